import type { ConsoleStore } from '../state/console-store.ts'

type View = Pick<Window, 'requestIdleCallback'> & {
  /** There where whoever opened the window let the engine offer it. */
  readonly gc?: unknown
}

/**
 * Clears the window's heap once the last call has left the screen and nobody waits: else the engine does so while the
 * next card is drawn, and keeps it waiting for ten milliseconds.
 */
export function collectBetweenCalls(
  view: View,
  store: ConsoleStore,
): { readonly collect: () => void; readonly stop: () => void } {
  const { gc } = view
  const calls = () => Object.keys(store.getState().callsById).length

  function collect(): void {
    if (typeof gc === 'function') view.requestIdleCallback(() => calls() === 0 && gc())
  }

  let before = calls()
  const stop = store.subscribe(() => {
    const now = calls()
    if (now === 0 && before > 0) collect()
    before = now
  })
  return { collect, stop }
}
