import type { ConsoleStore } from '../state/console-store.ts'
import { holds } from './media.ts'

/**
 * Browser host only: closing the window in which a call is spoken asks first. The browser puts it in words of its own.
 * The Electron host asks by itself, and would take this for a plain refusal.
 */
export function askBeforeLeaving(
  view: Pick<Window, 'addEventListener' | 'removeEventListener'>,
  store: ConsoleStore,
) {
  const ask = (event: BeforeUnloadEvent) => {
    const state = store.getState()
    const isOnThePhone = Object.values(state.callsById).some((call) => call.state !== 'ended')
    if (isOnThePhone && holds(state)) event.preventDefault()
  }
  view.addEventListener('beforeunload', ask)
  return () => view.removeEventListener('beforeunload', ask)
}
