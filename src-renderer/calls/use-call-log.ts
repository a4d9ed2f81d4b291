import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { LoggedCall } from '../../src-main/contract/calls.ts'
import { useConsole, useRequests } from '../state/console-context.tsx'

/** The log, newest first: pages as they are asked for, and what was told since. */
export function useCallLog() {
  const request = useRequests()
  const told = useConsole(({ loggedById }) => loggedById)
  const [pages, setPages] = useState<readonly LoggedCall[] | null>(null)
  const [isAll, setIsAll] = useState(false)
  const asking = useRef(false)

  const load = useCallback(
    async (before: number | null) => {
      if (asking.current) return
      asking.current = true
      const result = await request('call:log', { before })
      asking.current = false
      if (!result.ok) return
      setIsAll(result.value.length === 0)
      setPages((known) => (before === null ? result.value : [...(known ?? []), ...result.value]))
    },
    [request],
  )

  useEffect(() => void load(null), [load])

  const calls = useMemo(() => {
    const byId = new Map((pages ?? []).map((call) => [call.id, call]))
    for (const call of Object.values<LoggedCall>(told)) byId.set(call.id, call)
    return [...byId.values()].sort((a, b) => b.receivedAt - a.receivedAt)
  }, [pages, told])

  const loadMore = useCallback(() => {
    const oldest = pages?.at(-1)
    if (oldest && !isAll) void load(oldest.receivedAt)
  }, [pages, isAll, load])

  return { calls, isAll, loaded: pages !== null, loadMore }
}
