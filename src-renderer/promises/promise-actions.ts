import { placeCalls } from '../calls/call-selection.ts'
import { askForCard } from '../calls/needs-card.ts'
import type { ConsoleAccess } from '../state/console-context.tsx'
import { openOverlay } from '../state/ui-store.ts'
import { promisesOfCall } from './promise-of-call.ts'

/** Alt+P: for the customer on the screen, whether they are on the line or only looked at. */
export function beginPromise(access: ConsoleAccess): void {
  const { console: store, ui } = access
  const { screen, openCustomerId, focusedCallId } = ui.getState()
  const looksAt = screen === 'customers' ? openCustomerId : null
  const { middle } = placeCalls(store.getState().callsById, focusedCallId)
  const call = looksAt === null ? middle : null
  const customerId = looksAt ?? call?.customerId ?? null
  if (customerId !== null)
    openOverlay(ui, { kind: 'promise', customerId, callId: call?.id ?? null, caseId: call?.caseId ?? null })
  else if (call) askForCard(access, call, ({ transfers }) => transfers.noCustomer)
}

/** Alt+K: the promise that the customer on the line waits for is kept by this call; pressed again, the next. */
export function keepPromiseNow({ console: store, ui, request }: ConsoleAccess): void {
  const { callsById, cardsById } = store.getState()
  const { note: call } = placeCalls(callsById, ui.getState().focusedCallId)
  const card = call?.customerId ? cardsById[call.customerId] : undefined
  const next = call && card ? promisesOfCall(call, card).next : null
  if (call && next) void request('promise:keep', { promiseId: next.id, callId: call.id })
}
