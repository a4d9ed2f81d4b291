import type { Agent } from '../contract/agents.ts'
import type { FormOfAddress } from '../contract/customers.ts'
import type { Code, ImportId } from '../contract/ids.ts'
import type { ImportLayout } from '../contract/imports.ts'
import type { BulkJob, BulkStep, CreateBulkJob } from '../database/bulk.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'
import { makeCode } from '../domain/codes.ts'
import type { CreateAlikeFinder, FoundAlike } from './alike.ts'
import type { Newcomer } from './candidate.ts'
import { createImportTally } from './import-tally.ts'
import { createKnownCustomers } from './known-customers.ts'
import { newcomerChanges } from './newcomer-changes.ts'
import { mostCustomers, unpackPiece } from './piece.ts'
import type { PreparedRow } from './prepared-rows.ts'
import { createPreparing, type Preparing } from './preparing.ts'
import { createPresence, type Presence } from './presence.ts'

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

/** Of what came in, when the next piece may be sent: some 3,000 rows, in a small piece its last half. */
const littleLeft = 256 * 1024

/**
 * Takes a file in, in the writer thread: pieces in, a group of changes for each customer out. A second thread reads and
 * prepares the rows (`preparer`: where its entry is); here they are compared with who is in the house, and written.
 */
export const importJobWith =
  (createFinder: CreateAlikeFinder, preparer: URL): CreateBulkJob<ImportStart, ImportProgress> =>
  (db, start, thread) => {
    const { layout, formOfAddress, at } = start
    const preparing = createPreparing({ thread, url: preparer, layout, formOfAddress, at })
    const presence = createPresence(db, thread.settle)
    return createImportJob(db, { presence, findAlike: createFinder(db, presence.mayStand) }, start, preparing)
  }

function createImportJob(
  db: Database,
  { presence, findAlike }: { presence: Presence; findAlike: ReturnType<CreateAlikeFinder> },
  { importId, seatCode, agent, at }: ImportStart,
  preparing: Preparing,
): BulkJob<ImportProgress> {
  const known = createKnownCustomers(db, importId, presence.mayStand)
  const remarks = createRemarks(db, importId)
  const tally = createImportTally(db, importId)
  const codes = createCodes(seatCode)
  const pieces = createPieces(preparing)
  let state: 'running' | 'done' | 'cancelled' = 'running'
  let remark: (() => void) | null = null
  // Until it is taken: comparing it writes what was gathered, for which a full disk has no room, and it comes once more.
  let atHand: ReturnType<Preparing['next']> | null = null

  function take(row: PreparedRow): BulkStep {
    if ('reason' in row) return tally.refuse(row, row.reason)
    const { newcomer } = row
    presence.lookAhead(preparing.traits())
    const { reason, owned } = known(newcomer)
    if (reason !== null) return tally.refuse(row, reason)
    remark = remarkOf(row, { ...newcomer, phones: owned })
    tally.take()
    presence.taken(newcomer)
    return newcomerChanges(newcomer, codes.next(), at, agent)
  }

  /** Taken all the same: the report says whom it looks like. Looked for before it is written, else it finds itself. */
  function remarkOf({ line, content }: PreparedRow, newcomer: Newcomer): (() => void) | null {
    const alike = findAlike(newcomer)
    return alike && (() => remarks.insert(line, alike, content))
  }

  const end = () => tally.end(state === 'cancelled' ? 'cancelled' : 'done', preparing.bytesRead())

  return {
    piece(bytes) {
      const { codes: block, data } = unpackPiece(bytes)
      codes.add(block)
      pieces.add(data)
    },
    finish() {
      if (state === 'running') state = 'done'
      preparing.finish()
    },
    cancel() {
      state = 'cancelled'
    },
    batch: presence.batch,
    next() {
      if (remark !== null) {
        const step = remark
        remark = null
        return step
      }
      if (state === 'cancelled') return end()
      atHand ??= preparing.next()
      const row = atHand
      const step = row === 'ended' ? end() : typeof row === 'string' ? row : take(row)
      atHand = null
      return step
    },
    ready: pieces.littleLeft,
    close: preparing.close,
    progress: () => ({
      bytesRead: preparing.bytesRead(),
      ...tally.counts(),
      codesLeft: codes.left() - pieces.codesWanted(),
    }),
  }
}

/** What was sent and is not read to its end: how much of it, and how many codes it may need. */
function createPieces(preparing: Preparing) {
  const pieces: { end: number; bytes: number; codes: number }[] = []
  let sent = 0
  function open() {
    while (pieces[0] !== undefined && pieces[0].end <= preparing.bytesRead()) pieces.shift()
    return pieces
  }
  return {
    add(data: Buffer): void {
      sent += data.length
      pieces.push({ end: sent, bytes: data.length, codes: mostCustomers(data) })
      preparing.add(data)
    },
    littleLeft: (): boolean => preparing.bytesLeft() <= Math.min(littleLeft, (open().at(-1)?.bytes ?? 0) / 2),
    codesWanted: (): number => open().reduce((sum, { codes }) => sum + codes, 0),
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

/** Whom a newcomer looks like: only this seat knows, the log need not. */
function createRemarks(db: Database, importId: ImportId) {
  const id = uuidToBlob(importId)
  const insert = db.prepare<[Buffer, number, string, number, string, string]>(`
    INSERT INTO import_likeness (import_id, line, code, points, kinds, content) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING
  `)
  return {
    insert: (line: number, { code, points, kinds }: FoundAlike, content: string) =>
      insert.run(id, line, code, points, JSON.stringify(kinds), content),
  }
}
