import type { Devices } from '../../../src-renderer/media/devices.ts'
import type { MediaParts } from '../../../src-renderer/media/media.ts'

/** A device as `enumerateDevices` names it. */
export function deviceOf(kind: MediaDeviceKind, label: string, deviceId: string = label): MediaDeviceInfo {
  return { kind, label, deviceId, groupId: '', toJSON: () => ({}) }
}

export type FakeHardware = Omit<MediaParts, 'bridge' | 'store'> & {
  /** Plugs in exactly these. */
  plug(devices: readonly MediaDeviceInfo[]): void
  /** As `plug`, as a sound server does it: nobody is told. */
  plugSilently(devices: readonly MediaDeviceInfo[]): void
  /** What `getUserMedia` rejects with from now on; null opens the microphone. */
  refuse(name: string | null): void
  /** Whether the microphone gives anything but silence. */
  giveLevel(on: boolean): void
  /** Whether sounds may start. */
  allowSound(on: boolean): void
  /** Devices that something was sent to, latest last. */
  readonly sinks: string[]
  readonly playing: Set<string>
}

/** Hardware for jsdom, which has none: what it cannot do is told by the names browsers use. */
export function createFakeHardware(first: readonly MediaDeviceInfo[]): FakeHardware {
  const changes = new EventTarget()
  const sinks: string[] = []
  const playing = new Set<string>()
  let devices = first
  let refusal: string | null = null
  let soundAllowed = true
  let levelThere = true

  function makeAudio(): HTMLAudioElement {
    const audio = document.createElement('audio')
    let sinkId = ''
    Object.defineProperty(audio, 'sinkId', { get: () => sinkId })
    return Object.assign(audio, {
      play: async () => {
        if (!soundAllowed) throw new DOMException('not touched yet', 'NotAllowedError')
        playing.add(audio.src)
      },
      pause: () => void playing.delete(audio.src),
      setSinkId: async (id: string) => {
        sinkId = id
        sinks.push(id)
      },
    })
  }

  const fakeDevices: Devices = {
    enumerateDevices: async () => [...devices],
    async getUserMedia() {
      if (refusal) throw new DOMException('refused', refusal)
      const track = { enabled: true, stop: () => undefined, addEventListener: () => undefined }
      // jsdom has no MediaStream; these are the parts of one that are used.
      return { getTracks: () => [track], getAudioTracks: () => [track] } as unknown as MediaStream
    },
    addEventListener: changes.addEventListener.bind(changes),
    removeEventListener: changes.removeEventListener.bind(changes),
  }

  return {
    devices: fakeDevices,
    permissions: undefined,
    connect: () => {
      throw new Error('jsdom has no peer connections: see tests/e2e/media.test.ts')
    },
    makeAudio,
    makeMix: () => {
      throw new Error('jsdom mixes no audio: see tests/e2e/conference.test.ts')
    },
    levelSeen: async () => levelThere,
    soundUrl: (wav) => `data:audio/wav;length=${wav.length}`,
    record: async () => new Blob(['said']),
    touches: window,
    sinks,
    playing,
    plug(next) {
      devices = next
      changes.dispatchEvent(new Event('devicechange'))
    },
    plugSilently(next) {
      devices = next
    },
    refuse(name) {
      refusal = name
    },
    giveLevel(on) {
      levelThere = on
    },
    allowSound(on) {
      soundAllowed = on
    },
  }
}
