import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Outage } from '../../src-main/contract/outages.ts'
import { useConsole, useRequests } from '../state/console-context.tsx'

const noMore = Number.NEGATIVE_INFINITY

/** When nobody could call here, newest first, back to `since` (UTC ms): pages as they are needed, and what was told since. */
export function useOutages(since: number): readonly Outage[] {
  const request = useRequests()
  const told = useConsole(({ outagesById }) => outagesById)
  const [read, setRead] = useState<readonly Outage[]>([])
  const [readBackTo, setReadBackTo] = useState<number | null>(null)
  const asking = useRef(false)

  const load = useCallback(async () => {
    if (asking.current) return
    asking.current = true
    const result = await request('line:outages', { before: readBackTo })
    asking.current = false
    if (!result.ok) return
    setRead((known) => [...known, ...result.value])
    setReadBackTo(result.value.at(-1)?.from ?? noMore)
  }, [request, readBackTo])

  useEffect(() => {
    if (readBackTo === null || readBackTo > since) void load()
  }, [readBackTo, since, load])

  return useMemo(() => {
    const byId = new Map(read.map((outage) => [outage.id, outage]))
    for (const outage of Object.values<Outage>(told)) byId.set(outage.id, outage)
    return [...byId.values()].filter(({ from }) => from >= since).sort((a, b) => b.from - a.from)
  }, [read, told, since])
}
