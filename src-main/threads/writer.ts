import { parentPort, workerData } from 'node:worker_threads'
import { createMissedUpkeep } from '../calls/missed-upkeep.ts'
import { createNumberLookup } from '../customers/number-lookup.ts'
import type { ShapesOfJobs } from '../database/bulk.ts'
import { runWriter } from '../database/writer-thread.ts'
import { answerJobWith } from '../imports/answer-job.ts'
import { importJobWith } from '../imports/import-job.ts'
import { undoJobWith } from '../imports/undo-job.ts'
import { createNumberDirectory } from '../number-directory.ts'
import { createFindingKeeper } from '../review/finding-keeper.ts'
import { createAlikeFinder } from './alike-finder.ts'
import { createAppliers, createFacts, createGathering } from './appliers.ts'
import { createFindingPorts } from './finding-ports.ts'

const undoJob = undoJobWith(
  (db) => createMissedUpkeep(db, createNumberDirectory(db)).numberMoved,
  (db) => createFindingKeeper(db, createFindingPorts(db)).cardGone,
)
// Beside this entry, as a source or as it was built.
const preparer = new URL(`import-preparer.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url)
const jobs = {
  import: importJobWith(createAlikeFinder, preparer),
  answers: answerJobWith(createNumberLookup),
  undo: undoJob,
}
/** What a store says to start each job, and hears of it. */
export type Jobs = ShapesOfJobs<typeof jobs>

// The entry of a worker thread: on import it runs.
if (parentPort)
  runWriter({ port: parentPort, data: workerData, createAppliers, createFacts, createGathering, jobs })
