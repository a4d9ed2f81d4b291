import type { Database } from 'better-sqlite3'
import type { Change } from '../contract/changes.ts'

/** Changes with what the log says of each, made beforehand by another thread; null where the fact is its own payload. */
export type WrittenChanges = {
  readonly changes: readonly Change[]
  readonly payloads: readonly (string | null)[]
}

/**
 * What a job has to write next:
 * - an array of changes: one indivisible group (a row of the file: a customer with all numbers). Whole groups share a
 *   transaction, which ends at once when somebody waits; a crash leaves whole groups.
 * - a function: run inside the transaction, for rows that the log need not know (counting, clearing up after an undo).
 *   It must do a few milliseconds of work at most.
 * - `waiting`: another thread works on what came in, and the job calls `wake` when there is something.
 * - `hungry`: everything that came in is written, and more input is needed.
 * - `done`: nothing will ever come again.
 */
export type BulkStep = readonly Change[] | WrittenChanges | (() => void) | 'waiting' | 'hungry' | 'done'

/**
 * A long piece of writing that lives in the writer thread (an import, an undo). The writer pulls; between two batches
 * it answers whoever waits, checkpoints the WAL, and stands still while a call pops.
 */
export type BulkJob<Progress = unknown> = {
  /**
   * One more piece of input. It is answered when `next` says `hungry` again or the job is `ready` for more, so the sender
   * goes no faster.
   */
  piece(bytes: Uint8Array): void | Promise<void>
  /** No more input comes; `next` gives what is left (usually the change that ends the job) and then `done`. */
  finish(): void | Promise<void>
  /** Comes at any time, while a piece is parsed too. What is not written yet is dropped; `next` gives what ends the job, and then `done`. */
  cancel(): void
  /** A batch begins: others may have written since the last one. */
  batch?(): void
  /** Asked again only after the group before it is in the open transaction. Throwing ends the job. */
  next(): BulkStep
  /** So little is left of what came in that more can be sent already; asked after each batch. */
  ready?(): boolean
  /** It is over, however it ended. */
  close?(): void
  /** Where it stands; told after each batch, and with each answer. Structured-clonable. */
  progress(): Progress
}

/** What a job needs that has a thread of its own. */
export type BulkThread = {
  /** There is something to write again. */
  wake(): void
  /** To be called in `next` before it reads what this job may have given in the open transaction: it is gathered. */
  settle(): void
  /** See `giving-way.ts`. */
  readonly urgencies: SharedArrayBuffer
}

/** `db` is the writer's own connection: for lookups (has this row been imported?), never for writing past the door. */
export type CreateBulkJob<Start, Progress> = (
  db: Database,
  start: Start,
  thread: BulkThread,
) => BulkJob<Progress>

/** The jobs of a writer by name: `{ import: createImportJob }`. */
// `never` and `unknown`: any start goes in, any progress comes out.
export type BulkJobs = { readonly [name: string]: CreateBulkJob<never, unknown> }

/** Start and progress of each job, for the main process's side. */
export type BulkShapes = { readonly [name: string]: { start: unknown; progress: unknown } }
export type ShapesOfJobs<J extends BulkJobs> = {
  readonly [N in keyof J]: J[N] extends CreateBulkJob<infer Start, infer Progress>
    ? { start: Start; progress: Progress }
    : never
}

/** The main process's handle on a running job. Every promise rejects with StorageFailed when the writer dies. */
export type RunningJob<Progress> = {
  /** Resolves when the piece is consumed and committed. */
  piece(bytes: Uint8Array): Promise<Progress>
  finish(): Promise<Progress>
  cancel(): Promise<Progress>
}
