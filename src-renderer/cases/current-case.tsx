import { memo, useState } from 'react'
import type { Case, CustomerCard } from '../../src-main/contract/history.ts'
import type { CallId, CaseId } from '../../src-main/contract/ids.ts'
import { needsWork, timesMovedAhead } from '../../src-main/domain/case-steps.ts'
import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Light } from '../ui/light.tsx'
import { Panel } from '../ui/panel.tsx'
import { CaseActions } from './case-actions.tsx'
import { CaseTags } from './case-tags.tsx'
import styles from './current-case.module.css'
import { DueLine } from './due-line.tsx'
import { OpenCase } from './open-case.tsx'
import { SayState } from './say-state.tsx'
import { SpelledReference } from './spelled-reference.tsx'
import { suggestedSubject } from './suggested-subject.ts'
import { useCountdowns } from './use-countdown.ts'
import { useLeftSubject } from './use-left-subject.ts'

/** What Alt+C presses. */
export const openCaseId = 'open-case'

const mostOthers = 4

type CurrentCaseProps = {
  card: CustomerCard
  callId: CallId | null
  /** The one that the call is about, where that is known. */
  caseId?: CaseId | null
  noteText: () => string
}

/** The case most likely meant: put before others, or touched last, with the sentence to read out. */
export const CurrentCase = memo(function CurrentCase({
  card,
  callId,
  caseId = null,
  noteText,
}: CurrentCaseProps) {
  const texts = useTexts()
  const [opening, setOpening] = useState<string | null>(null)
  const { left, leave } = useLeftSubject(card.customer.id)
  const [chosen, setChosen] = useState<CaseId | null>(null)
  const open = card.cases
    .filter(needsWork)
    .sort((a, b) => timesMovedAhead(b) - timesMovedAhead(a) || lastTouch(b) - lastTouch(a))
  const close = (subject: string) => {
    leave(subject)
    setOpening(null)
  }
  const current =
    open.find(({ id }) => id === chosen) ?? card.cases.find(({ id }) => id === caseId) ?? open[0]

  return (
    <Panel
      title={texts.cases.title}
      grow
      scroll
      aside={
        opening === null && (
          <Button
            id={openCaseId}
            label={texts.cases.open}
            size="s"
            icon="plus"
            shortcut="Alt C"
            onPress={() => setOpening(left || suggestedSubject(noteText()))}
          >
            {texts.cases.openShort}
          </Button>
        )
      }
    >
      {opening !== null ? (
        <OpenCase
          customerId={card.customer.id}
          callId={callId}
          subject={opening}
          onClose={() => close('')}
          onLeave={(subject) => close(subject === opening ? left : subject)}
        />
      ) : (
        <>
          {current ? (
            <CurrentOne key={current.id} each={current} card={card} />
          ) : (
            <p className={styles['none']}>
              <b>{texts.cases.none}</b> {texts.cases.noneWhy}
            </p>
          )}
          {open
            .filter((each) => each !== current)
            .slice(0, mostOthers)
            .map((each) => (
              <button
                key={each.id}
                type="button"
                className={styles['other']}
                onClick={() => setChosen(each.id)}
              >
                <Light
                  compact
                  state={each.state}
                  letter={texts.cases.letters[each.state]}
                  word={texts.cases.states[each.state]}
                />
                <span dir="auto">{each.subject}</span>
              </button>
            ))}
        </>
      )}
    </Panel>
  )
})

function CurrentOne({ each, card }: { each: Case; card: CustomerCard }) {
  const { cases } = useTexts()
  const countdowns = useCountdowns([each])
  return (
    <article className={styles['case']} aria-label={each.subject}>
      <div className={styles['row']}>
        <Light state={each.state} letter={cases.letters[each.state]} word={cases.states[each.state]} />
        <SpelledReference each={each} language={card.customer.language} />
      </div>
      <b className={styles['subject']} dir="auto">
        {each.subject}
      </b>
      <div className={styles['tags']}>
        <CaseTags each={each} />
      </div>
      <CaseActions each={each}>
        <DueLine each={each} countdown={countdowns[each.id]} />
        <SayState each={each} card={card} />
      </CaseActions>
    </article>
  )
}

function lastTouch({ moves, steps, openedAt }: Case): number {
  return Math.max(moves.at(-1)?.at ?? openedAt, steps.at(-1)?.at ?? openedAt)
}
