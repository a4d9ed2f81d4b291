import type { MediaFailure } from '../../src-main/contract/media.ts'
import type { SeatSettings } from '../../src-main/contract/profile.ts'

/** The part of `navigator.mediaDevices` that is used; missing outside a secure context. */
export type Devices = Pick<
  MediaDevices,
  'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
>

export type Choice =
  | { readonly kind: 'system' }
  | { readonly kind: 'device'; readonly deviceId: string }
  /** Chosen, and not plugged in; `unknown` while the browser still hides the labels. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown' }

/** What the browser does to the voice before it is sent. */
export type VoiceSettings = Pick<SeatSettings, 'echoCancellation' | 'noiseSuppression' | 'autoGain'>

/** The browser's names for what the system uses by itself; no devices of their own. */
const stands: ReadonlySet<string> = new Set(['default', 'communications'])

export function isDeviceOfItsOwn({ deviceId }: MediaDeviceInfo): boolean {
  return !stands.has(deviceId)
}

/**
 * Settings keep labels, since ids change with the port and the origin. Found by the label as it was, then by the name
 * without what its port adds, then by `group`: the one the device was last seen in, which holds while the page lives.
 */
export function chooseDevice(
  label: string | null,
  kind: MediaDeviceKind,
  devices: readonly MediaDeviceInfo[],
  group?: string,
): Choice {
  if (label === null) return { kind: 'system' }
  const sameKind = devices.filter((device) => device.kind === kind)
  const own = sameKind.filter(isDeviceOfItsOwn)
  const name = withoutPort(label)
  const match =
    own.find((device) => device.label === label) ??
    own.find((device) => withoutPort(device.label) === name) ??
    (group ? own.find((device) => device.groupId === group) : undefined)
  if (match) return { kind: 'device', deviceId: match.deviceId }
  // Before the microphone is allowed, every label is empty: that says nothing about what is plugged in.
  return sameKind.length > 0 && sameKind.every((device) => device.label === '')
    ? { kind: 'unknown' }
    : { kind: 'missing' }
}

/**
 * The name of the device itself: Windows numbers it by its port («Microphone (2- Jabra Link 380)»), and Chromium adds
 * the maker's and the product's number («(0b0e:24c8)»).
 */
function withoutPort(label: string): string {
  return label
    .replace(/(^|\()\d+- /g, '$1')
    .replace(/ \([\da-f]{4}:[\da-f]{4}\)$/i, '')
    .trim()
}

/** Empty for the system's choice, which `setSinkId` takes as such. */
export function deviceIdOf(choice: Choice): string {
  return choice.kind === 'device' ? choice.deviceId : ''
}

/** The names of `DOMException`s that getUserMedia rejects with (Media Capture and Streams, 10.2). */
export function failureOf(error: unknown): MediaFailure {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'microphone-denied'
    case 'NotFoundError':
    case 'NotReadableError':
    case 'OverconstrainedError':
    case 'AbortError':
      return 'no-microphone'
    default:
      return 'failed'
  }
}

/** As most desks need it. */
export const usualVoice: VoiceSettings = { echoCancellation: true, noiseSuppression: true, autoGain: true }

/**
 * Opens the chosen microphone, or the system's where that one is not there.
 * @throws DOMException, see `failureOf`
 */
export async function openMicrophone(
  devices: Devices,
  label: string | null,
  { echoCancellation, noiseSuppression, autoGain }: VoiceSettings = usualVoice,
  choose: typeof chooseDevice = chooseDevice,
): Promise<MediaStreamTrack> {
  const choice = choose(label, 'audioinput', await devices.enumerateDevices())
  const voice = { echoCancellation, noiseSuppression, autoGainControl: autoGain }
  const track = await (choice.kind === 'device'
    ? openExactly(devices, { ...voice, deviceId: { exact: choice.deviceId } }, voice)
    : open(devices, voice))
  if (!track) throw new DOMException('no audio track', 'NotFoundError')
  return track
}

/** Not as a wish: where the voice is to stay as it is, Chromium would rather open another device than the wished one. */
async function openExactly(
  devices: Devices,
  exactly: MediaTrackConstraints,
  otherwise: MediaTrackConstraints,
): Promise<MediaStreamTrack | undefined> {
  try {
    return await open(devices, exactly)
  } catch (error) {
    // Gone since it was looked for: the system's own takes its place.
    if (failureOf(error) === 'no-microphone') return open(devices, otherwise)
    throw error
  }
}

async function open(devices: Devices, audio: MediaTrackConstraints): Promise<MediaStreamTrack | undefined> {
  return (await devices.getUserMedia({ audio })).getAudioTracks()[0]
}
