import { memo, useCallback, useMemo } from 'react'
import type { CustomerCard, Note } from '../../src-main/contract/history.ts'
import { RecordingsOfCard, useRecordings } from '../recording/use-recordings.ts'
import { cardFront, lookInCard, wholeTimeline } from '../state/card-place.ts'
import { useAccess, useTexts, useUi } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { useMinute } from '../ui/clock.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { type ListPlace, VirtualList } from '../ui/virtual-list.tsx'
import styles from './timeline.module.css'
import { chosenText } from './timeline-bar.tsx'
import { TimelineEntryRow } from './timeline-entry.tsx'
import { createTimelineRows, type TimelineRow } from './timeline-rows.ts'
import { useTimeline } from './use-timeline.ts'

const css = classesOf(styles)

type TimelineProps = { card: CustomerCard; onCorrect?: ((note: Note) => void) | undefined }

/** Rows before either end of what the window holds at which the next page is fetched. */
const rowsAhead = 40
const dayMs = 24 * 60 * 60 * 1000

export const Timeline = memo(function Timeline({ card, onCorrect }: TimelineProps) {
  const texts = useTexts()
  const now = useMinute()
  const { filter, jump, target } = useUi(({ cardPlaces }) => cardPlaces[card.customer.id]) ?? cardFront
  const { entries, failed, landing, loadOlder, loadNewer, retry, seen } = useTimeline(card, { filter, jump })
  // Headings change with the day, not with the minute; local midnights are whole hours from UTC's here or there.
  const today = Math.floor((now - new Date(now).getTimezoneOffset() * 60_000) / dayMs)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `today` stands for `now`
  const toRows = useMemo(() => createTimelineRows(texts.time, now), [texts, today])
  const rows = useMemo(() => (entries === null ? null : toRows(entries)), [entries, toRows])
  const recordings = useRecordings(card)
  const hasTarget = target?.kind === 'entry' && entries?.some(({ id }) => id === target.id)
  const place: ListPlace = hasTarget
    ? { key: target.id, id: `target ${target.count}` }
    : { key: landing, id: `${filter.kinds.join()} ${filter.caseId} ${jump?.count}` }

  const render = useCallback(
    (row: TimelineRow) =>
      row.kind === 'day' ? (
        <h3 className={css('day')}>{row.title}</h3>
      ) : (
        <TimelineEntryRow entry={row.entry} now={now} onCorrect={onCorrect} />
      ),
    [now, onCorrect],
  )
  const onSight = useCallback(
    (first: TimelineRow, last: TimelineRow) => seen(timeOf(first), timeOf(last)),
    [seen],
  )

  if (failed) return <Unread onRetry={retry} />
  if (rows === null)
    return (
      <p className={css('reading')} role="status">
        {texts.timeline.reading}
      </p>
    )
  if (rows.length === 0) return <Nothing card={card} />
  return (
    <RecordingsOfCard value={recordings}>
      <VirtualList
        label={texts.card.timeline}
        items={rows}
        keyOf={keyOf}
        estimate={estimate}
        render={render}
        onNearEnd={loadOlder}
        onNearStart={loadNewer}
        ahead={rowsAhead}
        place={place}
        onSight={onSight}
      />
    </RecordingsOfCard>
  )
})

function Unread({ onRetry }: { onRetry: () => void }) {
  const { timeline } = useTexts()
  return (
    <EmptyState icon="warning" title={timeline.failed}>
      <Button icon="retry" onPress={onRetry}>
        {timeline.again}
      </Button>
    </EmptyState>
  )
}

/** Says why nothing is here: no history at all, or nothing of what was chosen; then one key shows everything. */
function Nothing({ card }: { card: CustomerCard }) {
  const texts = useTexts()
  const { ui } = useAccess()
  const customerId = card.customer.id
  const { filter, jump } = useUi(({ cardPlaces }) => cardPlaces[customerId]) ?? cardFront
  const chosen = chosenText(card, filter, texts)
  if (chosen === '' && jump === null)
    return (
      <EmptyState icon="clock" title={texts.card.timelineEmpty}>
        <p>{texts.card.timelineEmptyWhy}</p>
      </EmptyState>
    )
  const { timeline } = texts
  const title =
    chosen === '' && jump ? timeline.nothingUntil(texts.time.date(jump.until)) : timeline.nothingOf(chosen)
  return (
    <div role="status" className={css('nothing')}>
      <EmptyState icon="search" title={title}>
        <Button
          shortcut="Esc"
          onPress={() => lookInCard(ui, customerId, { filter: wholeTimeline, until: null, target: null })}
        >
          {timeline.clear}
        </Button>
      </EmptyState>
    </div>
  )
}

const keyOf = (row: TimelineRow) => row.key
const timeOf = (row: TimelineRow) => (row.kind === 'day' ? row.newestAt : row.entry.at)

/** Heights in pixels at the usual text size: a heading, or a title and so many lines of text. */
function estimate(row: TimelineRow): number {
  if (row.kind === 'day') return 32
  const { interaction, notes } = row.entry
  const lines = Math.ceil((interaction?.summary.length ?? 0) / 90)
  const noteLines = notes.reduce((sum, note) => sum + Math.min(50, Math.ceil(note.text.length / 85)) + 1, 0)
  const gathered = interaction?.collected.length ? 30 + 20 * Math.ceil(interaction.collected.length / 2) : 0
  return 37 + 20 * (Math.min(lines, 50) + noteLines) + gathered
}
