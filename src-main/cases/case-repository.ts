import { Case } from '../contract/history.ts'
import { type CaseId, Code, type CustomerId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob, uuidFromBlobOrNull, uuidToBlob } from '../database/uuid.ts'
import { stateAfter } from '../domain/case-state.ts'

type CaseRow = {
  id: Buffer
  customer_id: Buffer
  reference: string
  subject: string
  category: string
  opened_at: number
}

type MoveRow = {
  id: Buffer
  at: number
  agent_id: Buffer | null
  initials: string | null
  to: string
  reason: string
}

const columns = 'id, customer_id, reference, subject, category, opened_at'

export type CaseRepository = ReturnType<typeof createCaseRepository>

/** Cases with their moves; statements are prepared once for `db`, which may be read-only. */
export function createCaseRepository(db: Database) {
  const selectOne = db.prepare<[Buffer], CaseRow>(`SELECT ${columns} FROM customer_case WHERE id = ?`)
  const selectOfCustomer = db.prepare<[Buffer], CaseRow>(
    `SELECT ${columns} FROM customer_case WHERE customer_id = ? ORDER BY opened_at DESC, id DESC`,
  )
  const selectByReference = db.prepare<[string], CaseRow>(
    `SELECT ${columns} FROM customer_case WHERE reference = ? ORDER BY opened_at DESC, id DESC`,
  )
  const selectMoves = db.prepare<[Buffer], MoveRow>(
    'SELECT id, at, agent_id, initials, state AS "to", reason FROM case_move WHERE case_id = ? ORDER BY clock, id',
  )
  const selectHighest = db
    .prepare<[string, string], string | null>(
      'SELECT max(reference) FROM customer_case WHERE reference >= ? AND reference < ?',
    )
    .pluck()
  const toCase = (row: CaseRow): Case => parseCase(row, selectMoves.all(row.id))

  return {
    find(caseId: CaseId): Case | null {
      const row = selectOne.get(uuidToBlob(caseId))
      return row === undefined ? null : toCase(row)
    },
    /** Newest first. */
    ofCustomer(customerId: CustomerId): readonly Case[] {
      return selectOfCustomer.all(uuidToBlob(customerId)).map(toCase)
    },
    /** The last reference that a seat gave; references sort by their counter. */
    highestReference(seatCode: string): Code | null {
      const reference = selectHighest.get(seatCode, `${seatCode}~`)
      return reference ? Code.parse(reference) : null
    },
    /** Several only where two seats gave the same reference before they joined a hub. */
    findByReference(reference: Code): readonly Case[] {
      return selectByReference.all(reference).map(toCase)
    },
  }
}

function parseCase(row: CaseRow, moveRows: readonly MoveRow[]): Case {
  const moves = moveRows.map((move) => ({
    ...move,
    id: uuidFromBlob(move.id),
    agentId: uuidFromBlobOrNull(move.agent_id),
  }))
  const parsed = Case.parse({
    id: uuidFromBlob(row.id),
    reference: row.reference,
    customerId: uuidFromBlob(row.customer_id),
    subject: row.subject,
    category: row.category,
    state: 'red',
    openedAt: row.opened_at,
    moves,
  })
  return { ...parsed, state: stateAfter(parsed.moves) }
}
