import { parentPort, workerData } from 'node:worker_threads'
import { runPreparer } from '../../src-main/imports/preparer.ts'

// The second thread of an import, which dies of a piece that names a certain customer.
if (parentPort) {
  runPreparer(workerData)
  workerData.port.on('message', ({ bytes }: { bytes?: Uint8Array }) => {
    if (bytes !== undefined && Buffer.from(bytes).includes('Guasto')) throw new Error('out of order')
  })
}
