import type { Agent } from '../contract/agents.ts'
import type { Change } from '../contract/changes.ts'
import type { FormOfAddress } from '../contract/customers.ts'
import type { Code, ImportId } from '../contract/ids.ts'
import type { ImportLayout, RefusalReason } from '../contract/imports.ts'
import type { BulkJob, BulkStep, CreateBulkJob } from '../database/bulk.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'
import { makeCode } from '../domain/codes.ts'
import type { CreateAlikeFinder, FoundAlike } from './alike.ts'
import { type Newcomer, toNewcomer } from './candidate.ts'
import { createKnownCustomers } from './known-customers.ts'
import { newcomerChanges } from './newcomer-changes.ts'
import { unpackPiece } from './piece.ts'
import type { ReadItem, Source } from './source.ts'
import { createSource } from './sources.ts'

export type ImportStart = {
  readonly importId: ImportId
  readonly layout: ImportLayout
  readonly seatCode: string
  /** Who imports, and signs the notes. */
  readonly agent: Pick<Agent, 'id' | 'initials'> | null
  /** For whom the file does not say how. */
  readonly formOfAddress: FormOfAddress
  /** UTC milliseconds: when the cards were made. */
  readonly at: number
}

export type ImportProgress = {
  readonly bytesRead: number
  readonly taken: number
  readonly refused: number
  /** Codes that came with earlier pieces and were not needed yet. */
  readonly codesLeft: number
}

/** Bytes parsed at a time, some four milliseconds of work: a batch must end when a call pops. */
const sliceBytes = 16 * 1024
const keptOfRefused = 500

/** Reads a file in the writer thread: pieces in, a group of changes for each customer out. */
export const importJobWith =
  (createFinder: CreateAlikeFinder): CreateBulkJob<ImportStart, ImportProgress> =>
  (db, start) =>
    createImportJob(db, createFinder(db), start)

function createImportJob(
  db: Database,
  findAlike: ReturnType<CreateAlikeFinder>,
  { importId, layout, seatCode, agent, formOfAddress, at }: ImportStart,
): BulkJob<ImportProgress> {
  const isKnown = createKnownCustomers(db, importId)
  const rows = createImportRows(db, importId)
  const codes = createCodes(seatCode)
  const source = createSource(layout)
  const input = createInput(source)
  let taken = 0
  let refused = 0
  let state: 'running' | 'done' | 'cancelled' = 'running'
  let last: 'counting' | 'ending' | 'over' = 'counting'
  let remark: (() => void) | null = null

  function take(item: ReadItem): BulkStep {
    if ('reason' in item) return refuse(item.line, item.reason, item.content)
    const newcomer = toNewcomer(item.candidate, formOfAddress)
    if (typeof newcomer === 'string') return refuse(item.line, newcomer, item.content)
    const known = isKnown(newcomer)
    if (known !== null) return refuse(item.line, known, item.content)
    taken += 1
    remark = remarkOf(item, newcomer)
    return newcomerChanges(newcomer, codes.next(), at, agent)
  }

  /** Taken all the same: the report says whom it looks like. Looked for before it is written, else it finds itself. */
  function remarkOf({ line, content }: ReadItem, newcomer: Newcomer): (() => void) | null {
    const alike = findAlike(newcomer)
    return alike && (() => rows.remark(line, alike, content.slice(0, keptOfRefused)))
  }

  function refuse(line: number, reason: RefusalReason, content: string): () => void {
    refused += 1
    return () => rows.refuse(line, reason, content.slice(0, keptOfRefused))
  }

  function end(): BulkStep {
    if (last === 'over') return 'done'
    if (last === 'counting') {
      last = 'ending'
      return () => rows.count(input.bytesRead(), taken, refused)
    }
    last = 'over'
    const ended: Change = {
      kind: 'import:ended',
      importId,
      state: state === 'cancelled' ? 'cancelled' : 'done',
      taken,
      refused,
    }
    return [ended]
  }

  return {
    piece(bytes) {
      const { codes: block, data } = unpackPiece(bytes)
      codes.add(block)
      input.add(data)
    },
    finish() {
      if (state === 'running') state = 'done'
      input.finish()
    },
    cancel() {
      state = 'cancelled'
    },
    next() {
      if (remark !== null) {
        const step = remark
        remark = null
        return step
      }
      if (state === 'cancelled') return end()
      const item = input.next()
      if (item !== null) return take(item)
      return state === 'done' ? end() : 'hungry'
    },
    progress: () => ({ bytesRead: input.bytesRead(), taken, refused, codesLeft: codes.left() }),
  }
}

/** Parses what came in slice by slice, only when the rows before are written. */
function createInput(source: Source) {
  let piece: Buffer = Buffer.alloc(0)
  let read = 0
  let items: readonly ReadItem[] = []
  let at = 0
  let finishing = false

  function more(): readonly ReadItem[] | null {
    if (piece.length > 0) {
      const slice = piece.subarray(0, sliceBytes)
      piece = piece.subarray(slice.length)
      read += slice.length
      return source.read(slice)
    }
    if (!finishing) return null
    finishing = false
    return source.end()
  }

  return {
    add(bytes: Buffer): void {
      piece = piece.length === 0 ? bytes : Buffer.concat([piece, bytes])
    },
    finish(): void {
      finishing = true
    },
    bytesRead: () => read,
    next(): ReadItem | null {
      while (at >= items.length) {
        const next = more()
        if (next === null) return null
        items = next
        at = 0
      }
      const item = items[at]
      at += 1
      return item ?? null
    },
  }
}

/** Codes that the main process set aside, block by block. */
function createCodes(seatCode: string) {
  const blocks: { next: number; end: number }[] = []
  return {
    add({ first, count }: { first: number; count: number }): void {
      if (count > 0) blocks.push({ next: first, end: first + count })
    },
    next(): Code {
      const [block] = blocks
      if (block === undefined) throw new RangeError('more customers than codes were set aside')
      const code = makeCode(seatCode, block.next)
      block.next += 1
      if (block.next === block.end) blocks.shift()
      return code
    },
    left: () => blocks.reduce((sum, { next, end }) => sum + end - next, 0),
  }
}

/** What only this seat knows of an import: the log need not. */
function createImportRows(db: Database, importId: ImportId) {
  const id = uuidToBlob(importId)
  const insert = db.prepare<[Buffer, number, string, string]>(`
    INSERT INTO import_refusal (import_id, line, reason, content) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
  `)
  const update = db.prepare<[number, number, number, Buffer]>(
    'UPDATE customer_import SET bytes_read = ?, taken = ?, refused = ? WHERE id = ?',
  )
  const insertLikeness = db.prepare<[Buffer, number, string, number, string, string]>(`
    INSERT INTO import_likeness (import_id, line, code, points, kinds, content) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING
  `)
  return {
    remark: (line: number, { code, points, kinds }: FoundAlike, content: string) =>
      insertLikeness.run(id, line, code, points, JSON.stringify(kinds), content),
    refuse: (line: number, reason: RefusalReason, content: string) => insert.run(id, line, reason, content),
    count: (bytesRead: number, taken: number, refused: number) => update.run(bytesRead, taken, refused, id),
  }
}
