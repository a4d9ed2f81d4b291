import { useEffect, useState } from 'react'
import type { HandoverPeriod, HandoverSheet } from '../../src-main/contract/handover.ts'
import { useAccess, useConsole } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'

/** Who writes much at once is waited for: the sheet is read, not watched. */
const settleMs = 1500

export type HandoverReading = {
  /** The last that was read: while another period is read, or where that cannot be, nothing flickers. */
  readonly sheet: HandoverSheet | null
  /** There is no such period. */
  readonly refused: boolean
}

/** The sheet of this period for who sits here, read again when the log has grown. */
export function useHandover(period: HandoverPeriod): HandoverReading {
  const { request, ui } = useAccess()
  const me = useConsole(({ agentId }) => agentId)
  const revision = useConsole(({ position }) => position?.data)
  const [answer, setAnswer] = useState<(HandoverReading & { readonly of: string }) | null>(null)
  const asked = JSON.stringify([period, me])
  const isFirst = answer?.of !== asked

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` says all of it; and anew when the log has grown.
  useEffect(() => {
    let over = false
    const ask = () =>
      void request('handover:read', { period }, { quiet: true }).then((result) => {
        if (over) return
        const refused = !result.ok && result.code === 'invalid-input'
        if (!result.ok && !refused) notify(ui, { kind: 'failure', code: result.code })
        setAnswer((before) => {
          const sheet = result.ok ? result.value : (before?.sheet ?? null)
          return { of: asked, sheet, refused }
        })
      })
    const timer = setTimeout(ask, isFirst ? 0 : settleMs)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [request, ui, asked, revision])

  return { sheet: answer?.sheet ?? null, refused: !isFirst && answer.refused }
}
