import type { CallId } from '../../src-main/contract/ids.ts'
import type { CallRecording } from '../../src-main/contract/recordings.ts'
import type { Bridge } from '../bridge/bridge.ts'
import { holds } from '../media/media.ts'
import type { ConsoleState, ConsoleStore } from '../state/console-store.ts'
import { type PartRecorder, type PartRecorderParts, recordPart } from './part-recorder.ts'
import type { SoundMix } from './sound-mix.ts'

export type CallSound = Pick<PartRecorderParts, 'makeRecorder' | 'now'> & {
  makeMix(): SoundMix
}

export type RecordCallsParts = CallSound & {
  readonly bridge: Pick<Bridge, 'request'>
  readonly store: ConsoleStore
  tracksOf(callId: CallId): readonly MediaStreamTrack[]
}

type Running = { readonly part: string; readonly recorder: PartRecorder }

/** How often devices and connections of a recorded call are looked at. */
const followMs = 250

/** Records what the main process says, in the window that has the sound of calls. The disposer stops it. */
export function recordCalls({
  bridge,
  store,
  tracksOf,
  makeMix,
  makeRecorder,
  now,
}: RecordCallsParts): () => void {
  const running = new Map<CallId, Running>()

  function begin(recording: CallRecording, part: string): void {
    const { callId, recordingId, part: number } = recording
    if (recordingId === null || number === null) return
    const failed = () => void bridge.request('recording:trouble', { recordingId })
    try {
      const recorder = recordPart({
        mix: makeMix(),
        makeRecorder,
        tracks: () => tracksOf(callId),
        send: async (piece) =>
          (await bridge.request('recording:sound', { recordingId, part: number, ...piece })).ok,
        failed,
        now,
      })
      running.set(callId, { part, recorder })
    } catch {
      failed()
    }
  }

  function stop(callId: CallId): void {
    running.get(callId)?.recorder.stop()
    running.delete(callId)
  }

  function follow(state: ConsoleState): void {
    const wanted = new Map<CallId, CallRecording>()
    if (holds(state)) {
      for (const each of Object.values<CallRecording>(state.recordingsByCall)) {
        if (each.part !== null) wanted.set(each.callId, each)
      }
    }
    for (const [callId, { part }] of running) {
      const recording = wanted.get(callId)
      if (recording === undefined || part !== nameOf(recording)) stop(callId)
    }
    for (const [callId, recording] of wanted) if (!running.has(callId)) begin(recording, nameOf(recording))
  }

  const offStore = store.subscribe((state, before) => {
    const isSame = state.recordingsByCall === before.recordingsByCall && holds(state) === holds(before)
    if (!isSame) follow(state)
  })
  const following = setInterval(() => {
    for (const { recorder } of running.values()) recorder.follow()
  }, followMs)
  follow(store.getState())

  return () => {
    offStore()
    clearInterval(following)
    for (const callId of [...running.keys()]) stop(callId)
  }
}

function nameOf({ recordingId, part }: CallRecording): string {
  return `${recordingId} ${part}`
}
