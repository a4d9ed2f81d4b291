import { useEffect, useRef } from 'react'
import type { Case, CustomerCard } from '../../src-main/contract/history.ts'
import { showCaseHistory } from '../state/card-place.ts'
import { useAccess, useConsole, useHouse, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Light } from '../ui/light.tsx'
import { CaseActions } from './case-actions.tsx'
import { CaseCourse } from './case-course.tsx'
import { CaseTags } from './case-tags.tsx'
import styles from './case-view.module.css'
import { ComplaintCourse } from './complaint-course.tsx'
import { DueHistory, DueLine } from './due-line.tsx'
import { holderWords } from './holder-words.ts'
import { SayState } from './say-state.tsx'
import { SpelledReference } from './spelled-reference.tsx'
import { useCountdowns } from './use-countdown.ts'

type CaseViewProps = { each: Case; card: CustomerCard; onBack: () => void }

/** One case with its whole course; the focus comes here, and goes back to the list by its first button. */
export function CaseView({ each, card, onBack }: CaseViewProps) {
  const { cases, timeline } = useTexts()
  const { ui } = useAccess()
  const agents = useConsole((state) => state.agents)
  const { desks } = useHouse()
  const countdowns = useCountdowns([each])
  const { owner, desk } = holderWords(each, agents, desks)
  const frame = useRef<HTMLElement>(null)
  useEffect(() => frame.current?.focus(), [])
  const held = [
    [cases.owner, owner ?? cases.nobody],
    ...(desk === null ? [] : [[cases.desk, desk]]),
    ...(each.category === '' ? [] : [[cases.category, each.category]]),
  ]
  return (
    <article ref={frame} tabIndex={-1} className={styles['view']} aria-label={each.subject}>
      <div className={styles['ways']}>
        <Button size="s" look="quiet" onPress={onBack}>
          ← {cases.backToAll}
        </Button>
        <Button
          size="s"
          look="quiet"
          icon="clock"
          onPress={() => showCaseHistory(ui, card.customer.id, each.id)}
        >
          {timeline.caseHistory}
        </Button>
      </div>
      <div className={styles['row']}>
        <Light state={each.state} letter={cases.letters[each.state]} word={cases.states[each.state]} />
        <CaseTags each={each} />
        <SpelledReference each={each} language={card.customer.language} />
      </div>
      <h2 className={styles['subject']} dir="auto">
        {each.subject}
      </h2>
      <dl className={styles['held']}>
        {held.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      <DueLine each={each} countdown={countdowns[each.id]} />
      <DueHistory each={each} />
      {each.complaint !== null && <ComplaintCourse stage={each.complaint} />}
      <SayState each={each} card={card} />
      <CaseActions each={each} all />
      <CaseCourse each={each} />
    </article>
  )
}
