import { recordTrack } from './echo-test.ts'
import { levelSeen } from './level-seen.ts'
import type { MediaParts } from './media.ts'
import { mixIn } from './mix.ts'

/** The browser's own hardware, as `startMedia` wants it. */
export function browserMediaParts(view: Window): Omit<MediaParts, 'bridge' | 'store'> {
  return {
    devices: view.navigator.mediaDevices,
    permissions: view.navigator.permissions,
    connect: (configuration) => new RTCPeerConnection(configuration),
    makeAudio: () => new Audio(),
    makeMix: mixIn(() => new AudioContext()),
    levelSeen,
    soundUrl: (wav) => URL.createObjectURL(new Blob([wav], { type: 'audio/wav' })),
    record: recordTrack,
    touches: view,
  }
}
