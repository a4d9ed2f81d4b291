import { Worker } from 'node:worker_threads'
import { fromFailure, StorageFailed } from './errors.ts'
import type { WriterMessage } from './messages.ts'
import type { ThreadAhead } from './thread-ahead.ts'

type Answer = { resolve(value: unknown): void; reject(error: unknown): void }
type Told = Exclude<WriterMessage, { kind: 'waiting' | 'ready' | 'refused' | 'done' | 'failed' }>
/** What `request` adds is the id. */
type WithoutId<R> = R extends unknown ? Omit<R, 'id'> : never

export type WorkerLinkOptions = {
  readonly url: URL
  readonly workerData: unknown
  /** Name of the thread, for reports. */
  readonly name: string
  /** The first thread, where one was started ahead; from `url` where it was not, and after it. */
  readonly ahead?: ThreadAhead | undefined
  readonly onTold: (message: Told) => void
  readonly onRestart: () => void
  readonly report: (what: string, error: unknown) => void
}

/** A worker thread seen from the main process: requests with answers, and a new thread when one dies. */
export type WorkerLink<R extends { id: number }> = {
  /** Resolves when the first thread is ready; rejects with what it was refused for. */
  readonly ready: Promise<void>
  /** Rejects with the thread's own typed error, or StorageFailed when the thread dies before it answers. */
  request(request: WithoutId<R>): Promise<unknown>
  signal(message: unknown): void
  /** Ends the thread after it has answered `farewell`; whatever still waits then is rejected. */
  close(farewell?: WithoutId<R>): Promise<void>
}

/** A thread that dies again within this time is not restarted at once. */
const restartPauseMs = 1000

export function createWorkerLink<R extends { id: number }>(options: WorkerLinkOptions): WorkerLink<R> {
  const { url, workerData, name, ahead, onTold, onRestart, report } = options
  const ready = Promise.withResolvers<void>()
  const answers = new Map<number, Answer>()
  let lastId = 0
  let closed = false
  let worker: Worker | null = null
  /** Settled when the present thread has opened its database, or never will. */
  let begun = Promise.withResolvers<void>()
  let restart: NodeJS.Timeout | null = null

  function rejectAll(error: unknown): void {
    for (const answer of answers.values()) answer.reject(error)
    answers.clear()
  }

  function settle(id: number, how: (answer: Answer) => void): void {
    const answer = answers.get(id)
    answers.delete(id)
    if (answer !== undefined) how(answer)
  }

  function refused(error: Error): void {
    ready.reject(error)
    report(`${name} refused`, error)
    rejectAll(error)
  }

  function take(message: WriterMessage): void {
    if (message.kind === 'waiting') return
    if (message.kind === 'ready' || message.kind === 'refused') begun.resolve()
    if (message.kind === 'ready') ready.resolve()
    else if (message.kind === 'refused') refused(fromFailure(message.failure))
    else if (message.kind === 'done') settle(message.id, ({ resolve }) => resolve(message.value))
    else if (message.kind === 'failed')
      settle(message.id, ({ reject }) => reject(fromFailure(message.failure)))
    else onTold(message)
  }

  function start(): Worker {
    const startedAt = Date.now()
    begun = Promise.withResolvers<void>()
    // Flags of the program that runs us (a test runner's loaders, an inspector) are not the thread's.
    const started = ahead?.take(workerData) ?? new Worker(url, { workerData, name, execArgv: [] })
    started.on('message', take)
    started.on('error', (error) => report(`${name} died`, error))
    started.on('exit', (code) => ended(code, startedAt))
    return started
  }

  function ended(code: number, startedAt: number): void {
    worker = null
    begun.resolve()
    const error = new StorageFailed(`${name} ended with ${code}`)
    ready.reject(error)
    rejectAll(error)
    if (closed) return
    report(`${name} ended`, error)
    const pause = Date.now() - startedAt < restartPauseMs ? restartPauseMs : 0
    restart = setTimeout(() => {
      worker = start()
      onRestart()
    }, pause)
  }

  // Whoever opens awaits it; later deaths are told by `report`.
  ready.promise.catch(() => {})
  worker = start()

  function request(body: WithoutId<R>): Promise<unknown> {
    if (worker === null) return Promise.reject(new StorageFailed(`${name} is not running`))
    lastId += 1
    const id = lastId
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    answers.set(id, { resolve, reject })
    worker.postMessage({ ...body, id })
    return promise
  }

  return {
    ready: ready.promise,
    request,
    signal: (message) => worker?.postMessage(message),
    async close(farewell) {
      closed = true
      if (restart !== null) clearTimeout(restart)
      // A thread that is gone, or ends before it answers, needs no farewell.
      if (farewell !== undefined) await request(farewell).catch(() => {})
      // A thread that is ended while it loads the database's native module takes the whole process with it.
      if (worker !== null) await begun.promise
      await worker?.terminate()
      rejectAll(new StorageFailed(`${name} is closed`))
    },
  }
}
