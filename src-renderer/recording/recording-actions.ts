import type { CallId } from '../../src-main/contract/ids.ts'
import { activeCall } from '../calls/call-selection.ts'
import type { ConsoleAccess } from '../state/console-context.tsx'
import { openOverlay } from '../state/ui-store.ts'

/** What one key does for a call, whatever stands: it is told first, recorded, paused, and goes on. */
export function recordOrPause(access: ConsoleAccess, callId: CallId): void {
  const { console: store, ui, request } = access
  const { recordingsByCall } = store.getState()
  const recording = recordingsByCall[callId]
  if (recording?.announced !== 'told') {
    openOverlay(ui, { kind: 'announce', callId })
    return
  }
  const goesOn = recording.state !== 'none' && recording.state !== 'stopped'
  if (goesOn) void request('recording:pause', { callId, on: recording.state !== 'paused' })
  else void request('recording:start', { callId })
}

/** By key: of the call that matters, where the house records at all. */
export function recordActiveCall(access: ConsoleAccess): void {
  const { callsById, house } = access.console.getState()
  const call = activeCall(callsById)
  const isThere = call?.state === 'talking' || call?.state === 'held'
  if (isThere && house.recording.enabled) recordOrPause(access, call.id)
}
