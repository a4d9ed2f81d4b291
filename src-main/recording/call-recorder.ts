import type { CustomerId, RecordingId } from '../contract/ids.ts'
import {
  type CallRecording,
  mostRecordingParts,
  type Recording,
  type RecordingPart,
  type RecordingPause,
} from '../contract/recordings.ts'
import type { FailureCode } from '../contract/result.ts'
import { type OpenPart, openPart } from './open-part.ts'
import type { PartWriter } from './part-file.ts'

export type RecorderPorts = {
  beginPart(id: RecordingId, part: number): Promise<PartWriter>
  /** As it now stands; tried until it is on disk. */
  keep(recording: Recording): void
  /** Its state has changed. */
  changed(): void
  /** A window has the sound of calls. */
  hasWindow(): boolean
  /** UTC milliseconds. */
  now(): number
  readonly report: (what: string, error: unknown) => void
}

export type SoundPiece = {
  readonly part: number
  readonly piece: number
  readonly upToMs: number
  readonly last: boolean
  readonly sound: Uint8Array
}

export type RecorderState = Pick<
  CallRecording,
  'state' | 'recordingId' | 'part' | 'recordedMs' | 'since' | 'trouble'
>

export type CallRecorder = ReturnType<typeof createCallRecorder>

/** For the last piece of a part that has ended; a window that is gone sends none. */
const graceMs = 3_000
/** Windows send a piece a second. */
const silentAfterMs = 4_000

/** Writes one recording of one call, part by part, while the two talk and nobody has paused it. */
export function createCallRecorder(ports: RecorderPorts, begun: Recording) {
  const { id } = begun
  const open = new Map<number, OpenPart>()
  const timers = new Set<NodeJS.Timeout>()
  const finished = Promise.withResolvers<void>()
  let recording = begun
  let wanted: 'on' | 'paused' | 'over' = 'on'
  let isTalking = false
  let current: OpenPart | null = null
  let since: number | null = null
  let recordedMs = 0
  let heardAt = 0
  let lastPart = 0
  let trouble: CallRecording['trouble'] = null
  let isWhole = true

  function settle(): void {
    const runs = wanted === 'on' && isTalking && ports.hasWindow()
    if (!runs) endPart()
    else if (!current) beginPart()
    const pauses = pausesWith(recording.pauses, wanted === 'over' ? null : pausedBy(), ports.now())
    if (pauses !== recording.pauses) keep({ pauses })
    ports.changed()
  }

  function pausedBy(): RecordingPause['why'] | null {
    if (wanted === 'paused') return 'operator'
    return isTalking ? null : 'hold'
  }

  function keep(change: Partial<Recording>): void {
    recording = { ...recording, ...change }
    ports.keep(recording)
  }

  function beginPart(): void {
    if (lastPart === mostRecordingParts) {
      stop('no-sound')
      return
    }
    lastPart += 1
    since = ports.now()
    heardAt = since
    const number = lastPart
    current = openPart(id, number, {
      begin: ports.beginPart,
      closed: (part) => partClosed(number, part),
      failed(error) {
        ports.report('recording', error)
        stop(codeOf(error) === 'storage-full' ? 'storage-full' : 'no-sound')
      },
    })
    open.set(number, current)
  }

  /** Its last piece may still come. */
  function endPart(): void {
    if (!current) return
    const ending = current
    recordedMs += ports.now() - (since ?? ports.now())
    current = null
    since = null
    const timer = setTimeout(() => {
      timers.delete(timer)
      ending.close()
    }, graceMs)
    timers.add(timer)
  }

  function partClosed(number: number, part: RecordingPart | null): void {
    open.delete(number)
    if (part) recording = { ...recording, parts: [...recording.parts, part].sort((a, b) => a.part - b.part) }
    else isWhole = false
    if (wanted === 'over' && open.size === 0) finish()
  }

  function finish(): void {
    // What could not be closed is closed later: without an end it is looked at again, see `retention.ts`.
    keep(isWhole ? {} : { endedAt: null })
    finished.resolve()
    ports.changed()
  }

  function stop(why: Recording['trouble'] = null): void {
    if (wanted === 'over') return
    wanted = 'over'
    trouble = why === 'interrupted' ? null : why
    const at = ports.now()
    recording = { ...recording, endedAt: at, trouble: why, pauses: pausesWith(recording.pauses, null, at) }
    settle()
    if (open.size === 0) finish()
  }

  return {
    id,
    recording: () => recording,
    isOver: () => wanted === 'over',
    start(talking: boolean): void {
      isTalking = talking
      settle()
    },
    /** Whether the two talk: on hold nothing is recorded, whoever holds. */
    follow(talking: boolean): void {
      if (talking === isTalking) return
      isTalking = talking
      settle()
    },
    /** The sound of calls is with another window, or with none: what it was recording ends here. */
    windowMoved(): void {
      if (wanted === 'over') return
      const left = current
      endPart()
      left?.close()
      settle()
    },
    pause(on: boolean): void {
      if (wanted === 'over') return
      wanted = on ? 'paused' : 'on'
      settle()
    },
    stop,
    tie(customerId: CustomerId | null): void {
      keep({ customerId })
    },
    /** Resolves when it is on disk. `conflict`: that part is over, or another piece comes next. */
    async take({ part, piece, upToMs, last, sound }: SoundPiece): Promise<FailureCode | null> {
      const taking = open.get(part)
      if (taking?.next() !== piece) return 'conflict'
      heardAt = ports.now()
      if (trouble === 'no-sound-arrives') {
        trouble = null
        ports.changed()
      }
      try {
        if (sound.length > 0) await taking.append(sound, upToMs)
      } catch (error) {
        ports.report('recording', error)
        const code = codeOf(error)
        stop(code === 'storage-full' ? 'storage-full' : 'no-sound')
        return code
      }
      if (last) {
        if (taking === current) endPart()
        taking.close()
      }
      return null
    },
    /** From time to time: says so where nothing arrives. */
    look(): void {
      if (!current || trouble !== null || ports.now() - heardAt < silentAfterMs) return
      trouble = 'no-sound-arrives'
      ports.changed()
    },
    state: (): RecorderState => ({
      state: stateNow(),
      recordingId: id,
      part: current?.number ?? null,
      recordedMs,
      since,
      trouble,
    }),
    /** Resolves when everything of it is on disk. */
    done: finished.promise,
    /** Ends it now, without waiting for a window. */
    async close(): Promise<void> {
      stop()
      for (const timer of timers) clearTimeout(timer)
      for (const part of open.values()) part.close()
      await finished.promise
    },
  }

  function stateNow(): CallRecording['state'] {
    if (wanted === 'over') return 'stopped'
    if (wanted === 'paused') return 'paused'
    if (!isTalking) return 'held'
    return current ? 'on' : 'waiting'
  }
}

/** `why` null: nothing is paused now. The same array where nothing changes. */
function pausesWith(
  pauses: readonly RecordingPause[],
  why: RecordingPause['why'] | null,
  now: number,
): readonly RecordingPause[] {
  const last = pauses.at(-1)
  const goesOn = last?.to === null ? last : null
  if ((goesOn?.why ?? null) === why) return pauses
  const closed = goesOn ? [...pauses.slice(0, -1), { ...goesOn, to: now }] : pauses
  return why === null ? closed : [...closed, { from: now, to: null, why }].slice(-1000)
}

function codeOf(error: unknown): 'storage-full' | 'storage-failed' {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'storage-full' : 'storage-failed'
}
