import { useCallback, useMemo, useRef, useState } from 'react'
import type { CustomerCard, TimelineEntry } from '../../src-main/contract/history.ts'
import { useRequests } from '../state/console-context.tsx'
import { mergeEntries } from './timeline-rows.ts'

type Older = { readonly entries: readonly TimelineEntry[]; readonly next: string | null }

/** The card's first page and those fetched since. A component that uses it is keyed by customer. */
export function useTimeline(card: CustomerCard) {
  const request = useRequests()
  const [older, setOlder] = useState<Older | null>(null)
  const asking = useRef(false)
  const next = older === null ? card.timelineNext : older.next
  const customerId = card.customer.id

  const loadMore = useCallback(async () => {
    if (next === null || asking.current) return
    asking.current = true
    const result = await request('customer:timeline', {
      customerId,
      from: { kind: 'older', cursor: next },
    })
    asking.current = false
    if (!result.ok) return
    // The first page as it was then: what a new note pushes off it later must not fall between the pages.
    setOlder((before) => ({
      entries: mergeEntries([...(before?.entries ?? card.timeline)], result.value.entries),
      next: result.value.next,
    }))
  }, [next, customerId, request, card.timeline])

  const entries = useMemo(() => mergeEntries(card.timeline, older?.entries ?? []), [card.timeline, older])
  return { entries, loadMore, hasMore: next !== null }
}
