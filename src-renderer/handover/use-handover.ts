import { useEffect, useState } from 'react'
import type { HandoverPeriod, HandoverSheet } from '../../src-main/contract/handover.ts'
import { useConsole, useRequests } from '../state/console-context.tsx'

/** Who writes much at once is waited for: the sheet is read, not watched. */
const settleMs = 1500

type Answer = { readonly of: string; readonly sheet: HandoverSheet | null }

/**
 * The sheet of this period for who sits here, read again when the log has grown. `sheet` null: not read yet, or, where
 * `refused`, no such period.
 */
export function useHandover(period: HandoverPeriod | null): {
  readonly sheet: HandoverSheet | null
  readonly refused: boolean
} {
  const request = useRequests()
  const me = useConsole(({ agentId }) => agentId)
  const revision = useConsole(({ position }) => position?.data)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const asked = period === null ? null : JSON.stringify([period, me])
  const isFirst = answer?.of !== asked

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` says all of it; and anew when the log has grown.
  useEffect(() => {
    if (period === null || asked === null) return
    let over = false
    const ask = () =>
      void request('handover:read', { period }, { quiet: true }).then((result) => {
        if (!over) setAnswer({ of: asked, sheet: result.ok ? result.value : null })
      })
    const timer = setTimeout(ask, isFirst ? 0 : settleMs)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [request, asked, revision])

  const isAnswered = answer !== null && answer.of === asked
  return {
    // While another period is read the one before stands: nothing flickers.
    sheet: answer?.sheet ?? null,
    refused: isAnswered && answer.sheet === null,
  }
}
