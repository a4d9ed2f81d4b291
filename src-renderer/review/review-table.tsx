import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { ReviewRow } from '../../src-main/contract/review.ts'
import { parseFullTextQuery, wordsToMark } from '../../src-main/domain/full-text-query.ts'
import { chosenMark } from '../scoring/open-review.ts'
import { useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { type TallList, useTallList } from '../ui/use-tall-list.ts'
import { ReviewCells } from './review-cells.tsx'
import styles from './review-table.module.css'
import type { ReviewRows } from './use-review.ts'

const css = classesOf(styles)

/** Pixels. */
const rowHeight = 32
export const mostRows = 1_000_000

type TableProps = {
  review: ReviewRows
  /** What is looked for, to be marked. */
  words: string
  count: number
  selected: number
  onSelect: (index: number) => void
  onOpen: () => void
  /** Whether the key for reviewing looks here which contact is chosen: what stands beside the table may be behind. */
  tellsContact?: boolean
}

/** The contacts that were found; the arrows go through them, and only those in sight are in the document. */
export function ReviewTable({
  review,
  words,
  count,
  selected,
  onSelect,
  onOpen,
  tellsContact = false,
}: TableProps) {
  const texts = useTexts()
  const list = useRef<HTMLDivElement>(null)
  const marked = useMemo(() => wordsToMark(parseFullTextQuery(words)), [words])
  const rows = useTallList(list, count, rowHeight)
  const { first, last } = rows
  useStandStill(rows, review.again, selected)
  const { want } = review
  useEffect(() => want(first, last), [want, first, last])

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? 0) / rowHeight) - 1)
    const next = keyed(event.key, selected, count, page)
    if (event.key === 'Enter') onOpen()
    if (next === null || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    onSelect(next)
    rows.reveal(next)
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
        <div role="presentation" className={css('all')} style={{ height: rows.height }}>
          {Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at).map((index) => (
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
              style={{ transform: `translateY(${rows.topOf(index)}px)` }}
              {...(tellsContact ? contactMark(review.rowAt(index)) : {})}
              onClick={() => onSelect(index)}
              onDoubleClick={onOpen}
            >
              <ReviewCells row={review.rowAt(index)} marked={marked} />
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

/** When the same was asked again, the chosen row stays where it was seen, whatever came or went above it. */
function useStandStill(rows: TallList, again: number, selected: number): void {
  const before = useRef({ again, selected })
  useLayoutEffect(() => {
    const moved = again === before.current.again ? 0 : selected - before.current.selected
    before.current = { again, selected }
    if (moved !== 0) rows.moveBy(moved)
  }, [rows, again, selected])
}

export const reviewTableId = 'review-table'

/** Of a note that stands alone it is empty: nobody reviews it. */
function contactMark(row: ReviewRow | undefined) {
  return { [chosenMark]: row === undefined || row.channel === 'note' ? '' : row.id }
}

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
