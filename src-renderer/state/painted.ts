import type { CallId } from '../../src-main/contract/ids.ts'
import type { Bridge } from '../bridge/bridge.ts'
import { afterFrame } from '../ui/frames.ts'

/** Says that the call stands in the document, and then that the frame after it is painted. */
export function tellPainted(bridge: Pick<Bridge, 'request'>, callId: CallId): void {
  void bridge.request('call:committed', { callId })
  afterFrame(() => void bridge.request('call:painted', { callId }))
}
