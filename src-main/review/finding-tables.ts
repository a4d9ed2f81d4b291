import type { CaseState } from '../contract/history.ts'
import type { CaseId, CategoryId, DeskId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'

/** Stands for «no agent», «no desk», «no category». */
export const nobody = Buffer.alloc(0)

export type Facet = {
  readonly agentId: Buffer
  readonly channel: string
  readonly direction: string
  readonly outcome: string
  readonly transferred: 0 | 1
  readonly reason: string
}

/** A row as it now has to be; see migration 0060. */
export type FindingRow = {
  readonly at: number
  readonly facet: number
  readonly durationSeconds: number | null
  readonly heldSeconds: number
  readonly hoursSince: number | null
  readonly caseNumber: number
  readonly brokenAt: number | null
}

/** A case as it now stands. */
export type CaseNow = {
  readonly state: CaseState
  readonly categoryId: CategoryId | null
  readonly deskId: DeskId | null
  readonly complaint: unknown
}

/** So many of the last touches are kept: whoever missed more reads everything anew. */
const touchesKept = 16_384
const touchesBetweenClearings = 1024

/** Writes the tables of migration 0060. `caseNow`: null where the case itself has not arrived. */
export function createFindingTables(db: Database, caseNow: (caseId: CaseId) => CaseNow | null) {
  const selectEntry = db.prepare<[Buffer], number>('SELECT entry FROM finding_row WHERE id = ?').pluck()
  const selectOfText = db
    .prepare<[number, Buffer], number>('SELECT entry FROM history_entry WHERE entry >= ? AND id = ? LIMIT 1')
    .pluck()
  const selectLowest = db.prepare<[], number | null>('SELECT min(entry) FROM finding_row').pluck()
  const insertNote = db.prepare<[number, number]>(
    'INSERT INTO finding_note (entry, row) VALUES (?, ?) ON CONFLICT (entry) DO UPDATE SET row = excluded.row',
  )
  const selectNote = db
    .prepare<[number, Buffer], number>(
      'SELECT n.entry FROM finding_note n JOIN history_entry e ON e.entry = n.entry WHERE n.row = ? AND e.id = ?',
    )
    .pluck()
  const remove = db.prepare<[number]>('DELETE FROM finding_row WHERE entry = ?')
  const rows = createRowWriter(db)
  const touch = createTouch(db)
  const facet = createFacets(db)
  const cases = createCases(db, caseNow)

  return {
    facet,
    caseNumber: cases.number,
    entryOf: (id: Buffer): number | null => selectEntry.get(id) ?? null,
    /** Its own place in the full text, or one that no text has. `clock`: of the change that brought it. */
    newEntry(id: Buffer, clock: number, hasText: boolean): number {
      const ofText = hasText ? selectOfText.get(clock, id) : undefined
      return ofText ?? Math.min(0, selectLowest.get() ?? 0) - 1
    },
    insert(entry: number, id: Buffer, row: FindingRow): void {
      rows.insert(entry, id, row)
      touch('row', entry)
    },
    update(entry: number, row: FindingRow): void {
      if (rows.update(entry, row)) touch('row', entry)
    },
    remove(entry: number): void {
      remove.run(entry)
      touch('row', entry)
    },
    addNote(entry: number, row: number): void {
      insertNote.run(entry, row)
      touch('note', entry)
    },
    /** Where the note stands in the full text, if it is one of this row's. */
    noteEntry: (row: number, noteId: Buffer): number | null => selectNote.get(row, noteId) ?? null,
    updateCase(caseId: CaseId): void {
      const number = cases.update(caseId)
      if (number !== null) touch('case', number)
    },
  }
}

function createRowWriter(db: Database) {
  const insert = db.prepare<(number | Buffer | null)[]>(`
    INSERT INTO finding_row
      (entry, id, at, facet, duration_seconds, held_seconds, hours_since, case_number, broken_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  `)
  const update = db.prepare<(number | null)[]>(`
    UPDATE finding_row SET facet = ?, hours_since = ?, case_number = ?, broken_at = ?
    WHERE entry = ? AND (facet, hours_since, case_number, broken_at) IS NOT (?, ?, ?, ?)
  `)
  return {
    insert(entry: number, id: Buffer, row: FindingRow): void {
      const { at, facet, durationSeconds, heldSeconds, hoursSince, caseNumber, brokenAt } = row
      insert.run(entry, id, at, facet, durationSeconds, heldSeconds, hoursSince, caseNumber, brokenAt)
    },
    /** Whether it said something else before. */
    update(entry: number, { facet, hoursSince, caseNumber, brokenAt }: FindingRow): boolean {
      const said = [facet, hoursSince, caseNumber, brokenAt]
      return update.run(...said, entry, ...said).changes > 0
    },
  }
}

function createTouch(db: Database): (kind: 'row' | 'note' | 'case', number: number) => void {
  const insert = db.prepare<[string, number]>('INSERT INTO finding_touch (kind, number) VALUES (?, ?)')
  const clear = db.prepare<[number]>('DELETE FROM finding_touch WHERE turn <= ?')
  return (kind, number) => {
    const turn = Number(insert.run(kind, number).lastInsertRowid)
    if (turn % touchesBetweenClearings === 0) clear.run(turn - touchesKept)
  }
}

function createFacets(db: Database): (facet: Facet) => number {
  type Bound = [Buffer, string, string, string, number, string]
  const select = db
    .prepare<Bound, number>(`
      SELECT id FROM finding_facet WHERE agent_id = ? AND channel = ? AND direction = ? AND outcome = ?
        AND transferred = ? AND reason = ?
    `)
    .pluck()
  const insert = db.prepare<Bound>(`
    INSERT INTO finding_facet (agent_id, channel, direction, outcome, transferred, reason) VALUES (?, ?, ?, ?, ?, ?)
  `)
  return ({ agentId, channel, direction, outcome, transferred, reason }) => {
    const bound: Bound = [agentId, channel, direction, outcome, transferred, reason]
    return select.get(...bound) ?? Number(insert.run(...bound).lastInsertRowid)
  }
}

function createCases(db: Database, caseNow: (caseId: CaseId) => CaseNow | null) {
  const select = db.prepare<[Buffer], number>('SELECT number FROM finding_case WHERE case_id = ?').pluck()
  const insert = db.prepare<[Buffer]>(
    "INSERT INTO finding_case (case_id, state, category_id, desk_id, complaint) VALUES (?, '', x'', x'', 0)",
  )
  const update = db.prepare<[string, Buffer, Buffer, number, number]>(
    'UPDATE finding_case SET state = ?, category_id = ?, desk_id = ?, complaint = ? WHERE number = ?',
  )
  const blobOf = (id: string | null) => (id === null ? nobody : uuidToBlob(id))

  function number(caseId: Buffer): number {
    return select.get(caseId) ?? Number(insert.run(caseId).lastInsertRowid)
  }

  return {
    number,
    update(caseId: CaseId): number | null {
      const now = caseNow(caseId)
      if (now === null) return null
      const place = number(uuidToBlob(caseId))
      update.run(now.state, blobOf(now.categoryId), blobOf(now.deskId), now.complaint === null ? 0 : 1, place)
      return place
    },
  }
}
