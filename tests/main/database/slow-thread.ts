import { parentPort } from 'node:worker_threads'

// A thread that is still loading when it is asked to end.
setTimeout(() => parentPort?.postMessage({ kind: 'ready' }), 300)
