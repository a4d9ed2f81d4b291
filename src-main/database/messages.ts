import type { Change, StampedChange } from '../contract/changes.ts'
import type { Author, Recorded } from './door.ts'
import type { StorageFailure } from './errors.ts'
import type { Urgency } from './giving-way.ts'

/** What a worker thread is started with. */
export type WriterData = {
  readonly file: string
  readonly key: Uint8Array
  readonly seat: string
  /** See `giving-way.ts`. */
  readonly urgencies: SharedArrayBuffer
}

export type ReaderData = {
  readonly file: string
  readonly key: Uint8Array
  /** See `giving-way.ts`. */
  readonly urgencies: SharedArrayBuffer
  readonly givesWayTo: readonly Urgency[]
  /** See `stepBack`. */
  readonly priority: number
}

/** Each is answered by `done` or `failed` with the same `id`. */
export type WriterRequest =
  | { id: number; kind: 'record'; changes: readonly Change[]; by: Author }
  | { id: number; kind: 'apply-remote'; changes: readonly StampedChange[] }
  | { id: number; kind: 'draft'; key: string; text: string; at: number }
  /** Writes nothing that matters: tells whether the disk takes writes again. */
  | { id: number; kind: 'probe' }
  | { id: number; kind: 'close' }
  | { id: number; kind: 'job:start'; job: number; name: string; start: unknown; by: Author }
  | { id: number; kind: 'job:piece'; job: number; bytes: Uint8Array }
  | { id: number; kind: 'job:finish' | 'job:cancel'; job: number }

export type WriterMessage =
  /** From a thread that was started ahead: its first message is to be what to open. */
  | { kind: 'waiting' }
  | { kind: 'ready' }
  | { kind: 'refused'; failure: StorageFailure }
  | { kind: 'done'; id: number; value: unknown }
  | { kind: 'failed'; id: number; failure: StorageFailure }
  | { kind: 'recorded'; recorded: Recorded }
  | { kind: 'job:progress'; job: number; progress: unknown }
  | { kind: 'full'; full: boolean }
  /** Bulk work has filled the WAL: another thread is to move it into the database meanwhile. */
  | { kind: 'wal-grown' }

/** Without an id: the pause has ended, go on. */
export type WriterSignal = { kind: 'resume' }

export type ReaderRequest =
  | { id: number; kind: 'query'; name: string; input: unknown }
  /** Moves the WAL into the database as far as nobody reads it, on a connection of its own. */
  | { id: number; kind: 'checkpoint' }
export type ReaderMessage = Extract<WriterMessage, { kind: 'ready' | 'refused' | 'done' | 'failed' }>
