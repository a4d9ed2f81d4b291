import { parentPort, workerData } from 'node:worker_threads'
import type { CreateQuery, ShapesOfQueries } from '../../src-main/database/queries.ts'
import { runReader } from '../../src-main/database/reader-thread.ts'

const countWords: CreateQuery<{ words: string }, number> =
  () =>
  ({ words }) =>
    words.length

const countSlowly: CreateQuery<{ ms: number }, string> =
  () =>
  ({ ms }) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
    return 'counted'
  }

const countWrongly: CreateQuery<null, number> = (db) => () =>
  db.prepare<[], number>('SELECT count(*) FROM nothing_of_that_name').pluck().get() ?? 0

/** Counts rows as long as it takes, and says how long it stood still at the longest, and when it was done. */
const countRows: CreateQuery<{ rows: number }, { stoodMs: number; doneAt: number }> =
  (_, giveWay) =>
  ({ rows }) => {
    let stoodMs = 0
    for (let row = 0; row < rows; row += 1) {
      const before = performance.now()
      giveWay()
      stoodMs = Math.max(stoodMs, performance.now() - before)
    }
    return { stoodMs, doneAt: performance.timeOrigin + performance.now() }
  }

/** One Int32: answered when somebody has notified it. */
const countUntil: CreateQuery<{ told: SharedArrayBuffer }, string> =
  () =>
  ({ told }) => {
    Atomics.wait(new Int32Array(told), 0, 0)
    return 'counted'
  }

const queries = {
  'count:words': countWords,
  'count:slowly': countSlowly,
  'count:wrongly': countWrongly,
  'count:rows': countRows,
  'count:until': countUntil,
}
export type CountingQueries = ShapesOfQueries<typeof queries>

if (parentPort) runReader({ port: parentPort, data: workerData, queries })
