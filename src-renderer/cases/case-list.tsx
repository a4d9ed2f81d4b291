import { useState } from 'react'
import type { Countdown } from '../../src-main/contract/case-steps.ts'
import type { Case, CustomerCard } from '../../src-main/contract/history.ts'
import type { CaseId } from '../../src-main/contract/ids.ts'
import { needsWork, timesMovedAhead } from '../../src-main/domain/case-steps.ts'
import { targetId } from '../state/card-place.ts'
import { useConsole, useHouse, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Light } from '../ui/light.tsx'
import { CaseActions } from './case-actions.tsx'
import styles from './case-list.module.css'
import { CaseTags } from './case-tags.tsx'
import { CaseView } from './case-view.tsx'
import { DueLine } from './due-line.tsx'
import { holderWords } from './holder-words.ts'
import { OpenCase } from './open-case.tsx'
import { referenceOf } from './reference-of.ts'
import { useCountdowns } from './use-countdown.ts'
import { useLeftSubject } from './use-left-subject.ts'

const order = { red: 0, yellow: 1, green: 2 } as const

/** What needs work first, what was put before others at its top; a case opens with its course. */
export function CaseList({ card }: { card: CustomerCard }) {
  const { cases: texts } = useTexts()
  const [openId, setOpenId] = useState<CaseId | null>(null)
  const [opening, setOpening] = useState(false)
  const { left, leave } = useLeftSubject(card.customer.id)
  const countdowns = useCountdowns(card.cases)
  const open = card.cases.find(({ id }) => id === openId)
  if (open) return <CaseView key={open.id} each={open} card={card} onBack={() => setOpenId(null)} />

  const close = (subject: string) => {
    leave(subject)
    setOpening(false)
  }
  return (
    <div className={styles['list']}>
      {opening ? (
        <OpenCase
          customerId={card.customer.id}
          callId={null}
          subject={left}
          onClose={() => close('')}
          onLeave={close}
        />
      ) : (
        <div>
          <Button size="s" icon="plus" onPress={() => setOpening(true)}>
            {texts.open}
          </Button>
        </div>
      )}
      {card.cases.length === 0 ? (
        !opening && (
          <EmptyState icon="folder" title={texts.none}>
            <p>{texts.noneWhy}</p>
          </EmptyState>
        )
      ) : (
        <ul>
          {inOrder(card.cases).map((each) => (
            <li key={each.id}>
              <CaseRow each={each} countdown={countdowns[each.id]} onOpen={() => setOpenId(each.id)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function inOrder(cases: readonly Case[]): readonly Case[] {
  const rank = (each: Case) => (needsWork(each) ? 0 : 1)
  const ahead = (each: Case) => (timesMovedAhead(each) > 0 ? 0 : 1)
  return [...cases].sort(
    (a, b) =>
      rank(a) - rank(b) || ahead(a) - ahead(b) || order[a.state] - order[b.state] || b.openedAt - a.openedAt,
  )
}

type CaseRowProps = { each: Case; countdown: Countdown | undefined; onOpen: () => void }

function CaseRow({ each, countdown, onOpen }: CaseRowProps) {
  const { cases } = useTexts()
  const agents = useConsole((state) => state.agents)
  const { desks } = useHouse()
  const { owner, desk } = holderWords(each, agents, desks)
  return (
    <article
      id={targetId({ kind: 'case', id: each.id })}
      tabIndex={-1}
      className={styles['case']}
      aria-label={each.subject}
    >
      <div className={styles['row']}>
        <Light
          state={each.state}
          letter={cases.letters[each.state]}
          word={cases.states[each.state]}
          compact
        />
        <button
          type="button"
          className={styles['subject']}
          aria-label={cases.openCourse(each.subject)}
          onClick={onOpen}
          dir="auto"
        >
          {each.subject}
        </button>
        <CaseTags each={each} />
        <span className={styles['reference']}>{referenceOf(each)}</span>
      </div>
      <p className={styles['held']} dir="auto">
        {[owner ?? cases.nobody, desk, each.category].filter(Boolean).join(' · ')}
      </p>
      {needsWork(each) && <DueLine each={each} countdown={countdown} />}
      <CaseActions each={each} />
    </article>
  )
}
