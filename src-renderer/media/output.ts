import type { DeviceFinder } from './device-finder.ts'
import { type Choice, chooseDevice, type Devices, deviceIdOf } from './devices.ts'

export type MakeAudio = () => HTMLAudioElement

/** A chosen loudspeaker: everything played on it follows when the choice or the hardware changes. */
export type Output = {
  /** Routed as it begins to play; what plays has its source by then. The disposer forgets it. */
  add(audio: HTMLAudioElement): () => void
  /** Finds the device again; answers with what came of it, or with null where a later call took this one's place. */
  route(label: string | null): Promise<Choice | null>
}

/**
 * Chromium keeps an output stream for five seconds after its last sound, and PulseAudio moves the streams of a device
 * that goes away: whoever goes back to it sooner is given the old stream, and with it the wrong loudspeaker.
 */
const staleMs = 6_000

export function createOutput(
  devices: Pick<Devices, 'enumerateDevices'>,
  find: DeviceFinder = chooseDevice,
): Output {
  const playing = new Set<HTMLAudioElement>()
  let deviceId = ''
  let latest = 0
  let goneUntil = 0
  // One after the other: of two at once, Chromium aborts the second.
  let sending: Promise<unknown> = Promise.resolve()

  function sendAll(): Promise<readonly boolean[]> {
    const sent = sending.then(() => Promise.all([...playing].map((audio) => send(audio, deviceId))))
    sending = sent
    return sent
  }

  return {
    add(audio) {
      playing.add(audio)
      sending = sending.then(() => send(audio, deviceId))
      return () => playing.delete(audio)
    },
    async route(label) {
      latest += 1
      const mine = latest
      const choice = find(label, 'audiooutput', await devices.enumerateDevices())
      if (mine !== latest) return null
      const sounds = [...playing].some(({ paused }) => !paused)
      if (choice.kind === 'missing' && deviceId !== '' && sounds) goneUntil = Date.now() + staleMs
      const wait = choice.kind === 'device' ? goneUntil - Date.now() : 0
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
      if (mine !== latest) return null
      deviceId = deviceIdOf(choice)
      const sent = await sendAll()
      if (mine !== latest) return null
      return sent.every(Boolean) ? choice : { kind: 'missing' }
    },
  }
}

/** False where the device would not take it; then the system's own goes on sounding. */
async function send(audio: HTMLAudioElement, deviceId: string): Promise<boolean> {
  // Not every browser chooses loudspeakers; the system's choice is then all there is.
  if (typeof audio.setSinkId !== 'function') return deviceId === ''
  if (audio.sinkId === deviceId) return true
  try {
    await audio.setSinkId(deviceId)
    return true
  } catch {
    if (deviceId !== '') await send(audio, '')
    return false
  }
}
