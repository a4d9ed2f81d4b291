import type { Call } from '../../src-main/contract/calls.ts'
import type { ConsoleAccess } from '../state/console-context.tsx'
import { keepBegunCard } from '../state/ui-store.ts'

/**
 * A call that begins to ring brings the call screen forward, unless the operator is typing:
 * then the call bar alone says who it is, and the place where they type stays where it is.
 * A card that was begun for a caller is forgotten once the call has a customer.
 */
export function followCalls({ console: store, ui }: ConsoleAccess): () => void {
  return store.subscribe((now, before) => {
    // Another house: its people are not those that this window was looking at.
    if (now.profile?.kind !== before.profile?.kind)
      ui.setState({ begunCards: {}, openCustomerId: null, focusedCallId: null })
    if (now.callsById === before.callsById) return
    const begun = Object.values<Call>(now.callsById).filter(
      ({ id, state }) => (state === 'ringing' || state === 'dialling') && !before.callsById[id],
    )
    const { focusedCallId, begunCards } = ui.getState()
    for (const { id, customerId } of Object.values<Call>(now.callsById))
      if (customerId !== null && begunCards[id]) keepBegunCard(ui, id, null)
    const focused = focusedCallId === null ? undefined : now.callsById[focusedCallId]
    if (focusedCallId !== null && (!focused || (begun.length > 0 && focused.state === 'ended')))
      ui.setState({ focusedCallId: null })
    if (begun.length > 0 && !isTyping()) ui.setState({ screen: 'call' })
  })
}

function isTyping(): boolean {
  const { activeElement } = document
  return activeElement instanceof HTMLTextAreaElement || activeElement instanceof HTMLInputElement
}
