import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { BulkThread } from '../database/bulk.ts'
import { fromFailure, StorageFailed } from '../database/errors.ts'
import type { PreparedRow } from './prepared-rows.ts'
import { createRowReader } from './prepared-rows.ts'
import type { PreparerData, PreparerMessage, PreparerRequest } from './preparer.ts'
import type { TraitLists } from './presence.ts'

/** The file as the second thread has read it, on the writer's side. */
export type Preparing = {
  add(piece: Uint8Array): void
  /** No more pieces come. */
  finish(): void
  /**
   * The next row. `waiting`: the other thread is still at it, and `wake` is called when there is one. `hungry`: all that
   * came in was given out. `ended`: and nothing more comes.
   * @throws what the other thread failed with.
   */
  next(): PreparedRow | 'waiting' | 'hungry' | 'ended'
  /** What the last row, and those that come with it, are looked for by; null when all of them were given out. */
  traits(): TraitLists | null
  /** Of the file, whose rows were all given out. */
  bytesRead(): number
  /** That were added and are not read yet. */
  bytesLeft(): number
  /** Ends the thread, whatever it is doing. */
  close(): void
}

export type PreparingOptions = Pick<PreparerData, 'layout' | 'formOfAddress' | 'at'> & {
  readonly thread: BulkThread
  /** Where the thread's entry is. */
  readonly url: URL
}

export function createPreparing({ thread, url, ...start }: PreparingOptions): Preparing {
  const { port1: port, port2 } = new MessageChannel()
  const ahead = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const waiting = new Int32Array(ahead)
  const workerData: PreparerData = { ...start, port: port2, ahead, urgencies: thread.urgencies }
  // Flags of the program that runs us (a test runner's loaders, an inspector) are not the thread's.
  const worker = new Worker(url, { workerData, name: 'import', execArgv: [], transferList: [port2] })
  const arrived: PreparerMessage[] = []
  let [added, read] = [0, 0]
  let current: { next: () => PreparedRow | null; bytes: number; traits: TraitLists } | null = null
  let [finishing, ended] = [false, false]
  let closed = false

  function arrive(message: PreparerMessage): void {
    arrived.push(message)
    thread.wake()
  }
  const died = (why: string) => {
    if (!closed) arrive({ kind: 'failed', failure: { code: 'storage-failed', message: why, stack: '' } })
  }
  port.on('message', arrive)
  worker.on('error', (error) => died(`the reading thread died: ${error instanceof Error ? error.name : ''}`))
  worker.on('exit', (code) => died(`the reading thread ended with ${code}`))

  /** Only the other thread posts to this port, and it posts nothing else. */
  const take = (): PreparerMessage | undefined => arrived.shift() ?? receiveMessageOnPort(port)?.message

  /** Begins with the next slice; false where there is none yet. */
  function turn(): boolean {
    const message = take()
    if (message === undefined) return false
    if (message.kind === 'failed') throw fromFailure(message.failure)
    Atomics.sub(waiting, 0, 1)
    Atomics.notify(waiting, 0)
    const { rows, bytes } = message
    current = { next: createRowReader(rows), bytes, traits: rows.traits }
    ended = message.last
    return true
  }

  function post(request: PreparerRequest): void {
    if (closed) throw new StorageFailed('this import is over')
    port.postMessage(request)
  }

  return {
    add(piece) {
      added += piece.byteLength
      // Copied: what it is a part of belongs to somebody else.
      post({ kind: 'piece', bytes: new Uint8Array(piece) })
    },
    finish() {
      finishing = true
      post({ kind: 'finish' })
    },
    next() {
      for (;;) {
        const row = current?.next()
        if (row) return row
        read += current?.bytes ?? 0
        current = null
        if (ended) return 'ended'
        if (!turn()) return finishing || read < added ? 'waiting' : 'hungry'
      }
    },
    traits: () => current?.traits ?? null,
    bytesRead: () => read,
    bytesLeft: () => added - read,
    close() {
      closed = true
      port.close()
      void worker.terminate()
    },
  }
}
