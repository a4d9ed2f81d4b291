import { shortHoldMs } from '../../src-main/domain/hold.ts'
import type { ConsoleAccess } from '../state/console-context.tsx'

/** Whoever is taken back after a wait is greeted: remembers whom, and when. */
export function followHolds({ console: store, ui }: ConsoleAccess): () => void {
  return store.subscribe(({ callsById }, before) => {
    if (callsById === before.callsById) return
    for (const call of Object.values(callsById)) {
      const earlier = before.callsById[call.id]
      if (earlier?.state !== 'held' || call.state !== 'talking') continue
      const waitedMs = call.heldMs - earlier.heldMs
      if (waitedMs >= shortHoldMs) ui.setState({ resumed: { callId: call.id, at: Date.now() } })
    }
  })
}
