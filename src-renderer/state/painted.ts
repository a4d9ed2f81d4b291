import type { CallId } from '../../src-main/contract/ids.ts'
import type { Bridge } from '../bridge/bridge.ts'

/**
 * Says that the call stands in the document, and then that the frame after it is painted.
 *
 * The browser has no event "painted". A callback of requestAnimationFrame runs just before the frame's style, layout
 * and paint; a message posted from within it is a task of its own, and tasks come after the frame they were posted
 * in. A timer would do the same but is clamped. A hidden page gets no frame: nothing was painted and nothing is said.
 */
export function tellPainted(bridge: Pick<Bridge, 'request'>, callId: CallId): void {
  void bridge.request('call:committed', { callId })
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      void bridge.request('call:painted', { callId })
    }
    port2.postMessage(null)
  })
}
