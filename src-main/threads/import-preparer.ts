import { parentPort, workerData } from 'node:worker_threads'
import { runPreparer } from '../imports/preparer.ts'

// The entry of a worker thread: on import it runs.
if (parentPort) runPreparer(workerData)
