import type { Call } from '../contract/calls.ts'
import type { Change } from '../contract/changes.ts'
import type { Language } from '../contract/customers.ts'
import { type CallId, RecordingEventId, RecordingId } from '../contract/ids.ts'
import type { Announcement, CallRecording, Recording, RecordingRules } from '../contract/recordings.ts'
import type { FailureCode } from '../contract/result.ts'
import { authorOf, signature, type WriteContext } from '../database/write-context.ts'
import { type CallRecorder, createCallRecorder, type SoundPiece } from './call-recorder.ts'
import type { RecordingRepository } from './recording-repository.ts'
import type { Vault } from './vault.ts'

export type RecordingDeskPorts = WriteContext & {
  readonly vault: Pick<Vault, 'begin' | 'beginPart' | 'erase'>
  readonly recordings: Pick<RecordingRepository, 'ofCall' | 'isKept'>
  rules(): RecordingRules
  findCall(callId: CallId): Call | null
  /** Takes what signalling cannot wait for, and tries until it is on disk. */
  recordLater(changes: readonly Change[]): void
  hasWindow(): boolean
  /** Name of this computer. */
  readonly place: string
  tell(recording: CallRecording): void
  readonly report: (what: string, error: unknown) => void
}

/** What is known of a call about which somebody has pressed a key of the recording. */
type Entry = {
  readonly callId: CallId
  customerId: Call['customerId']
  /** Who was told: after a transfer somebody else is there. */
  farEnd: string
  isTalking: boolean
  announced: CallRecording['announced']
  announcements: readonly Announcement[]
  /** The last one is the present one. */
  recorders: readonly CallRecorder[]
  isStarting: boolean
}

export type RecordingDesk = ReturnType<typeof createRecordingDesk>

const dayMs = 24 * 60 * 60_000
const lookMs = 1_000

