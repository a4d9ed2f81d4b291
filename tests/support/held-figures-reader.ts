import { existsSync, writeFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { Database } from '../../src-main/database/connection.ts'
import { runReader } from '../../src-main/database/reader-thread.ts'
import type { FiguresAsked } from '../../src-main/figures/figures-query.ts'
import { createLikenessQuery, createRefusalQuery } from '../../src-main/imports/refusal-query.ts'
import { figuresQueries } from '../../src-main/threads/figures-queries.ts'
import { handoverQueries } from '../../src-main/threads/handover-queries.ts'
import { reviewPackQueries } from '../../src-main/threads/review-pack-queries.ts'
import { reviewQueries } from '../../src-main/threads/review-queries.ts'

const queries = {
  ...reviewQueries,
  ...reviewPackQueries,
  ...handoverQueries,
  'import:refusals': createRefusalQuery,
  'import:likenesses': createLikenessQuery,
  ...figuresQueries,
  /** Says beside the database that it has begun, and is not through before somebody says so there. */
  'figures:read': (db: Database) => {
    const count = figuresQueries['figures:read'](db)
    const clock = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
    return (asked: FiguresAsked) => {
      writeFileSync(`${db.name}.counting`, '')
      while (!existsSync(`${db.name}.counted`)) Atomics.wait(clock, 0, 0, 5)
      return count(asked)
    }
  },
}

if (parentPort) runReader({ port: parentPort, data: workerData, queries })
