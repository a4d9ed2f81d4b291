import type { Database } from 'better-sqlite3'
import type { BulkJob, BulkStep } from './bulk.ts'
import type { Author, Door, Recorded } from './door.ts'
import { storageCode } from './errors.ts'

/**
 * Milliseconds of writing before a commit where nobody waits; somebody who does ends the batch within one group. Long
 * batches write the pages that every row touches (ends of tables, of indexes, of the full text) once instead of often.
 */
const batchBudgetMs = 60
/** Kibibytes of page cache while a job runs: the indexes that it writes at random places stay in it. */
const bulkCache = 131_072
/** Pages in the WAL above which it is checkpointed between two batches: 16 MB. */
const checkpointPages = 4096

/** `batch`: something was committed. `hungry`, `done`: the job's own word. `full`: nothing kept, to be tried again. */
export type BatchEnd = 'batch' | 'hungry' | 'done' | 'full'

export type BulkRunner = {
  /** Writes one batch, at most `batchBudgetMs` and a commit. Throws what the job or the door throws. */
  runBatch(): { end: BatchEnd; recorded: Recorded | null }
}

type Written = Exclude<BulkStep, string>

/** Pulls a job through the door, batch by batch. `giveWay` is asked between groups, and cuts a batch short. */
export function createBulkRunner(door: Door, job: BulkJob, by: Author, giveWay: () => boolean): BulkRunner {
  // Rolled back when the disk was full; the job gives a group only once.
  let again: readonly Written[] = []

  function createPull() {
    const pulled: Written[] = []
    const repeated = [...again]
    const deadline = performance.now() + batchBudgetMs
    let end: BatchEnd = 'batch'
    return {
      next(): Written | null {
        const outOfTime = pulled.length > 0 && (giveWay() || performance.now() > deadline)
        if (repeated.length === 0 && outOfTime) return null
        const step = repeated.shift() ?? job.next()
        if (typeof step === 'string') {
          end = step
          return null
        }
        pulled.push(step)
        return step
      },
      end: () => end,
      all: () => [...pulled, ...repeated],
    }
  }

  return {
    runBatch() {
      const pull = createPull()
      let first = pull.next()
      // Nothing to write is no reason for a transaction.
      if (first === null) return { end: pull.end(), recorded: null }
      const next = () => {
        const step = first ?? pull.next()
        first = null
        return step
      }
      try {
        const recorded = door.batch(next, by)
        again = []
        return { end: pull.end(), recorded }
      } catch (error) {
        if (storageCode(error) !== 'storage-full') throw error
        again = pull.all()
        return { end: 'full', recorded: null }
      }
    },
  }
}

/**
 * Sets the connection up for a job: a larger cache, and no automatic checkpoints, which would stop small changes for
 * long.
 */
export function beginBulk(db: Database) {
  const cache = Number(db.pragma('cache_size', { simple: true }))
  db.pragma('wal_autocheckpoint = 0')
  db.pragma(`cache_size = -${bulkCache}`)
  return {
    /** Moves the WAL into the database where it has grown past its size. */
    checkpointIfLarge(): void {
      if (walPages(db) > checkpointPages) db.pragma('wal_checkpoint(PASSIVE)')
    },
    end(): void {
      db.pragma('wal_autocheckpoint = 1000')
      db.pragma(`cache_size = ${cache}`)
      db.pragma('shrink_memory')
      db.pragma('wal_checkpoint(PASSIVE)')
    },
  }
}

function walPages(db: Database): number {
  const rows: unknown = db.pragma('wal_checkpoint(NOOP)')
  const [row] = Array.isArray(rows) ? rows : []
  return row !== null && typeof row === 'object' && 'log' in row && typeof row.log === 'number' ? row.log : 0
}
