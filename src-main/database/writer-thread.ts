import { setTimeout as sleep } from 'node:timers/promises'
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import type { ChangeKind } from '../contract/changes.ts'
import type { Applier, FactReaders } from './apply.ts'
import type { BulkJobs } from './bulk.ts'
import { createDoor, type Door } from './door.ts'
import { createDraftWriter } from './drafts.ts'
import { StorageFailed, toFailure } from './errors.ts'
import { createJobDesk } from './job-desk.ts'
import type { WriterData, WriterMessage, WriterRequest, WriterSignal } from './messages.ts'
import { migrateWithCopy, newestVersion } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { openDatabase } from './open-database.ts'

export type WriterOptions = {
  readonly port: MessagePort
  readonly data: WriterData
  readonly createAppliers: (db: Database) => Applier<ChangeKind>
  readonly createFacts: (db: Database) => FactReaders
  readonly jobs: BulkJobs
}

/** How long bulk work stands still before it looks again whether the disk has room. */
const fullDiskPauseMs = 500

/** The writer thread: the only read-write connection. Answers each request after its commit, bulk work last. */
export function runWriter(options: WriterOptions): void {
  const { port, data } = options
  const tell = (message: WriterMessage) => port.postMessage(message)
  try {
    const { file, key } = data
    const db = openDatabase({ file, key, mode: 'read-write', newestVersion: newestVersion(migrations) })
    migrateWithCopy(db, { file, key }, migrations)
    serve(options, db, tell)
    tell({ kind: 'ready' })
  } catch (error) {
    tell({ kind: 'refused', failure: toFailure(error) })
    port.close()
  }
}

function serve(options: WriterOptions, db: Database, tell: (message: WriterMessage) => void): void {
  const { port, data, createAppliers, createFacts, jobs } = options
  const flag = new Int32Array(data.paused)
  const paused = () => Atomics.load(flag, 0) > 0
  const door = createDoor({
    db,
    seat: data.seat,
    appliers: createAppliers(db),
    facts: createFacts(db),
    now: Date.now,
  })
  const desk = createJobDesk({ db, door, jobs, paused, tell })
  const handle = createHandler({ db, door, desk, tell, port })
  let pumping = false

  /** Bulk work, giving way after each batch to whatever came in. */
  async function pump(): Promise<void> {
    if (pumping) return
    pumping = true
    while (db.open && desk.busy() && !paused()) {
      await takeWaiting(port, handle)
      if (!db.open || paused()) break
      // Left to the event loop, small changes wait behind many batches: they are taken above, one by one.
      if (!desk.runBatches() && desk.busy()) await sleep(fullDiskPauseMs)
    }
    pumping = false
  }

  port.on('message', (message: WriterRequest | WriterSignal) => {
    void handle(message).then(pump)
  })
}

async function takeWaiting(
  port: MessagePort,
  handle: (message: WriterRequest | WriterSignal) => Promise<void>,
): Promise<void> {
  for (let waiting = receiveMessageOnPort(port); waiting; waiting = receiveMessageOnPort(port)) {
    // Only the store posts to this port, and it posts nothing else.
    await handle(waiting.message as WriterRequest | WriterSignal)
  }
}

type HandlerOptions = {
  readonly db: Database
  readonly door: Door
  readonly desk: ReturnType<typeof createJobDesk>
  readonly tell: (message: WriterMessage) => void
  readonly port: MessagePort
}

function createHandler({ db, door, desk, tell, port }: HandlerOptions) {
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

  return async (message: WriterRequest | WriterSignal): Promise<void> => {
    if (message.kind === 'resume') return
    const { id } = message
    try {
      if (message.kind === 'job:piece') await desk.feed(message.job, id, (job) => job.piece(message.bytes))
      else if (message.kind === 'job:finish') await desk.feed(message.job, id, (job) => job.finish())
      else if (message.kind === 'job:cancel') await desk.feed(message.job, id, (job) => job.cancel())
      else tell({ kind: 'done', id, value: write(message) })
    } catch (error) {
      tell({ kind: 'failed', id, failure: toFailure(error) })
    }
    if (message.kind === 'close') port.close()
  }
}
