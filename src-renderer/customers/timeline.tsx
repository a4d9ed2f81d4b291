import { memo, useCallback, useMemo } from 'react'
import type { CustomerCard, Note } from '../../src-main/contract/history.ts'
import { useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { useMinute } from '../ui/clock.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import styles from './timeline.module.css'
import { TimelineEntryRow } from './timeline-entry.tsx'
import { type TimelineRow, timelineRows } from './timeline-rows.ts'
import { useTimeline } from './use-timeline.ts'

const css = classesOf(styles)

type TimelineProps = { card: CustomerCard; onCorrect?: ((note: Note) => void) | undefined }

export const Timeline = memo(function Timeline({ card, onCorrect }: TimelineProps) {
  const texts = useTexts()
  const now = useMinute()
  const { entries, loadMore, hasMore } = useTimeline(card)
  const rows = useMemo(() => timelineRows(entries, texts.time, now), [entries, texts, now])
  const render = useCallback(
    (row: TimelineRow) =>
      row.kind === 'day' ? (
        <h3 className={css('day')}>{row.title}</h3>
      ) : (
        <TimelineEntryRow entry={row.entry} now={now} onCorrect={onCorrect} />
      ),
    [now, onCorrect],
  )
  if (rows.length === 0)
    return (
      <EmptyState icon="clock" title={texts.card.timelineEmpty}>
        <p>{texts.card.timelineEmptyWhy}</p>
      </EmptyState>
    )
  return (
    <VirtualList
      label={texts.card.timeline}
      items={rows}
      keyOf={keyOf}
      estimate={estimate}
      render={render}
      onNearEnd={hasMore ? loadMore : undefined}
    />
  )
})

const keyOf = (row: TimelineRow) => row.key

/** Heights in pixels at the usual text size: a heading, or a title and so many lines of text. */
function estimate(row: TimelineRow): number {
  if (row.kind === 'day') return 32
  const { interaction, notes } = row.entry
  const lines = Math.ceil((interaction?.summary.length ?? 0) / 90)
  const noteLines = notes.reduce((sum, note) => sum + Math.ceil(note.text.length / 85), 0)
  return 37 + 20 * (Math.min(lines, 3) + noteLines)
}
