import { useEffect } from 'react'
import type { Call } from '../../src-main/contract/calls.ts'
import type { CallId } from '../../src-main/contract/ids.ts'
import { useAccess, useConsole } from '../state/console-context.tsx'
import { closeOverlay } from '../state/ui-store.ts'

/** The call that a dialog is about; null once it is over, and the dialog goes with it. */
export function useCallOfDialog(callId: CallId): Call | null {
  const call = useConsole(({ callsById }) => callsById[callId])
  const { ui } = useAccess()
  const isOver = !call || call.state === 'ended'
  useEffect(() => {
    if (isOver) closeOverlay(ui)
  }, [isOver, ui])
  return isOver ? null : call
}
