import type { BulkShapes, RunningJob } from './bulk.ts'
import type { Author } from './door.ts'
import type { WriterRequest } from './messages.ts'
import type { WorkerLink } from './worker-link.ts'

export type BulkDesk<J extends BulkShapes> = {
  /** Starts a job in the writer; `onProgress` hears where it stands after each batch. */
  start<N extends keyof J & string>(
    name: N,
    start: J[N]['start'],
    by: Author,
    onProgress: (progress: J[N]['progress']) => void,
  ): Promise<RunningJob<J[N]['progress']>>
}

/** The main process's side of bulk work. */
export function createBulkDesk<J extends BulkShapes>(request: WorkerLink<WriterRequest>['request']) {
  const listeners = new Map<number, (progress: unknown) => void>()
  let lastJob = 0

  function run<P>(job: number): RunningJob<P> {
    // One after the other: a job parses one piece at a time.
    let previous: Promise<unknown> = Promise.resolve()
    const inTurn = (ask: () => Promise<unknown>): Promise<P> => {
      const answer = previous.then(ask, ask)
      previous = answer.catch(() => {})
      // `J` says what a job of this name answers; between the threads it is plain data.
      return answer as Promise<P>
    }
    const over = () => listeners.delete(job)
    return {
      piece: (bytes) => inTurn(() => request({ kind: 'job:piece', job, bytes })),
      finish: () => inTurn(() => request({ kind: 'job:finish', job }).finally(over)),
      // Not in turn: what is cancelled is just the piece that runs.
      cancel: () => request({ kind: 'job:cancel', job }).finally(over) as Promise<P>,
    }
  }

  const desk: BulkDesk<J> = {
    async start(name, start, by, onProgress) {
      lastJob += 1
      const job = lastJob
      listeners.set(job, onProgress)
      try {
        await request({ kind: 'job:start', job, name, start, by })
      } catch (error) {
        listeners.delete(job)
        throw error
      }
      return run(job)
    },
  }
  return {
    desk,
    told: (job: number, progress: unknown) => listeners.get(job)?.(progress),
    /** The writer died, and its jobs with it. */
    lost: () => listeners.clear(),
  }
}
