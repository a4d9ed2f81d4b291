import { useEffect, useReducer, useState } from 'react'
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

type Answer = HandoverReading & {
  readonly of: string
  /** Of the log, when it was asked for. */
  readonly revision: number | undefined
}

/** The sheet of this period for who sits here, read again when the log has grown. */
export function useHandover(period: HandoverPeriod): HandoverReading {
  const { request, ui } = useAccess()
  const me = useConsole(({ agentId }) => agentId)
  const revision = useConsole(({ position }) => position?.data)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [round, readAgain] = useReducer((before: number) => before + 1, 0)
  const asked = JSON.stringify([period, me])
  const isAnswered = answer?.of === asked
  const hasGrown = isAnswered && answer.revision !== revision

  // What is written meanwhile ends no reading: while an import runs, none would come to its end.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` says all of it, `round` that it is read again.
  useEffect(() => {
    let over = false
    void request('handover:read', { period }, { quiet: true }).then((result) => {
      if (over) return
      const refused = !result.ok && result.code === 'invalid-input'
      if (!result.ok && !refused) notify(ui, { kind: 'failure', code: result.code })
      setAnswer((before) => {
        const sheet = result.ok ? result.value : (before?.sheet ?? null)
        return { of: asked, revision, sheet, refused }
      })
    })
    return () => {
      over = true
    }
  }, [request, ui, asked, round])

  // biome-ignore lint/correctness/useExhaustiveDependencies: waits anew with each change of the log.
  useEffect(() => {
    if (!hasGrown) return
    const timer = setTimeout(readAgain, settleMs)
    return () => clearTimeout(timer)
  }, [hasGrown, revision])

  return { sheet: answer?.sheet ?? null, refused: isAnswered && answer.refused }
}
