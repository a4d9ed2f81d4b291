import type { MessagePort } from 'node:worker_threads'
import type { FormOfAddress } from '../contract/customers.ts'
import type { ImportLayout } from '../contract/imports.ts'
import { type StorageFailure, toFailure } from '../database/errors.ts'
import { createBulkPause } from '../database/giving-way.ts'
import { stepBack } from '../database/step-back.ts'
import { toNewcomer } from './candidate.ts'
import { prepareNewcomer } from './newcomer-changes.ts'
import { type PackedRows, type PreparedRow, packRows } from './prepared-rows.ts'
import type { ReadItem } from './source.ts'
import { createSource } from './sources.ts'

/** What the thread is started with. */
export type PreparerData = {
  readonly port: MessagePort
  readonly layout: ImportLayout
  /** For whom the file does not say how. */
  readonly formOfAddress: FormOfAddress
  /** UTC milliseconds: when the cards are made. */
  readonly at: number
  /** One Int32: slices that were posted and not taken yet. Whoever takes one counts down and notifies. */
  readonly ahead: SharedArrayBuffer
  /** See `giving-way.ts`. */
  readonly urgencies: SharedArrayBuffer
}

export type PreparerRequest = { kind: 'piece'; bytes: Uint8Array } | { kind: 'finish' }

/** `bytes` of the file are in it; after the `last` nothing comes. */
export type PreparerMessage =
  | { kind: 'rows'; bytes: number; rows: PackedRows; last: boolean }
  | { kind: 'failed'; failure: StorageFailure }

/** Bytes read at a time, some four milliseconds of work: it must stand still when a call pops. */
const sliceBytes = 16 * 1024
/** Slices ready beforehand, some 3,000 rows: a third of a second of writing, and two megabytes. */
export const mostAhead = 16
const keptOfContent = 500

/** The second thread of an import: reads, checks and writes out what the writer then only has to compare and store. */
export function runPreparer({ port, layout, formOfAddress, at, ahead, urgencies }: PreparerData): void {
  const source = createSource(layout)
  const waiting = new Int32Array(ahead)
  const pause = createBulkPause(urgencies)
  stepBack()

  function prepare(item: ReadItem): PreparedRow {
    const { line } = item
    const content = item.content.slice(0, keptOfContent)
    if ('reason' in item) return { line, content, reason: item.reason }
    const newcomer = toNewcomer(item.candidate, formOfAddress)
    if (typeof newcomer === 'string') return { line, content, reason: newcomer }
    return { line, content, newcomer: prepareNewcomer(newcomer, at) }
  }

  /** Until there is room, and nobody rings. */
  function waitForTurn(): void {
    // Returns at once where there is room. It lasts: nobody else adds to them.
    Atomics.wait(waiting, 0, mostAhead)
    pause.standStill()
  }

  function post(items: readonly ReadItem[], bytes: number, last: boolean): void {
    const rows = packRows(items.map(prepare))
    Atomics.add(waiting, 0, 1)
    const message: PreparerMessage = { kind: 'rows', bytes, rows, last }
    port.postMessage(message, [rows.numbers.buffer, rows.ids.buffer])
  }

  function read(piece: Buffer): void {
    for (let from = 0; from < piece.length; from += sliceBytes) {
      waitForTurn()
      const slice = piece.subarray(from, from + sliceBytes)
      post(source.read(slice), slice.length, false)
    }
  }

  port.on('message', (request: PreparerRequest) => {
    try {
      if (request.kind === 'piece') read(Buffer.from(request.bytes.buffer))
      else post(source.end(), 0, true)
    } catch (error) {
      port.postMessage({ kind: 'failed', failure: toFailure(error) } satisfies PreparerMessage)
    }
  })
}
