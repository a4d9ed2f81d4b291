import { parentPort, workerData } from 'node:worker_threads'
import { createDuplicateQuery } from '../customers/duplicate-query.ts'
import type { ShapesOfQueries } from '../database/queries.ts'
import { runReader } from '../database/reader-thread.ts'
import { createLikenessQuery, createRefusalQuery } from '../imports/refusal-query.ts'
import { timelineQueries } from '../timeline-repository.ts'
import { figuresQueries } from './figures-queries.ts'
import { handoverQueries } from './handover-queries.ts'
import { reportQueries } from './report-queries.ts'
import { reviewPackQueries } from './review-pack-queries.ts'
import { reviewQueries } from './review-queries.ts'
import { searchQueries } from './search-queries.ts'

const queries = {
  ...searchQueries,
  ...timelineQueries,
  ...handoverQueries,
  ...reviewQueries,
  ...reportQueries,
  ...figuresQueries,
  ...reviewPackQueries,
  'customer:duplicates': createDuplicateQuery,
  'import:refusals': createRefusalQuery,
  'import:likenesses': createLikenessQuery,
}
/** What a store asks of each query, and what it answers. */
export type Queries = ShapesOfQueries<typeof queries>

// The entry of a worker thread: on import it runs.
if (parentPort) runReader({ port: parentPort, data: workerData, queries })
