import type { DeviceFinder } from './device-finder.ts'
import { type Choice, chooseDevice, type Devices, deviceIdOf } from './devices.ts'

export type MakeAudio = () => HTMLAudioElement

/** A chosen loudspeaker: everything played on it follows when the choice or the hardware changes. */
export type Output = {
  /** Routed before it plays; the disposer forgets it. */
  add(audio: HTMLAudioElement): () => void
  /** Finds the device again; answers with what came of it. */
  route(label: string | null): Promise<Choice>
}

export function createOutput(
  devices: Pick<Devices, 'enumerateDevices'>,
  find: DeviceFinder = chooseDevice,
): Output {
  const playing = new Set<HTMLAudioElement>()
  let deviceId = ''

  return {
    add(audio) {
      playing.add(audio)
      void send(audio, deviceId)
      return () => playing.delete(audio)
    },
    async route(label) {
      const choice = find(label, 'audiooutput', await devices.enumerateDevices())
      deviceId = deviceIdOf(choice)
      const sent = await Promise.all([...playing].map((audio) => send(audio, deviceId)))
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
