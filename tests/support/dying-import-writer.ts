import { parentPort, workerData } from 'node:worker_threads'
import { runWriter } from '../../src-main/database/writer-thread.ts'
import { importJobWith } from '../../src-main/imports/import-job.ts'
import { createAlikeFinder } from '../../src-main/threads/alike-finder.ts'
import { createAppliers, createFacts, createGathering } from '../../src-main/threads/appliers.ts'

// A writer whose imports lose their second thread, see dying-preparer.ts.
const jobs = { import: importJobWith(createAlikeFinder, new URL('dying-preparer.ts', import.meta.url)) }

if (parentPort)
  runWriter({ port: parentPort, data: workerData, createAppliers, createFacts, createGathering, jobs })
