import type { Database } from 'better-sqlite3'
import type { BulkJob, BulkJobs } from './bulk.ts'
import { type BulkRunner, beginBulk, createBulkRunner } from './bulk-runner.ts'
import type { Author, Door } from './door.ts'
import { StorageFailed, storageCode, toFailure } from './errors.ts'
import type { WriterMessage } from './messages.ts'

type Running = {
  readonly job: BulkJob
  readonly runner: BulkRunner
  /** Requests that are answered when the job has nothing left of what they brought, or, for a piece, little enough. */
  waiting: { readonly id: number; readonly piece: boolean }[]
  /** Nothing to write until something comes in, or its own thread has something. */
  idle: boolean
}

export type JobDeskOptions = {
  readonly db: Database
  readonly door: Door
  readonly jobs: BulkJobs
  /** Asked while a batch is written: somebody waits, so that it has to end. */
  readonly giveWay: () => boolean
  readonly tell: (message: WriterMessage) => void
  /** There is something to write again. */
  readonly wake: () => void
  /** See `giving-way.ts`. */
  readonly urgencies: SharedArrayBuffer
}

/** The bulk jobs that run in the writer thread; one batch of each in turn. */
export function createJobDesk({ db, door, jobs, giveWay, tell, wake, urgencies }: JobDeskOptions) {
  const running = new Map<number, Running>()
  /** Of jobs that died while nobody waited for them: whoever asks next hears why. */
  const died = new Map<number, unknown>()
  let bulk: ReturnType<typeof beginBulk> | null = null

  function find(id: number): Running {
    const found = running.get(id)
    if (found === undefined) throw died.get(id) ?? new StorageFailed('this job is over')
    return found
  }

  function end(id: number): void {
    running.get(id)?.job.close?.()
    running.delete(id)
    if (running.size > 0) return
    bulk?.end()
    bulk = null
  }

  function answerWaiting(entry: Running, onlyPieces: boolean): void {
    const value = entry.job.progress()
    const answered = entry.waiting.filter(({ piece }) => piece || !onlyPieces)
    entry.waiting = entry.waiting.filter((request) => !answered.includes(request))
    for (const { id } of answered) tell({ kind: 'done', id, value })
  }

  /** Whoever waits hears it, else whoever asks next. */
  function failWaiting(id: number, entry: Running, error: unknown): void {
    const failure = toFailure(error)
    if (entry.waiting.length === 0) died.set(id, error)
    for (const request of entry.waiting.splice(0)) tell({ kind: 'failed', id: request.id, failure })
    end(id)
  }

  function runBatch(id: number, entry: Running): boolean {
    try {
      const { end: how, recorded } = entry.runner.runBatch()
      if (recorded !== null && recorded.to > recorded.from) tell({ kind: 'recorded', recorded })
      if (recorded !== null || how === 'full') tell({ kind: 'full', full: how === 'full' })
      tell({ kind: 'job:progress', job: id, progress: entry.job.progress() })
      entry.idle = how === 'hungry' || how === 'waiting'
      if (how === 'hungry' || how === 'done') answerWaiting(entry, false)
      else if (entry.job.ready?.()) answerWaiting(entry, true)
      if (how === 'done') end(id)
      return how === 'batch'
    } catch (error) {
      failWaiting(id, entry, error)
      return false
    }
  }

  function hasRoomInWal(): boolean {
    try {
      const wal = bulk?.wal()
      if (wal === 'grown') tell({ kind: 'wal-grown' })
      return wal !== 'full'
    } catch (error) {
      // No room to move the WAL into the database: nothing is lost, it is tried again before the next batch.
      if (storageCode(error) !== 'storage-full') throw error
      tell({ kind: 'full', full: true })
      return true
    }
  }

  return {
    start(id: number, name: string, start: unknown, by: Author): unknown {
      const create = jobs[name]
      if (create === undefined) throw new StorageFailed(`no job is called ${name}`)
      // The typed side is `Store.bulk`; between the threads the start is what it was there.
      const woken = () => {
        const entry = running.get(id)
        if (entry !== undefined) entry.idle = false
        wake()
      }
      const job = create(db, start as never, { wake: woken, settle: door.settle, urgencies })
      running.set(id, { job, runner: createBulkRunner(door, job, by, giveWay), waiting: [], idle: true })
      bulk ??= beginBulk(db)
      return job.progress()
    },
    /**
     * Gives the job some input; the request is answered by a later batch. Resolves when the job has taken it in, at
     * once where it parses at once: a cancellation must be known before the next batch is written.
     */
    feed(
      job: number,
      request: { readonly id: number; readonly piece: boolean },
      give: (job: BulkJob) => void | Promise<void>,
    ): Promise<void> | null {
      const entry = find(job)
      const accept = () => {
        // Cancelled while it parsed: there will be no batch any more.
        if (!running.has(job)) tell({ kind: 'done', id: request.id, value: entry.job.progress() })
        else {
          entry.waiting.push(request)
          entry.idle = false
        }
      }
      const given = give(entry.job)
      if (given === undefined) {
        accept()
        return null
      }
      return given.then(accept)
    },
    /** A job that could not take its input is over. */
    fail(job: number, error: unknown): void {
      const entry = running.get(job)
      if (entry !== undefined) failWaiting(job, entry, error)
    },
    /** One batch of each job that has something; true when there is more to do at once. */
    runBatches(): boolean {
      if (!hasRoomInWal()) return false
      let more = false
      for (const [id, entry] of [...running]) {
        if (!entry.idle && runBatch(id, entry)) more = true
      }
      return more
    },
    busy: () => [...running.values()].some(({ idle }) => !idle),
  }
}
