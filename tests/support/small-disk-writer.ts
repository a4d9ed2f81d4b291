import { parentPort, workerData } from 'node:worker_threads'
import { runWriter } from '../../src-main/database/writer-thread.ts'
import { createAppliers, createFacts, createGathering } from '../../src-main/threads/appliers.ts'
import { obeyDiskSize } from './small-disk.ts'

if (parentPort)
  runWriter({
    port: parentPort,
    data: workerData,
    createAppliers: (db) => {
      obeyDiskSize(db)
      return createAppliers(db)
    },
    createFacts,
    createGathering,
    jobs: {},
  })
