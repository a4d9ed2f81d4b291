import { expect, test, vi } from 'vitest'
import { tellPainted } from '../../../src-renderer/state/painted.ts'
import { createFakeHost } from '../../support/window/fake-host.ts'
import { callOf } from '../../support/window/fixtures.ts'

test('committed is said at once, painted only after the frame', async () => {
  const frames: FrameRequestCallback[] = []
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame))
  const host = createFakeHost()
  const { id: callId } = callOf()
  tellPainted(host, callId)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(host.asked).toEqual([{ name: 'call:committed', input: { callId } }])

  frames[0]?.(0)
  // Still within the frame: its layout and paint come after this callback.
  expect(host.asked).toHaveLength(1)
  await vi.waitFor(() => expect(host.asked.at(-1)).toEqual({ name: 'call:painted', input: { callId } }))
  vi.unstubAllGlobals()
})
