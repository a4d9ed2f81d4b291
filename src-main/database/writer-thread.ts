import { setImmediate } from 'node:timers/promises'
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import type { ChangeKind } from '../contract/changes.ts'
import type { Applier, FactReaders } from './apply.ts'
import type { BulkJob, BulkJobs } from './bulk.ts'
import { createDoor, type Door } from './door.ts'
import { createDraftWriter } from './drafts.ts'
import { StorageFailed, toFailure } from './errors.ts'
import type { CreateGathering } from './gathering.ts'
import { createBulkPause } from './giving-way.ts'
import { createJobDesk } from './job-desk.ts'
import type { WriterData, WriterMessage, WriterRequest, WriterSignal } from './messages.ts'
import { migrateWithCopy, newestVersion } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { loadLibrary, openDatabase } from './open-database.ts'
import { stepBack } from './step-back.ts'

export type WriterOptions = {
  readonly port: MessagePort
  /** Null: it comes as the first message. */
  readonly data: WriterData | null
  readonly createAppliers: (db: Database) => Applier<ChangeKind>
  readonly createFacts: (db: Database) => FactReaders
  readonly createGathering: CreateGathering
  readonly jobs: BulkJobs
}

/** How long bulk work stands still before it looks again whether the disk, or the WAL, has room. */
const fullDiskPauseMs = 500

/** The writer thread: the only read-write connection. Answers each request after its commit, bulk work last. */
export function runWriter(options: WriterOptions): void {
  const { port, data } = options
  stepBack()
  if (data !== null) {
    open(options, data)
    return
  }
  port.once('message', (first: WriterData) => open(options, first))
  loadLibrary()
  port.postMessage({ kind: 'waiting' } satisfies WriterMessage)
}

function open(options: WriterOptions, data: WriterData): void {
  const { port } = options
  const tell = (message: WriterMessage) => port.postMessage(message)
  try {
    const { file, key } = data
    const db = openDatabase({ file, key, mode: 'read-write', newestVersion: newestVersion(migrations) })
    migrateWithCopy(db, { file, key }, migrations)
    serve(options, data, db, tell)
    tell({ kind: 'ready' })
  } catch (error) {
    tell({ kind: 'refused', failure: toFailure(error) })
    port.close()
  }
}

function serve(
  options: WriterOptions,
  data: WriterData,
  db: Database,
  tell: (message: WriterMessage) => void,
): void {
  const { port, createAppliers, createFacts, createGathering, jobs } = options
  const { urgencies } = data
  const pause = createBulkPause(urgencies)
  const inbox = createInbox(port)
  const door = createDoor({
    db,
    seat: data.seat,
    appliers: createAppliers(db),
    facts: createFacts(db),
    gathering: createGathering(db),
    now: Date.now,
  })
  const giveWay = () => {
    // In the middle of a batch: its commit would take a core away from the card that the pause is for.
    pause.standStill(inbox.anybody)
    return inbox.anybody()
  }
  const wake = () => void pump()
  const desk = createJobDesk({ db, door, jobs, tell, giveWay, wake, urgencies })
  const handle = createHandler({ db, door, desk, tell, port, pump })
  let pumping = false

  /** Answers whoever waits, then writes a batch, until neither is left. */
  async function pump(): Promise<void> {
    if (pumping) return
    pumping = true
    for (;;) {
      for (let message = inbox.next(); message; message = inbox.next()) handle(message)
      if (!db.open || pause.isOn() || !desk.busy()) break
      if (!desk.runBatches() && desk.busy()) {
        setTimeout(pump, fullDiskPauseMs)
        break
      }
      // A job that parses its next piece needs the event loop too.
      await setImmediate()
    }
    pumping = false
  }

  port.on('message', (message: WriterRequest | WriterSignal) => {
    inbox.add(message)
    void pump()
  })
}

/** What has arrived, in order: left to the event loop alone, small changes would wait behind many batches. */
function createInbox(port: MessagePort) {
  const arrived: (WriterRequest | WriterSignal)[] = []
  function take(): void {
    for (let waiting = receiveMessageOnPort(port); waiting; waiting = receiveMessageOnPort(port)) {
      // Only the store posts to this port, and it posts nothing else.
      arrived.push(waiting.message as WriterRequest | WriterSignal)
    }
  }
  return {
    add: (message: WriterRequest | WriterSignal) => void arrived.push(message),
    anybody(): boolean {
      take()
      return arrived.length > 0
    },
    next(): WriterRequest | WriterSignal | undefined {
      take()
      return arrived.shift()
    },
  }
}

type HandlerOptions = {
  readonly db: Database
  readonly door: Door
  readonly desk: ReturnType<typeof createJobDesk>
  readonly tell: (message: WriterMessage) => void
  readonly port: MessagePort
  readonly pump: () => void
}

function createHandler({ db, door, desk, tell, port, pump }: HandlerOptions) {
  const drafts = createDraftWriter(db)

  function write(request: WriterRequest): unknown {
    switch (request.kind) {
      case 'record':
        return door.record(request.changes, request.by)
      case 'apply-remote':
        return door.applyRemote(request.changes)
      case 'draft':
        return drafts.save(request.key, request.text, request.at)
      case 'probe':
        return drafts.probe()
      case 'close':
        return db.close() && null
      case 'job:start':
        return desk.start(request.job, request.name, request.start, request.by)
      default:
        throw new StorageFailed('not a write')
    }
  }

  /** Answered by a later batch; parsing may take its time, and nobody else waits for it. */
  function feed(request: Extract<WriterRequest, { job: number }>): void {
    const fail = (error: unknown) => {
      desk.fail(request.job, error)
      tell({ kind: 'failed', id: request.id, failure: toFailure(error) })
    }
    try {
      const asked = { id: request.id, piece: request.kind === 'job:piece' }
      void desk.feed(request.job, asked, (job) => giveTo(job, request))?.then(pump, fail)
    } catch (error) {
      fail(error)
    }
  }

  function answer(request: WriterRequest): void {
    try {
      tell({ kind: 'done', id: request.id, value: write(request) })
    } catch (error) {
      tell({ kind: 'failed', id: request.id, failure: toFailure(error) })
    }
  }

  return (message: WriterRequest | WriterSignal): void => {
    switch (message.kind) {
      case 'resume':
        break
      case 'job:piece':
      case 'job:finish':
      case 'job:cancel':
        feed(message)
        break
      default:
        answer(message)
        if (message.kind === 'close') port.close()
    }
  }
}

function giveTo(job: BulkJob, request: Extract<WriterRequest, { job: number }>): void | Promise<void> {
  if (request.kind === 'job:piece') return job.piece(request.bytes)
  return request.kind === 'job:finish' ? job.finish() : job.cancel()
}
