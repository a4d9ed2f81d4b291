import { expect, test, vi } from 'vitest'
import { type EchoStep, startEchoTest } from '../../../src-renderer/media/echo-test.ts'
import { createHeard } from '../../../src-renderer/media/heard.ts'
import { createOutput } from '../../../src-renderer/media/output.ts'
import { createFakeHardware } from '../../support/window/fake-hardware.ts'

vi.stubGlobal(
  'URL',
  Object.assign(URL, { createObjectURL: () => 'blob:said', revokeObjectURL: () => undefined }),
)

function prepare(record: (track: MediaStreamTrack, ms: number, stop: AbortSignal) => Promise<Blob>) {
  const hardware = createFakeHardware([])
  const stop = vi.fn()
  const elements: HTMLAudioElement[] = []
  const steps: string[] = []
  const parts = {
    // The one part of a track that is used.
    openMicrophone: async () => ({ stop }) as unknown as MediaStreamTrack,
    record,
    makeAudio: () => {
      const audio = hardware.makeAudio()
      elements.push(audio)
      return audio
    },
    output: createOutput(hardware.devices),
    heard: createHeard(),
  }
  const tell = (step: EchoStep) => steps.push(step.kind === 'failed' ? step.what : step.kind)
  return { hardware, stop, elements, steps, parts, tell }
}

test('what was said is played back, and the microphone is closed before', async () => {
  const { stop, elements, steps, parts, tell } = prepare(async () => new Blob(['said']))
  startEchoTest(parts, tell)
  await vi.waitFor(() => expect(steps).toEqual(['speak', 'listen']))
  expect(stop).toHaveBeenCalledOnce()
  await vi.waitFor(() => expect(elements).toHaveLength(1))
  await Promise.resolve()
  elements[0]?.dispatchEvent(new Event('ended'))
  await vi.waitFor(() => expect(steps).toEqual(['speak', 'listen', 'over']))
})

test('given up, it says nothing more and closes the microphone', async () => {
  const { stop, steps, parts, tell } = prepare(
    (_track, _ms, signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve(new Blob()))),
  )
  const giveUp = startEchoTest(parts, tell)
  await vi.waitFor(() => expect(steps).toEqual(['speak']))
  giveUp()
  await vi.waitFor(() => expect(stop).toHaveBeenCalledOnce())
  expect(steps).toEqual(['speak'])
})

test('a microphone that does not open is named', async () => {
  const { steps, parts, tell } = prepare(async () => new Blob())
  const openMicrophone = () => Promise.reject(new DOMException('no', 'NotFoundError'))
  startEchoTest({ ...parts, openMicrophone }, tell)
  await vi.waitFor(() => expect(steps).toEqual(['microphone']))
})

test('a loudspeaker that may not sound is named', async () => {
  const { hardware, steps, parts, tell } = prepare(async () => new Blob(['said']))
  hardware.allowSound(false)
  startEchoTest(parts, tell)
  await vi.waitFor(() => expect(steps).toEqual(['speak', 'listen', 'speaker']))
})
