import { Worker } from 'node:worker_threads'

/** A thread that has read its sources, and waits to hear which database it is to open. */
export type ThreadAhead = {
  /** The thread, told what to open: from now on the caller's. Null: it was taken before, or has died. */
  take(workerData: unknown): Worker | null
  /** Ends the thread where nobody took it. */
  close(): Promise<void>
}

export type ThreadAheadOptions = {
  readonly url: URL
  /** Name of the thread, for reports. */
  readonly name: string
  readonly report: (what: string, error: unknown) => void
}

/** Starts a thread before there is a key: while a passphrase becomes one, another core has nothing to do. */
export function startThreadAhead({ url, name, report }: ThreadAheadOptions): ThreadAhead {
  const worker = new Worker(url, { name, workerData: null, execArgv: [] })
  const waiting = Promise.withResolvers<void>()
  let here = true

  const died = (error: unknown) => report(`${name} died`, error)
  const told = () => waiting.resolve()
  const ended = () => {
    here = false
    waiting.resolve()
  }
  worker.on('error', died).on('message', told).on('exit', ended)
  // It keeps no process alive that has nothing else to do.
  worker.unref()

  return {
    take(workerData) {
      if (!here) return null
      here = false
      worker.off('error', died).off('message', told).off('exit', ended)
      worker.ref()
      worker.postMessage(workerData)
      return worker
    },
    async close() {
      if (!here) return
      // As in `worker-link.ts`: a thread that is ended while it loads takes the whole process with it.
      await waiting.promise
      if (here) await worker.terminate()
    },
  }
}
