import type { Database } from '../database/connection.ts'

/** A row of `call_trace`, as far as it decides about others. */
type TraceRow = {
  readonly id: Buffer
  readonly kind: string
  readonly at: number
  readonly line: string | null
  readonly root_id: Buffer | null
}

const columns = 'id, kind, at, line, root_id'

/**
 * A missed call is open until its customer was reached after it, or its number, unless that was another customer's
 * call; or until somebody closed it by hand. `t` is the missed call.
 */
const isOpen = `
  NOT EXISTS (SELECT 1 FROM missed_call_closing c WHERE c.call_id = t.id)
  AND NOT EXISTS (
    SELECT 1 FROM call_trace r WHERE r.root_id = t.root_id AND r.kind = 'reached' AND r.open = 0 AND r.at > t.at)
  AND NOT EXISTS (
    SELECT 1 FROM call_trace r WHERE r.line = t.line AND r.kind = 'reached' AND r.open = 0 AND r.at > t.at
      AND (t.root_id IS NULL OR r.root_id IS NULL))`

/** Decides which missed calls are open: looks only at those that what happened can concern. */
export function createMissedSettling(db: Database) {
  const select = db.prepare<[Buffer], TraceRow>(`SELECT ${columns} FROM call_trace WHERE id = ?`)
  const settleOne = db.prepare<[Buffer]>(
    `UPDATE call_trace AS t SET open = (${isOpen}) WHERE t.id = ? AND t.kind = 'missed'`,
  )
  const close = db.prepare<[Buffer]>('UPDATE call_trace SET open = 0 WHERE id = ?')
  const parties = { root: createParty(db, 'root_id'), line: createParty(db, 'line') }
  const moveLine = createMove(db, 'line = ? AND customer_id IS NULL')
  const moveCard = createMove(db, 'customer_id = ?')

  /** Somebody was reached, or was not after all. */
  function reached(before: TraceRow | undefined, after: TraceRow | undefined): void {
    for (const row of [before, after]) {
      if (row?.kind !== 'reached') continue
      if (row.root_id !== null) parties.root(row.root_id, row.at)
      if (row.line !== null) parties.line(row.line, row.at)
    }
  }

  function changed(before: TraceRow | undefined, after: TraceRow | undefined): void {
    if (after?.kind === 'missed') settleOne.run(after.id)
    reached(before, after)
  }

  function move(rows: readonly TraceRow[]): void {
    for (const before of rows) changed(before, select.get(before.id))
  }

  return {
    find: (id: Buffer): TraceRow | undefined => select.get(id),
    /** Of one call, `undefined` where it left no trace. */
    changed,
    closed: (id: Buffer): void => void close.run(id),
    /** Calls from this line that are tied to no card are this customer's now; null: nobody's. */
    lineIs: (line: string, root: Buffer | null): void => move(moveLine(line, root)),
    /** This card stands under that one now. */
    cardIs: (card: Buffer, root: Buffer): void => move(moveCard(card, root)),
  }
}

/** Who was reached at `at` is not waiting since before; nor, where that is not true any more, is it forgotten. */
function createParty(db: Database, column: 'root_id' | 'line') {
  const selectBefore = db
    .prepare<[Buffer | string, number], Buffer>(
      `SELECT id FROM call_trace WHERE ${column} = ? AND kind = 'missed' AND open = 1 AND at < ?`,
    )
    .pluck()
  const settle = db.prepare<[Buffer]>(`UPDATE call_trace AS t SET open = (${isOpen}) WHERE t.id = ?`)
  const selectLast = db
    .prepare<[Buffer | string], number | null>(
      `SELECT max(at) FROM call_trace WHERE ${column} = ? AND kind = 'reached' AND open = 0
       ${column === 'line' ? 'AND root_id IS NULL' : ''}`,
    )
    .pluck()
  const reopen = db.prepare<[Buffer | string, number, number]>(`
    UPDATE call_trace AS t SET open = 1
    WHERE t.${column} = ? AND t.kind = 'missed' AND t.open = 0 AND t.at >= ? AND t.at < ? AND ${isOpen}
  `)

  return (party: Buffer | string, at: number): void => {
    for (const id of selectBefore.all(party, at)) settle.run(id)
    reopen.run(party, selectLast.get(party) ?? 0, at)
  }
}

/** Puts the rows under another customer; answers with those that it concerned, as they were. */
function createMove(db: Database, where: string) {
  const select = db.prepare<[Buffer | string, Buffer | null], TraceRow>(
    `SELECT ${columns} FROM call_trace WHERE ${where} AND root_id IS NOT ?`,
  )
  const update = db.prepare<[Buffer | null, Buffer | string, Buffer | null]>(
    `UPDATE call_trace SET root_id = ? WHERE ${where} AND root_id IS NOT ?`,
  )
  return (what: Buffer | string, root: Buffer | null): readonly TraceRow[] => {
    const rows = select.all(what, root)
    if (rows.length > 0) update.run(root, what, root)
    return rows
  }
}
