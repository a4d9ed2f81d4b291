import { soundType } from '../../src-main/contract/recordings.ts'
import type { CallSound } from './record-calls.ts'
import { createSoundMix } from './sound-mix.ts'

/** Speech of a telephone in Opus: more would hold nothing more. */
const bitsPerSecond = 32_000

/** The browser's own mixer and recorder. */
export function browserSound(view: Window): CallSound {
  return {
    makeMix: () => createSoundMix(new AudioContext()),
    makeRecorder: (stream) =>
      new MediaRecorder(stream, { mimeType: soundType, audioBitsPerSecond: bitsPerSecond }),
    now: () => view.performance.now(),
  }
}
