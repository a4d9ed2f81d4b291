import { useEffect, useState } from 'react'
import type { MyReviews } from '../../src-main/contract/scoring-requests.ts'
import { useConsole, useRequests } from '../state/console-context.tsx'
import { onceShown } from '../ui/frames.ts'

const none: MyReviews = { toRead: [], toReadTotal: 0, answered: [] }
/** Changes that come together, from an import for instance, are one question. */
const togetherMs = 400

/** Reviews that wait for who sits here, asked again when the log has grown or somebody else sits down. */
export function useMyReviews(): MyReviews {
  const request = useRequests()
  const me = useConsole(({ agentId }) => agentId)
  const revision = useConsole(({ position }) => position?.data)
  const [answer, setAnswer] = useState<{ readonly of: typeof me; readonly mine: MyReviews } | null>(null)
  const isFirst = answer?.of !== me

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the log has grown.
  useEffect(() => {
    if (me === null) return
    let over = false
    const ask = () =>
      void request('review:mine', null, { quiet: true }).then((result) => {
        if (!over && result.ok) setAnswer({ of: me, mine: result.value })
      })
    const timer = isFirst ? undefined : setTimeout(ask, togetherMs)
    const forget = isFirst ? onceShown(ask) : undefined
    return () => {
      over = true
      clearTimeout(timer)
      forget?.()
    }
  }, [request, me, revision])
  return answer !== null && answer.of === me ? answer.mine : none
}
