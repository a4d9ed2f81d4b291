import { setImmediate as breath } from 'node:timers/promises'
import type { Change } from '../contract/changes.ts'
import { RecordingEventId, type RecordingId } from '../contract/ids.ts'
import type { Recording, RecordingEvent, RecordingRules } from '../contract/recordings.ts'
import type { RecordingRepository } from './recording-repository.ts'
import type { Vault } from './vault.ts'

export type RetentionPorts = {
  readonly vault: Pick<Vault, 'has' | 'ids' | 'erase' | 'recover'>
  readonly recordings: Pick<RecordingRepository, 'isKept' | 'due' | 'openAt'>
  readonly seat: string
  rules(): Pick<RecordingRules, 'retentionDays'>
  /** Its files are being written. */
  isRunning(id: RecordingId): boolean
  record(changes: readonly Change[]): Promise<unknown>
  /** UTC milliseconds. */
  now(): number
  /** A new UUIDv7. */
  newId(): string
  readonly report: (what: string, error: unknown) => void
}

const dayMs = 24 * 60 * 60_000
/** Far oftener than needed: a machine that slept over midnight is not a day late. */
const everyMs = 60 * 60_000
/** So many files are looked at before whoever rings has a turn. */
const filesAtOnce = 50

/** Closes what was left open, and deletes what is due, what was said to be deleted, and sound that nobody knows. */
export function createRetention(ports: RetentionPorts) {
  const { vault, recordings } = ports
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | null = null

  /** What the last run, or a full disk, left open: as far as it came it can be heard. */
  async function closeOpen(): Promise<void> {
    for (const recording of recordings.openAt(ports.seat)) {
      if (ports.isRunning(recording.id)) continue
      const parts = await vault.recover(recording.id)
      const ms = parts.reduce((sum, part) => sum + part.ms, 0)
      const trouble = recording.trouble ?? 'interrupted'
      const closed = { ...recording, parts, endedAt: recording.startedAt + ms, trouble }
      await ports.record([{ kind: 'recording:kept', recording: closed }])
    }
  }

  /**
   * The sound first: a crash in between leaves something to say, never something to hear. A shorter time that the house
   * has chosen since holds for what was recorded before, too; a longer one does not.
   */
  async function deleteDue(): Promise<void> {
    const now = ports.now()
    const { retentionDays } = ports.rules()
    const startedBefore = retentionDays === null ? -1 : now - retentionDays * dayMs
    const changes: Change[] = []
    for (const { recording, seat } of recordings.due(now, startedBefore)) {
      // A profile that was copied or restored has the sound of the seat that it was.
      const isOurs = seat === ports.seat || vault.has(recording.id)
      if (!isOurs || ports.isRunning(recording.id)) continue
      await vault.erase(recording.id)
      changes.push({ kind: 'recording:marked', event: expired(recording, now) })
    }
    if (changes.length > 0) await ports.record(changes)
  }

  function expired({ id, callId, customerId }: Recording, at: number): RecordingEvent {
    return {
      id: RecordingEventId.parse(ports.newId()),
      recordingId: id,
      callId,
      customerId,
      at,
      agentId: null,
      initials: null,
      what: 'deleted',
      why: 'retention',
      reason: '',
    }
  }

  /** Deleted by another seat, or of a database that was put back to an older day. */
  async function eraseUnknown(): Promise<void> {
    for (const [index, id] of vault.ids().entries()) {
      if (index % filesAtOnce === 0) await breath()
      if (!recordings.isKept(id) && !ports.isRunning(id)) await vault.erase(id)
    }
  }

  async function sweepNow(): Promise<void> {
    await closeOpen()
    await deleteDue()
    await eraseUnknown()
  }

  /** One after the other; resolves when it is done. A disk that fails is tried again within the hour. */
  function sweep(): Promise<void> {
    running = running.then(sweepNow).catch((error: unknown) => ports.report('recordings', error))
    return running
  }

  return {
    sweep,
    /** At once and every hour from now on. */
    start(): void {
      void sweep()
      timer = setInterval(() => void sweep(), everyMs)
      timer.unref()
    },
    /** Resolves when what was begun is done. */
    async close(): Promise<void> {
      if (timer) clearInterval(timer)
      await running
    },
  }
}
