import { placeCalls } from '../calls/call-selection.ts'
import type { ConsoleAccess } from '../state/console-context.tsx'
import { openOverlay } from '../state/ui-store.ts'
import { promiseOfCall } from './promise-of-call.ts'

/** Alt+P: for the customer on the screen, whether they are on the line or only looked at. */
export function beginPromise({ console: store, ui }: ConsoleAccess): void {
  const { screen, openCustomerId, focusedCallId } = ui.getState()
  const { middle } = placeCalls(store.getState().callsById, focusedCallId)
  const call = screen === 'customers' ? null : middle
  const customerId = screen === 'customers' ? openCustomerId : (call?.customerId ?? null)
  if (customerId !== null)
    openOverlay(ui, { kind: 'promise', customerId, callId: call?.id ?? null, caseId: call?.caseId ?? null })
}

/** Alt+K: the promise that the customer on the line waits for is kept by this call. */
export function keepPromiseNow({ console: store, ui, request }: ConsoleAccess): void {
  const { callsById, cardsById } = store.getState()
  const { note: call } = placeCalls(callsById, ui.getState().focusedCallId)
  const card = call?.customerId ? cardsById[call.customerId] : undefined
  const found = call && card && promiseOfCall(call, card)
  if (found && !found.kept) void request('promise:keep', { promiseId: found.promise.id, callId: call.id })
}
