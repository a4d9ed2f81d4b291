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
    levelSeen,
    soundUrl: (wav) => URL.createObjectURL(new Blob([wav], { type: 'audio/wav' })),
    makeMix: mixIn(() => new AudioContext()),
    levelSeen,
    touches: view,
  }
}
