import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import type { ReviewRow } from '../../src-main/contract/review.ts'
import { parseFullTextQuery, wordsToMark } from '../../src-main/domain/full-text-query.ts'
import { type MarkedWord, markStretches } from '../../src-main/domain/search-text.ts'
import { kindIcon } from '../customers/entry-icon.ts'
import { Marked } from '../search/marked.tsx'
import { useConsole, useHouse, useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { useMinute } from '../ui/clock.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './review-table.module.css'
import type { Review } from './use-review.ts'

const css = classesOf(styles)

/** Pixels; a million rows have to fit into the tallest element that a browser draws, some 33 million. */
const rowHeight = 32
export const mostRows = 1_000_000

type TableProps = {
  review: Review
  /** What is looked for, to be marked. */
  words: string
  count: number
  selected: number
  onSelect: (index: number) => void
  onOpen: () => void
}

/** The contacts that were found; the arrows go through them, and only those in sight are in the document. */
export function ReviewTable({ review, words, count, selected, onSelect, onOpen }: TableProps) {
  const texts = useTexts()
  const list = useRef<HTMLDivElement>(null)
  const marked = useMemo(() => wordsToMark(parseFullTextQuery(words)), [words])
  const rows = useVirtualizer({
    count,
    getScrollElement: () => list.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 800, height: 480 },
  })
  const visible = rows.getVirtualItems()
  const [first, last] = [visible[0]?.index ?? 0, visible.at(-1)?.index ?? 0]
  const { want } = review
  useEffect(() => want(first, last), [want, first, last])

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? 0) / rowHeight) - 1)
    const next = keyed(event.key, selected, count, page)
    if (event.key === 'Enter') onOpen()
    if (next === null || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    onSelect(next)
    rows.scrollToIndex(next)
  }

  return (
    <div className={css('table')}>
      <div className={css('row', 'head')} aria-hidden="true">
        <span>{texts.review.columns.at}</span>
        <span />
        <span>{texts.review.columns.customer}</span>
        <span>{texts.review.columns.by}</span>
        <span>{texts.review.columns.duration}</span>
        <span>{texts.review.columns.outcome}</span>
        <span>{texts.review.columns.said}</span>
      </div>
      <div
        ref={list}
        id={reviewTableId}
        role="listbox"
        aria-label={texts.review.results}
        aria-activedescendant={count > 0 ? optionId(selected) : undefined}
        tabIndex={0}
        className={css('list')}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" className={css('all')} style={{ height: rows.getTotalSize() }}>
          {visible.map(({ index, start }) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list that holds it hears the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the list that holds it has the focus
            <div
              key={index}
              id={optionId(index)}
              role="option"
              aria-selected={index === selected}
              aria-posinset={index + 1}
              aria-setsize={count}
              className={css('row', index === selected && 'selected')}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onSelect(index)}
              onDoubleClick={onOpen}
            >
              <Cells row={review.rowAt(index)} marked={marked} />
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

export const reviewTableId = 'review-table'

function optionId(index: number): string {
  return `review-${index}`
}

function keyed(key: string, from: number, count: number, page: number): number | null {
  const within = (index: number) => Math.max(0, Math.min(count - 1, index))
  switch (key) {
    case 'ArrowDown':
      return within(from + 1)
    case 'ArrowUp':
      return within(from - 1)
    case 'PageDown':
      return within(from + page)
    case 'PageUp':
      return within(from - page)
    case 'Home':
      return within(0)
    case 'End':
      return within(count - 1)
    default:
      return null
  }
}

function Cells({ row, marked }: { row: ReviewRow | undefined; marked: readonly MarkedWord[] }) {
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
        {flags.map((flag) => (
          <span key={flag} className={css('flag')}>
            {flag}
          </span>
        ))}
        {row.subject !== '' && (
          <i>
            <Marked text={row.subject} stretches={markStretches(row.subject, marked)} />
          </i>
        )}
        <Marked text={row.excerpt} stretches={markStretches(row.excerpt, marked)} />
      </span>
    </>
  )
}