/** Records calls whose callers were told so before, and only while those two talk. Null: it was done. */
export function createRecordingDesk(ports: RecordingDeskPorts) {
  const entries = new Map<CallId, Entry>()
  /** Those too whose call has left the screen before all was written. */
  const recorders = new Map<RecordingId, CallRecorder>()
  const looking = setInterval(() => {
    for (const recorder of recorders.values()) recorder.look()
  }, lookMs)
  looking.unref()

  function entryOf(callId: CallId): Entry | null {
    const known = entries.get(callId)
    if (known) return known
    const call = ports.findCall(callId)
    if (call === null || (call.state !== 'talking' && call.state !== 'held')) return null
    const entry: Entry = {
      callId,
      customerId: call.customerId,
      farEnd: farEndOf(call),
      isTalking: isTalking(call),
      announced: null,
      announcements: [],
      recorders: [],
      isStarting: false,
    }
    entries.set(callId, entry)
    return entry
  }

  function isRunning(callId: CallId): boolean {
    const call = ports.findCall(callId)
    return call?.state === 'talking' || call?.state === 'held'
  }

  function stateOf({ callId, announced, recorders }: Entry): CallRecording {
    const recorder = recorders.at(-1)?.state()
    const none = {
      state: 'none',
      recordingId: null,
      part: null,
      recordedMs: 0,
      since: null,
      trouble: null,
    } as const
    return { callId, announced, ...(recorder ?? none) }
  }

  const tell = (entry: Entry) => ports.tell(stateOf(entry))

  /** On disk before anything follows from it. */
  async function write(entry: Entry, language: Language, answer: Announcement['answer']): Promise<void> {
    const announcement: Announcement = {
      id: RecordingEventId.parse(ports.newId()),
      callId: entry.callId,
      customerId: entry.customerId,
      at: ports.now(),
      ...signature(ports),
      language,
      text: ports.rules().announcement[language],
      answer,
    }
    await ports.record([{ kind: 'recording:announced', announcement }], authorOf(ports))
    entry.announcements = [...entry.announcements, announcement]
  }

  async function say(
    { callId, language, text }: { callId: CallId; language: Language; text: string },
    answer: Announcement['answer'],
  ): Promise<Entry | FailureCode> {
    const rules = ports.rules()
    if (!rules.enabled) return 'recording-off'
    if (text !== rules.announcement[language]) return 'conflict'
    const entry = isRunning(callId) ? entryOf(callId) : null
    if (entry === null) return 'call-over'
    const { farEnd } = entry
    // A refusal holds from the moment it is said, also where the disk does not take it.
    if (answer === 'refused') stopAll(entry, answer)
    await write(entry, language, answer)
    // Passed on meanwhile: whoever is there now was told nothing.
    if (entry.farEnd === farEnd) entry.announced = answer
    tell(entry)
    return entry
  }

  function stopAll(entry: Entry, announced: CallRecording['announced']): void {
    entry.announced = announced
    for (const recorder of entry.recorders) recorder.stop()
    tell(entry)
  }

  async function begin(entry: Entry): Promise<FailureCode | null> {
    const now = ports.now()
    const { agentId, initials } = signature(ports)
    const recording: Recording = {
      id: RecordingId.parse(ports.newId()),
      callId: entry.callId,
      customerId: entry.customerId,
      agentId,
      initials,
      startedAt: now,
      endedAt: null,
      parts: [],
      pauses: [],
      deleteAt: now + (ports.rules().retentionDays ?? 0) * dayMs,
      place: ports.place,
      trouble: null,
    }
    await ports.record([{ kind: 'recording:kept', recording }], authorOf(ports))
    await ports.vault.begin(recording.id)
    const recorder = createCallRecorder(
      {
        beginPart: ports.vault.beginPart,
        keep: (kept) => ports.recordLater([{ kind: 'recording:kept', recording: kept }]),
        changed: () => void (entries.has(entry.callId) && tell(entry)),
        hasWindow: ports.hasWindow,
        now: ports.now,
        report: ports.report,
      },
      recording,
    )
    entry.recorders = [...entry.recorders, recorder]
    recorders.set(recording.id, recorder)
    void recorder.done.then(() => recorders.delete(recording.id))
    // Much can have happened while the disk was busy.
    const stillWanted = entry.announced === 'told' && isRunning(entry.callId)
    if (stillWanted) recorder.start(entry.isTalking)
    else recorder.stop()
    return stillWanted ? null : 'call-over'
  }

  const recorderOf = (callId: CallId) => entries.get(callId)?.recorders.at(-1) ?? null

  return {
    /** The operator has said these words. On disk when it resolves. */
    async announce(told: Parameters<typeof say>[0]): Promise<FailureCode | null> {
      const entry = await say(told, 'told')
      return typeof entry === 'string' ? entry : null
    },
    /** The caller does not want it: what was recorded of this call goes at once. */
    async refuse(told: Parameters<typeof say>[0]): Promise<FailureCode | null> {
      const entry = await say(told, 'refused')
      if (typeof entry === 'string') return entry
      await Promise.all(entry.recorders.map((recorder) => recorder.close()))
      for (const { id, callId, customerId } of ports.recordings.ofCall(entry.callId)) {
        if (!ports.recordings.isKept(id)) continue
        await ports.vault.erase(id)
        const event = {
          id: RecordingEventId.parse(ports.newId()),
          recordingId: id,
          callId,
          customerId,
          at: ports.now(),
          ...signature(ports),
          what: 'deleted',
          why: 'refused',
          reason: '',
        } as const
        await ports.record([{ kind: 'recording:marked', event }], authorOf(ports))
      }
      return null
    },
    async start(callId: CallId): Promise<FailureCode | null> {
      if (!ports.rules().enabled) return 'recording-off'
      if (!isRunning(callId)) return 'call-over'
      const entry = entries.get(callId)
      if (entry?.announced !== 'told') return 'not-announced'
      const present = entry.recorders.at(-1)
      if (entry.isStarting || (present && !present.isOver())) return null
      entry.isStarting = true
      try {
        return await begin(entry)
      } finally {
        entry.isStarting = false
      }
    },
    pause(callId: CallId, on: boolean): FailureCode | null {
      const recorder = recorderOf(callId)
      if (!recorder || recorder.isOver()) return 'not-found'
      recorder.pause(on)
      return null
    },
    stop(callId: CallId): FailureCode | null {
      const recorder = recorderOf(callId)
      if (!recorder) return 'not-found'
      recorder.stop()
      return null
    },
    async sound(recordingId: RecordingId, piece: SoundPiece): Promise<FailureCode | null> {
      return recorders.get(recordingId)?.take(piece) ?? 'not-found'
    },
    /** The window cannot record it. */
    trouble: (recordingId: RecordingId): void => recorders.get(recordingId)?.stop('no-sound'),
    /** Of calls about which nobody has pressed a key it costs one look. */
    callChanged(call: Call): void {
      const entry = entries.get(call.id)
      if (entry) follow(entry, call)
    },
    /** The call has left the screen. */
    callGone(callId: CallId): void {
      const entry = entries.get(callId)
      if (!entry) return
      entries.delete(callId)
      for (const recorder of entry.recorders) recorder.stop()
    },
    windowMoved(): void {
      for (const recorder of recorders.values()) recorder.windowMoved()
    },
    states: (): CallRecording[] => [...entries.values()].map(stateOf),
    /** Its files are being written. */
    isRunning: (id: RecordingId): boolean => recorders.has(id),
    /** Whatever is being recorded ends, and is on disk when it resolves. */
    async close(): Promise<void> {
      clearInterval(looking)
      await Promise.all([...recorders.values()].map((recorder) => recorder.close()))
    },
  }

  function follow(entry: Entry, call: Call): void {
    entry.isTalking = isTalking(call)
    const farEnd = farEndOf(call)
    if (farEnd !== entry.farEnd) {
      entry.farEnd = farEnd
      stopAll(entry, null)
    }
    if (call.state === 'ended') for (const recorder of entry.recorders) recorder.stop()
    else entry.recorders.at(-1)?.follow(entry.isTalking)
    if (call.customerId !== entry.customerId) tie(entry, call.customerId)
  }

  /** A customer who is known only now has it on their card, and all of it goes when their data has to go. */
  function tie(entry: Entry, customerId: Call['customerId']): void {
    entry.customerId = customerId
    entry.announcements = entry.announcements.map((each) => ({ ...each, customerId }))
    ports.recordLater(
      entry.announcements.map((announcement) => ({ kind: 'recording:announced', announcement })),
    )
    for (const recorder of entry.recorders) recorder.tie(customerId)
  }
}

function isTalking({ state, heldByOther }: Call): boolean {
  return state === 'talking' && !heldByOther
}

function farEndOf({ caller, displayName, passedOn }: Call): string {
  const number = caller.kind === 'withheld' ? '' : (caller.number ?? caller.raw)
  return JSON.stringify([number, displayName, passedOn])
}
