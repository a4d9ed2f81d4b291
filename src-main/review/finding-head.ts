import type { Database } from '../database/connection.ts'
import type { FindingColumns } from './finding-columns.ts'
import { columnsOf, type Row, rowColumns } from './finding-fresh.ts'

/** Rows that are read first, from all over the table in a hundredth of a second, and each further time. */
const rowsAtFirst = 500
const rowsAtOnce = 4000
/** Where fewer than a page of so many fit, everything is waited for. */
const mostRows = 20_000

/** The newest contacts, to answer from while all the others are still being read. `written`: something was since. */
export function createHead(db: Database, written: () => void) {
  const select = db.prepare<[number, number, number], Row>(
    `SELECT ${rowColumns} FROM finding_row WHERE (at, entry) < (?, ?)
     ORDER BY at DESC, entry DESC LIMIT ?`,
  )
  const selectTurn = db.prepare<[], number>('SELECT coalesce(max(turn), 0) FROM finding_touch').pluck()
  let rows: Row[] = []
  let turn = -1
  let end = Number.MAX_SAFE_INTEGER
  return {
    /**
     * Some more than before, the newest of those before `to` (UTC milliseconds), and all of them anew where something
     * was written since; null: no more of them.
     */
    more(to: number): FindingColumns | null {
      const now = selectTurn.get() ?? 0
      if (now !== turn) written()
      if (now !== turn || to !== end) rows = []
      turn = now
      end = to
      if (rows.length >= mostRows) return null
      const last = rows.at(-1)
      const { at, entry } = last ?? { at: end, entry: Number.MIN_SAFE_INTEGER }
      rows = [...rows, ...select.all(at, entry, last ? rowsAtOnce : rowsAtFirst)]
      return columnsOf(rows)
    },
    forget(): void {
      rows = []
    },
  }
}
