import { useEffect, useState } from 'react'
import type { Result } from '../../src-main/contract/result.ts'
import { onceShown } from '../ui/frames.ts'
import { type SendRequest, useConsole, useRequests } from './console-context.tsx'

/** Changes that come together, from an import for instance, are one question. */
const togetherMs = 400

/**
 * What waits for who sits here, asked again when the log has grown or somebody else sits down; `none` until it is known.
 * `ask` is one function for good.
 */
export function useMine<T>(ask: (request: SendRequest) => Promise<Result<T>>, none: T): T {
  const request = useRequests()
  const me = useConsole(({ agentId }) => agentId)
  const revision = useConsole(({ position }) => position?.data)
  const [answer, setAnswer] = useState<{ readonly of: typeof me; readonly mine: T } | null>(null)
  const isFirst = answer?.of !== me

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the log has grown.
  useEffect(() => {
    if (me === null) return
    let over = false
    const askNow = () =>
      void ask(request).then((result) => {
        if (!over && result.ok) setAnswer({ of: me, mine: result.value })
      })
    const timer = isFirst ? undefined : setTimeout(askNow, togetherMs)
    const forget = isFirst ? onceShown(askNow) : undefined
    return () => {
      over = true
      clearTimeout(timer)
      forget?.()
    }
  }, [request, me, revision])
  return answer !== null && answer.of === me ? answer.mine : none
}
