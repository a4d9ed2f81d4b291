import { useCallback, useEffect, useRef, useState } from 'react'
import type { HistoryHit, HistoryHits } from '../../src-main/contract/search.ts'
import { useRequests } from '../state/console-context.tsx'
import { useLatest } from './latest.ts'

type Pages = {
  readonly first: HistoryHits
  readonly hits: readonly HistoryHit[]
  readonly next: string | null
}

/** The full text page by page. What belongs to words that no longer stand there is thrown away. */
export function useHistorySearch(words: string) {
  const request = useRequests()
  const ask = useCallback(
    (typed: string) => request('history:search', { words: typed, after: null }, { quiet: true }),
    [request],
  )
  const { answer, isCurrent } = useLatest(words, ask)
  const first = answer?.value ?? null
  const [later, setLater] = useState<Pages | null>(null)
  const asking = useRef<HistoryHits | null>(null)
  const pages = later !== null && later.first === first ? later : null
  const next = pages ? pages.next : (first?.next ?? null)

  const loadMore = useCallback(async () => {
    // The older words' next page would take the place of the newer words in the queue.
    if (answer === null || !isCurrent || next === null || asking.current === answer.value) return
    asking.current = answer.value
    const result = await request('history:search', { words: answer.words, after: next }, { quiet: true })
    asking.current = null
    if (!result.ok) return
    setLater((before) => ({
      first: answer.value,
      hits: [...(before?.first === answer.value ? before.hits : answer.value.hits), ...result.value.hits],
      next: result.value.next,
    }))
  }, [answer, isCurrent, next, request])

  // A page may be empty although more follow: everything on it was of cards that are gone.
  const hits = pages?.hits ?? first?.hits ?? null
  useEffect(() => {
    if (hits?.length === 0 && next !== null) void loadMore()
  }, [hits, next, loadMore])

  return { hits, words: answer?.words ?? '', hasMore: next !== null, isCurrent, loadMore }
}
