import type { Case, CustomerCard } from '../../src-main/contract/history.ts'
import { useTexts } from '../state/console-context.tsx'
import { useMinute } from '../ui/clock.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Light } from '../ui/light.tsx'
import styles from './case-list.module.css'
import { MoveButtons } from './move-buttons.tsx'

const order = { red: 0, yellow: 1, green: 2 } as const

/** Open ones first, each with its steps. */
export function CaseList({ card }: { card: CustomerCard }) {
  const texts = useTexts().cases
  if (card.cases.length === 0)
    return (
      <EmptyState icon="folder" title={texts.none}>
        <p>{texts.noneWhy}</p>
      </EmptyState>
    )
  const cases = [...card.cases].sort((a, b) => order[a.state] - order[b.state] || b.openedAt - a.openedAt)
  return (
    <ul className={styles['list']}>
      {cases.map((each) => (
        <li key={each.id}>
          <CaseRow each={each} />
        </li>
      ))}
    </ul>
  )
}

function CaseRow({ each }: { each: Case }) {
  const { cases, time } = useTexts()
  const now = useMinute()
  return (
    <article className={styles['case']} aria-label={each.subject}>
      <div className={styles['row']}>
        <Light
          state={each.state}
          letter={cases.letters[each.state]}
          word={cases.states[each.state]}
          compact
        />
        <b>{each.subject}</b>
        {each.category && <span>{each.category}</span>}
        <span className={styles['reference']}>{referenceOf(each)}</span>
      </div>
      <ol className={styles['moves']} aria-label={cases.history}>
        {each.moves.map(({ id, at, to, reason, initials }) => (
          <li key={id}>
            {[cases.states[to], cases.moved(time.when(at, now), initials ?? ''), reason]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ol>
      <MoveButtons each={each} />
    </article>
  )
}

/** As it is read out: «P-4M2K-7Q9D». */
export function referenceOf({ reference }: Case): string {
  return `P-${reference.slice(0, 4)}-${reference.slice(4)}`
}
