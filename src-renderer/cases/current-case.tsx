import { memo, useState } from 'react'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import type { CallId, CaseId } from '../../src-main/contract/ids.ts'
import { useConsole, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { useMinute } from '../ui/clock.ts'
import { Light } from '../ui/light.tsx'
import { Panel } from '../ui/panel.tsx'
import { referenceOf } from './case-list.tsx'
import styles from './current-case.module.css'
import { MoveButtons } from './move-buttons.tsx'
import { OpenCase } from './open-case.tsx'
import { spokenState } from './spoken.ts'

type CurrentCaseProps = { card: CustomerCard; callId: CallId | null; noteText: () => string }

/** The case most likely meant: the newest that is open, with the sentence to read out. */
export const CurrentCase = memo(function CurrentCase({ card, callId, noteText }: CurrentCaseProps) {
  const texts = useTexts()
  const agents = useConsole((state) => state.agents)
  const now = useMinute()
  const [opening, setOpening] = useState<string | null>(null)
  const [chosen, setChosen] = useState<CaseId | null>(null)
  const open = card.cases
    .filter(({ state }) => state !== 'green')
    .sort((a, b) => (b.moves.at(-1)?.at ?? b.openedAt) - (a.moves.at(-1)?.at ?? a.openedAt))
  const current = open.find(({ id }) => id === chosen) ?? open[0]

  return (
    <Panel
      title={texts.cases.title}
      grow
      scroll
      aside={
        opening === null && (
          <Button size="s" icon="plus" onPress={() => setOpening(firstLine(noteText()))}>
            {texts.cases.open}
          </Button>
        )
      }
    >
      {opening !== null ? (
        <OpenCase
          customerId={card.customer.id}
          callId={callId}
          subject={opening}
          onClose={() => setOpening(null)}
        />
      ) : (
        <>
          {current ? (
            <article className={styles['case']}>
              <div className={styles['row']}>
                <Light
                  state={current.state}
                  letter={texts.cases.letters[current.state]}
                  word={texts.cases.states[current.state]}
                />
                <span className={styles['reference']}>{referenceOf(current)}</span>
              </div>
              <b>{current.subject}</b>
              <blockquote className={styles['say']} aria-label={texts.cases.sayAloud}>
                {spokenState(current, card, agents, texts, now)}
              </blockquote>
              <MoveButtons key={current.id} each={current} />
            </article>
          ) : (
            <p className={styles['none']}>
              <b>{texts.cases.none}</b> {texts.cases.noneWhy}
            </p>
          )}
          {open
            .filter((each) => each !== current)
            .slice(0, 4)
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
                <span>{each.subject}</span>
              </button>
            ))}
        </>
      )}
    </Panel>
  )
})

/** A subject from what the operator has already typed. */
function firstLine(text: string): string {
  const line = text.trim().split('\n')[0] ?? ''
  const sentence = line.split(/(?<=[.!?])\s/)[0] ?? ''
  return sentence.replace(/[.!]$/, '').slice(0, 120)
}
