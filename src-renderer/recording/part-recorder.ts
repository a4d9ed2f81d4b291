import type { RawInput } from '../../src-main/contract/requests.ts'
import type { SoundMix } from './sound-mix.ts'

export type SentPiece = Omit<RawInput<'recording:sound'>, 'recordingId' | 'part'>

export type PartRecorderParts = {
  readonly mix: SoundMix
  makeRecorder(stream: MediaStream): MediaRecorder
  tracks(): readonly MediaStreamTrack[]
  /** False where the main process does not take it: then nothing more is sent. */
  send(piece: SentPiece): Promise<boolean>
  /** There is no sound, or the recorder failed. */
  failed(): void
  /** Monotonic milliseconds. */
  now(): number
}

export type PartRecorder = {
  /** Devices and connections of the call may be others by now. */
  follow(): void
  /** What was said last is sent, and then the end. */
  stop(): void
}

/** A crash loses no more than this. */
const pieceMs = 1_000

/** Records one part of a call and sends it piece by piece, each after the one before was taken. */
export function recordPart({
  mix,
  makeRecorder,
  tracks,
  send,
  failed,
  now,
}: PartRecorderParts): PartRecorder {
  const begun = now()
  let piece = 0
  let sending: Promise<boolean> = Promise.resolve(true)
  let isOver = false
  mix.follow(tracks())
  mix.wake()
  const recorder = makeRecorder(mix.stream)

  function pass(sound: Blob, last: boolean): void {
    const upToMs = Math.round(now() - begun)
    sending = sending.then(async (goesOn) => {
      if (!goesOn || (sound.size === 0 && !last)) return goesOn
      const text = await base64Of(sound)
      const number = piece
      piece += 1
      return send({ piece: number, upToMs, last, sound: text })
    })
  }

  recorder.addEventListener('dataavailable', ({ data }) => pass(data, recorder.state === 'inactive'))
  recorder.addEventListener('error', () => failed())
  recorder.addEventListener('stop', () => mix.close())
  recorder.start(pieceMs)

  return {
    follow() {
      mix.follow(tracks())
      mix.wake()
    },
    stop() {
      if (isOver) return
      isOver = true
      // A recorder that failed has stopped by itself.
      if (recorder.state === 'inactive') mix.close()
      else recorder.stop()
    },
  }
}

/** In steps: as arguments of one call, some hundred thousand bytes are too many. */
async function base64Of(sound: Blob): Promise<string> {
  const bytes = new Uint8Array(await sound.arrayBuffer())
  const step = 8_192
  let text = ''
  for (let at = 0; at < bytes.length; at += step) {
    text += String.fromCharCode(...bytes.subarray(at, at + step))
  }
  return btoa(text)
}
