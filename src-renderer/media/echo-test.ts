import { type Heard, streamOf } from './heard.ts'
import type { MakeAudio, Output } from './output.ts'
import { played } from './sound.ts'

export type EchoStep =
  /** Recording; `track` is what is recorded. */
  | { readonly kind: 'speak'; readonly track: MediaStreamTrack }
  | { readonly kind: 'listen' }
  | { readonly kind: 'over' }
  /** The microphone did not open, or the loudspeaker did not sound. */
  | { readonly kind: 'failed'; readonly what: 'microphone' | 'speaker' }

export type EchoTestParts = {
  openMicrophone(): Promise<MediaStreamTrack>
  record(track: MediaStreamTrack, ms: number, stop: AbortSignal): Promise<Blob>
  readonly makeAudio: MakeAudio
  readonly output: Output
  readonly heard: Heard
}

/** Long enough for a sentence. */
export const echoMs = 4_000

/** Records what is said and plays it back on the loudspeaker: nothing leaves this computer. The disposer gives it up. */
export function startEchoTest(parts: EchoTestParts, tell: (step: EchoStep) => void): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const say = (step: EchoStep) => {
    if (!signal.aborted) tell(step)
  }

  async function run(): Promise<void> {
    const recording = await recordVoice(parts, signal, say)
    if (recording === null || signal.aborted) return
    say({ kind: 'listen' })
    say((await playBack(parts, recording, signal)) ? { kind: 'over' } : { kind: 'failed', what: 'speaker' })
  }

  void run()
  return () => stop.abort()
}

async function recordVoice(
  { openMicrophone, record }: EchoTestParts,
  signal: AbortSignal,
  say: (step: EchoStep) => void,
): Promise<Blob | null> {
  let track: MediaStreamTrack | null = null
  try {
    track = await openMicrophone()
    if (signal.aborted) return null
    say({ kind: 'speak', track })
    return await record(track, echoMs, signal)
  } catch {
    say({ kind: 'failed', what: 'microphone' })
    return null
  } finally {
    track?.stop()
  }
}

async function playBack(
  { makeAudio, output, heard }: EchoTestParts,
  recording: Blob,
  signal: AbortSignal,
): Promise<boolean> {
  const audio = makeAudio()
  audio.src = URL.createObjectURL(recording)
  const leave = output.add(audio)
  const ended = new Promise<void>((resolve) => {
    for (const name of ['ended', 'error'] as const) audio.addEventListener(name, () => resolve())
    signal.addEventListener('abort', () => resolve())
  })
  let unhear = () => {}
  try {
    if ((await played(audio)) !== 'playing') return false
    // Not before: until it plays there is nothing in it to be listened to.
    const stream = streamOf(audio)
    if (stream) unhear = heard.add(stream)
    await ended
    return !audio.error
  } finally {
    audio.pause()
    unhear()
    leave()
    URL.revokeObjectURL(audio.src)
  }
}

/** By the browser's own recorder, for `ms` or until `stop`. */
export function recordTrack(track: MediaStreamTrack, ms: number, stop: AbortSignal): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const recorder = new MediaRecorder(new MediaStream([track]))
    const pieces: Blob[] = []
    const finish = () => {
      if (recorder.state !== 'inactive') recorder.stop()
    }
    const deadline = setTimeout(finish, ms)
    recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data))
    recorder.addEventListener('error', () => reject(new DOMException('not recorded', 'NotReadableError')))
    recorder.addEventListener('stop', () => {
      clearTimeout(deadline)
      resolve(new Blob(pieces, { type: recorder.mimeType }))
    })
    stop.addEventListener('abort', finish)
    recorder.start()
  })
}
