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

const queries = { 'count:words': countWords, 'count:slowly': countSlowly, 'count:wrongly': countWrongly }
export type CountingQueries = ShapesOfQueries<typeof queries>

if (parentPort) runReader({ port: parentPort, data: workerData, queries })
