import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type {
  CustomerCard,
  TimelineEntry,
  TimelineFilter,
  TimelinePage,
  TimelinePlace,
} from '../../src-main/contract/history.ts'
import { matchesFilter } from '../../src-main/domain/timeline.ts'
import type { TimelineJump } from '../state/card-place.ts'
import { type SendRequest, useRequests } from '../state/console-context.tsx'
import { mergeEntries } from './timeline-rows.ts'

/** What is shown of a history: all of it from the newest on, unless something is chosen. */
type TimelineView = { readonly filter: TimelineFilter; readonly jump: TimelineJump | null }

type Held = TimelinePage & {
  readonly view: string
  /** The first entry at or before the date that was jumped to. */
  readonly landing: string | null
}

type TimelineHold = {
  /** Null while the first page of this view is on its way. */
  readonly entries: readonly TimelineEntry[] | null
  readonly failed: boolean
  readonly landing: string | null
  /** Undefined where there is no more that way. */
  readonly loadOlder: (() => void) | undefined
  readonly loadNewer: (() => void) | undefined
  retry(): void
  /** What is in sight, from when to when: it is read again when the card has changed. */
  seen(newest: number, oldest: number): void
}

const againMs = 200

type Sight = { readonly newest: number; readonly oldest: number }

/** The card's first page and those fetched since. A component that uses it is keyed by customer. */
export function useTimeline(card: CustomerCard, { filter, jump }: TimelineView): TimelineHold {
  const request = useRequests()
  const customerId = card.customer.id
  const isWhole = filter.kinds.length === 0 && filter.caseId === null
  const isFront = isWhole && jump === null
  const view = `${filter.kinds.join()} ${filter.caseId} ${jump?.count}`
  const [anyHeld, setHeld] = useState<Held | null>(null)
  const [failed, setFailed] = useState(false)
  const [tries, setTries] = useState(0)
  const asking = useRef(false)
  const held = anyHeld?.view === view ? anyHeld : null
  const read = useCallback(
    (from: TimelinePlace) => readPage(request, { customerId, from, filter }),
    [request, customerId, filter],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: `view` names filter and jump; `tries` asks once more
  useEffect(() => {
    setFailed(false)
    if (isFront) return
    let over = false
    void begin(read, jump?.until ?? null).then((page) => {
      if (over) return
      if (page === null) setFailed(true)
      else setHeld({ ...page, view })
    })
    return () => {
      over = true
    }
  }, [view, customerId, tries])

  const next = held === null ? (isFront ? card.timelineNext : null) : held.next
  const previous = held?.previous ?? null
  const load = useCallback(
    async (kind: 'older' | 'newer', cursor: string) => {
      if (asking.current) return
      asking.current = true
      const page = await read({ kind, cursor })
      asking.current = false
      if (page === null) return
      setHeld((before) => joined(before, page, kind, { view, card: isFront ? card : null }))
    },
    [read, view, isFront, card],
  )

  const sight = useRef<Sight | null>(null)
  useRefresh(card, held, sight, read, setHeld)

  const entries = useMemo(() => shownOf(card, held, filter, isFront), [card, held, filter, isFront])
  return {
    entries,
    failed,
    landing: held?.landing ?? null,
    loadOlder: next === null ? undefined : () => void load('older', next),
    loadNewer: previous === null ? undefined : () => void load('newer', previous),
    retry: useCallback(() => setTries((before) => before + 1), []),
    seen: useCallback((newest, oldest) => {
      sight.current = { newest, oldest }
    }, []),
  }
}

async function readPage(
  request: SendRequest,
  question: { customerId: CustomerCard['customer']['id']; from: TimelinePlace; filter: TimelineFilter },
): Promise<TimelinePage | null> {
  const result = await request('customer:timeline', question, { quiet: true })
  if (result.ok) return result.value
  if (result.code !== 'conflict') return null
  // Another window's question took its place in the reader thread.
  await new Promise((resolve) => setTimeout(resolve, againMs))
  const second = await request('customer:timeline', question, { quiet: true })
  return second.ok ? second.value : null
}

/** A date lies in the middle of things: what is newer is read as well, before anything is shown. */
async function begin(
  read: (from: TimelinePlace) => Promise<TimelinePage | null>,
  until: number | null,
): Promise<Omit<Held, 'view'> | null> {
  const page = await read(until === null ? { kind: 'newest' } : { kind: 'until', at: until })
  if (page === null) return null
  const landing = until === null ? null : (page.entries[0]?.id ?? null)
  if (page.previous === null) return { ...page, landing }
  const newer = await read({ kind: 'newer', cursor: page.previous })
  if (newer === null) return { ...page, landing }
  return { entries: [...newer.entries, ...page.entries], next: page.next, previous: newer.previous, landing }
}

/** With the page that came. Null: the view has changed meanwhile. */
function joined(
  before: Held | null,
  page: TimelinePage,
  kind: 'older' | 'newer',
  { view, card }: { view: string; card: CustomerCard | null },
): Held | null {
  if (before !== null && before.view !== view) return before
  // The first page as it was then: what a new note pushes off it later must not fall between the pages.
  const known = before?.entries ?? card?.timeline
  if (known === undefined) return before
  return {
    view,
    landing: before?.landing ?? null,
    entries: kind === 'older' ? mergeEntries(known, page.entries) : mergeEntries(page.entries, known),
    next: kind === 'older' ? page.next : (before?.next ?? null),
    previous: kind === 'newer' ? page.previous : (before?.previous ?? null),
  }
}

/** What the window holds with the newest from the card, of which every event brings the latest state. */
function shownOf(
  card: CustomerCard,
  held: Held | null,
  filter: TimelineFilter,
  isFront: boolean,
): readonly TimelineEntry[] | null {
  if (held === null) return isFront ? card.timeline : null
  const fresh = card.timeline.filter((entry) => matchesFilter(entry, filter))
  if (held.previous !== null) {
    const known = new Set(held.entries.map(({ id }) => id))
    return mergeEntries(
      fresh.filter(({ id }) => known.has(id)),
      held.entries,
    )
  }
  const oldest = held.entries.at(-1)
  const reached = held.next === null || oldest === undefined ? 0 : oldest.at
  return mergeEntries(
    fresh.filter(({ at }) => at >= reached),
    held.entries,
  )
}

/** A note on an old contact changes the card but not its first page: what is in sight is read again. */
function useRefresh(
  card: CustomerCard,
  held: Held | null,
  sight: { readonly current: Sight | null },
  read: (from: TimelinePlace) => Promise<TimelinePage | null>,
  setHeld: (change: (before: Held | null) => Held | null) => void,
): void {
  const seenCard = useRef(card)
  useEffect(() => {
    const changed = seenCard.current !== card
    seenCard.current = card
    const seen = sight.current
    const reached = card.timeline.at(-1)?.at ?? 0
    if (!changed || held === null || seen === null || seen.oldest > reached) return
    const { view } = held
    void read({ kind: 'until', at: seen.newest }).then((page) => {
      if (page === null) return
      setHeld((before) =>
        before === null || before.view !== view
          ? before
          : { ...before, entries: replaced(before.entries, page.entries) },
      )
    })
  }, [card, held, sight, read, setHeld])
}

function replaced(
  entries: readonly TimelineEntry[],
  fresh: readonly TimelineEntry[],
): readonly TimelineEntry[] {
  const byId = new Map(fresh.map((entry) => [entry.id, entry]))
  return entries.map((entry) => byId.get(entry.id) ?? entry)
}
