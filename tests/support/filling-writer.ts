import { parentPort, workerData } from 'node:worker_threads'
import type { BulkJob, CreateBulkJob, ShapesOfJobs } from '../../src-main/database/bulk.ts'
import { runWriter } from '../../src-main/database/writer-thread.ts'
import { createAppliers, createFacts, createGathering } from '../../src-main/threads/appliers.ts'
import { houseAgents } from './house/agents.ts'
import { customerChanges } from './house/customer.ts'

export type Filled = { readonly written: number }

const house = { seed: 1, interactions: 0, agents: houseAgents(1) }

/** Bulk work for the stories: each piece says in digits how many customers with their numbers it brings. */
const createFilling: CreateBulkJob<{ pageLimit: number | null }, Filled> = (
  db,
  { pageLimit },
): BulkJob<Filled> => {
  // A disk that fills up: SQLite refuses to grow the file and says SQLITE_FULL, as a real one does.
  if (pageLimit !== null) db.pragma(`max_page_count = ${pageLimit}`)
  let left = 0
  let written = 0
  let finished = false
  return {
    piece: (bytes) => {
      if (bytes.byteLength === 0) process.exit(9)
      left += Number(new TextDecoder().decode(bytes))
    },
    finish: () => {
      finished = true
    },
    cancel: () => {
      finished = true
      left = 0
    },
    next: () => {
      if (left === 0) return finished ? 'done' : 'hungry'
      left -= 1
      written += 1
      return customerChanges(house, written)
    },
    progress: () => ({ written }),
  }
}

const jobs = { fill: createFilling }
export type FillingJobs = ShapesOfJobs<typeof jobs>

if (parentPort)
  runWriter({ port: parentPort, data: workerData, createAppliers, createFacts, createGathering, jobs })
