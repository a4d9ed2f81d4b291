import type { ReviewRow } from '../../src-main/contract/review.ts'
import { type MarkedWord, markStretches } from '../../src-main/domain/search-text.ts'
import { kindIcon } from '../customers/entry-icon.ts'
import { Marked } from '../search/marked.tsx'
import { useConsole, useHouse, useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { useMinute } from '../ui/clock.ts'
import { Icon } from '../ui/icon.tsx'
import { nearMatch } from './near-match.ts'
import styles from './review-table.module.css'

const css = classesOf(styles)

type CellsProps = { row: ReviewRow | undefined; marked: readonly MarkedWord[] }

/** One line of the table; where words are looked for, they come before what else is to be said of the contact. */
export function ReviewCells({ row, marked }: CellsProps) {
  const { card, review, time, calls } = useTexts()
  const now = useMinute()
  const agents = useConsole((state) => state.agents)
  const { outcomes } = useHouse()
  if (row === undefined) return <span className={css('said')}>…</span>
  const { channel, direction, outcome, durationSeconds, heldSeconds, hoursSince } = row
  const own = outcomes.find((choice) => choice.outcome === outcome)?.label
  const flags = [
    row.complaint && review.complaint,
    row.brokenPromise && review.brokenPromise,
    row.transferred && review.transferred,
    heldSeconds >= 60 && review.held(time.duration(heldSeconds)),
    hoursSince !== null && hoursSince <= 7 * 24 && review.again(Math.ceil(hoursSince / 24)),
  ].filter((flag) => flag !== false)
  const name = agents.find(({ id }) => id === row.agentId)?.name
  const inSubject = markStretches(row.subject, marked)
  const inExcerpt = markStretches(row.excerpt, marked)
  const said =
    inSubject.length > 0 ? { text: row.excerpt, stretches: inExcerpt } : nearMatch(row.excerpt, inExcerpt)
  const where = channel === 'note' ? review.noteAlone : card.channels[channel][direction]
  return (
    <>
      <time dateTime={new Date(row.at).toISOString()}>{time.when(row.at, now)}</time>
      <span className={css('icon')} title={where}>
        <Icon name={direction === 'out' && channel === 'phone' ? 'phone-out' : kindIcon(channel)} size="s" />
        <span className="visually-hidden">{where}</span>
      </span>
      <b>{row.customerName}</b>
      <span title={name}>{row.initials ?? ''}</span>
      <span className={css('number')}>{durationSeconds === null ? '' : time.duration(durationSeconds)}</span>
      <span>{outcome === null ? '' : own || calls.outcomes[outcome]}</span>
      <span className={css('said')}>
        {marked.length === 0 && <Flags flags={flags} />}
        {row.subject !== '' && (
          <i>
            <Marked text={row.subject} stretches={inSubject} />
          </i>
        )}
        <Marked {...said} /> {marked.length > 0 && <Flags flags={flags} />}
      </span>
    </>
  )
}

function Flags({ flags }: { flags: readonly string[] }) {
  return flags.map((flag) => (
    <span key={flag} className={css('flag')}>
      {flag}
    </span>
  ))
}
