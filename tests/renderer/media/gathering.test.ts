// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { gathered } from '../../../src-renderer/media/gathering.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** The parts of a peer connection that gathering looks at. */
function connection(state: RTCIceGatheringState) {
  const target = new EventTarget()
  const parts = { iceGatheringState: state, signalingState: 'stable' as RTCSignalingState }
  const addEventListener = vi.spyOn(target, 'addEventListener')
  const removeEventListener = vi.spyOn(target, 'removeEventListener')
  const peer = Object.assign(target, parts) as unknown as RTCPeerConnection
  const enter = (change: Partial<typeof parts>) => {
    Object.assign(target, change)
    target.dispatchEvent(new Event('icegatheringstatechange'))
  }
  const listening = () => addEventListener.mock.calls.length - removeEventListener.mock.calls.length
  return { peer, enter, listening }
}

test('a STUN server that never answers keeps a call waiting for a second at most', async () => {
  const { peer, listening } = connection('gathering')
  const done = vi.fn()
  void gathered(peer, 1000).then(done)
  await vi.advanceTimersByTimeAsync(990)
  expect(done).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(20)
  expect(done).toHaveBeenCalledOnce()
  expect(listening()).toBe(0)
})

test('candidates that are all there are waited for no longer, nor is a connection that is closed', async () => {
  await gathered(connection('complete').peer, 1000)
  for (const change of [{ iceGatheringState: 'complete' }, { signalingState: 'closed' }] as const) {
    const { peer, enter, listening } = connection('gathering')
    const done = gathered(peer, 1000)
    enter(change)
    await done
    expect(listening()).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  }
})
