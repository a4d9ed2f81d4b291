import type { MediaFailure } from '../../src-main/contract/media.ts'

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

/** Settings keep labels, since ids change with the port and the origin. */
export function chooseDevice(
  label: string | null,
  kind: MediaDeviceKind,
  devices: readonly MediaDeviceInfo[],
): Choice {
  if (label === null) return { kind: 'system' }
  const sameKind = devices.filter((device) => device.kind === kind)
  const match = sameKind.find((device) => device.label === label)
  if (match) return { kind: 'device', deviceId: match.deviceId }
  // Before the microphone is allowed, every label is empty: that says nothing about what is plugged in.
  return sameKind.length > 0 && sameKind.every((device) => device.label === '')
    ? { kind: 'unknown' }
    : { kind: 'missing' }
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

/**
 * Opens the chosen microphone, or the system's where that one is not there.
 * @throws DOMException, see `failureOf`
 */
export async function openMicrophone(devices: Devices, label: string | null): Promise<MediaStreamTrack> {
  const choice = chooseDevice(label, 'audioinput', await devices.enumerateDevices())
  const voice = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }
  const audio = choice.kind === 'device' ? { ...voice, deviceId: { ideal: choice.deviceId } } : voice
  const [track] = (await devices.getUserMedia({ audio })).getAudioTracks()
  if (!track) throw new DOMException('no audio track', 'NotFoundError')
  return track
}
