import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { BulkJob, BulkStep } from './bulk.ts'
import type { Author, Door, Recorded } from './door.ts'
import { storageCode } from './errors.ts'

/**
 * Milliseconds of writing before a commit where nobody waits; somebody who does ends the batch within one group. Long
 * batches write the pages that every row touches (ends of tables, of indexes, of the full text) once instead of often.
 */
const batchBudgetMs = { least: 60, most: 500 }
/** Milliseconds of a commit within which a batch may grow, and above which it shrinks: whoever comes waits for it. */
const commitMs = { short: 25, long: 40 }
/** Kibibytes of page cache while a job runs: the indexes that it writes at random places stay in it. */
const bulkCache = 131_072
/** Pages in the WAL above which they are moved into the database, most of them by another thread: 32 MB. */
const manyPages = 8192
/** Pages that came while it moved the others, which the writer moves itself: only then does the WAL begin anew. */
const lastPages = 4096
/** Pages in the WAL above which nothing more is written before they are moved: 128 MB. */
const mostPages = 32_768

/** `batch`: something was committed. `waiting`, `hungry`, `done`: the job's own word. `full`: nothing kept, to be tried again. */
export type BatchEnd = 'batch' | 'waiting' | 'hungry' | 'done' | 'full'

export type BulkRunner = {
  /** Writes one batch, at most `batchBudgetMs.most` and a commit. Throws what the job or the door throws. */
  runBatch(): { end: BatchEnd; recorded: Recorded | null }
}

type Written = Exclude<BulkStep, string>

/** Pulls a job through the door, batch by batch. `giveWay` is asked between groups, and cuts a batch short. */
export function createBulkRunner(door: Door, job: BulkJob, by: Author, giveWay: () => boolean): BulkRunner {
  // Rolled back when the disk was full; the job gives a group only once.
  let again: readonly Written[] = []
  let budgetMs = batchBudgetMs.least

  function createPull() {
    const pulled: Written[] = []
    const repeated = [...again]
    const deadline = performance.now() + budgetMs
    let end: BatchEnd = 'batch'
    let endedAt: number | null = null
    return {
      next(): Written | null {
        if (repeated.length === 0 && pulled.length > 0) {
          if (giveWay()) return null
          const now = performance.now()
          if (now > deadline) {
            endedAt = now
            return null
          }
        }
        const step = repeated.shift() ?? job.next()
        if (typeof step === 'string') {
          end = step
          return null
        }
        pulled.push(step)
        return step
      },
      end: () => end,
      /** When it had used up its time; null when it ended for another reason. */
      endedAt: () => endedAt,
      all: () => [...pulled, ...repeated],
    }
  }

  /** As long as the last commit allows. */
  function learn(endedAt: number | null): void {
    if (endedAt === null) return
    const took = performance.now() - endedAt
    if (took > commitMs.long) budgetMs = Math.max(batchBudgetMs.least, budgetMs / 2)
    else if (took < commitMs.short) budgetMs = Math.min(batchBudgetMs.most, budgetMs * 1.5)
  }

  return {
    runBatch() {
      job.batch?.()
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
        learn(pull.endedAt())
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
    /**
     * `grown`: another thread should checkpoint it, beside the writing. `full`: that has not happened for long, somebody
     * reads or checkpoints right now, and the WAL must not grow further.
     */
    wal(): 'small' | 'grown' | 'full' {
      const { log, checkpointed } = checkpoint(db, 'NOOP')
      if (log <= manyPages) return 'small'
      if (log - checkpointed > lastPages && log <= mostPages) return 'grown'
      const after = checkpoint(db, 'PASSIVE')
      return after.log > mostPages && after.checkpointed < after.log ? 'full' : 'small'
    },
    end(): void {
      db.pragma('wal_autocheckpoint = 1000')
      db.pragma(`cache_size = ${cache}`)
      db.pragma('shrink_memory')
      db.pragma('wal_checkpoint(PASSIVE)')
    },
  }
}

const Wal = z.tuple([z.object({ log: z.number(), checkpointed: z.number() })])

/** How many pages the WAL has, and how many of them are in the database. */
function checkpoint(db: Database, how: 'NOOP' | 'PASSIVE') {
  return Wal.parse(db.pragma(`wal_checkpoint(${how})`))[0]
}
