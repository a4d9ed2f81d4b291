import { CaseId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob } from '../database/uuid.ts'
import type { Between } from './counts.ts'

type Limited = Between & { readonly most: number }

/** The state before a move, by the clock: one that another seat had made already is no move. */
const before = `(SELECT p.state FROM case_move p
  WHERE p.case_id = m.case_id AND (p.clock, p.id) < (m.clock, m.id) ORDER BY p.clock DESC, p.id DESC LIMIT 1)`

/** Which cases a sheet tells of, each in one of the three lists, what happened last first. */
export function createFoundCases(db: Database) {
  const moves = 'case_move m JOIN customer_case c ON c.id = m.case_id'
  const solved = `${moves} WHERE m.at >= @from AND m.at <= @to AND m.state = 'green' AND c.state_now = 'green'
    AND ${before} IS NOT 'green'`
  const opened =
    "customer_case c WHERE c.opened_at >= @from AND c.opened_at <= @to AND c.state_now <> 'green'"
  const moved = `${moves} WHERE m.at >= @from AND m.at <= @to AND c.opened_at < @from AND c.state_now <> 'green'`
  const steps = (kind: string) => `case_step m WHERE m.kind = '${kind}' AND m.at >= @from AND m.at <= @to`

  const find = (from: string, id: string, at: string) => {
    // One walk finds them and counts them.
    const select = db.prepare<Limited, { id: Buffer; total: number }>(`
      SELECT ${id} AS id, count(*) OVER () AS total FROM ${from}
      GROUP BY ${id} ORDER BY max(${at}) DESC, ${id} LIMIT @most
    `)
    return (between: Between, most: number): { readonly ids: readonly CaseId[]; readonly total: number } => {
      const rows = select.all({ ...between, most })
      return { ids: rows.map((row) => CaseId.parse(uuidFromBlob(row.id))), total: rows[0]?.total ?? 0 }
    }
  }
  const countOpened = db
    .prepare<Between, number>(
      'SELECT count(*) FROM customer_case WHERE opened_at >= @from AND opened_at <= @to',
    )
    .pluck()

  return {
    solved: find(solved, 'm.case_id', 'm.at'),
    opened: find(opened, 'c.id', 'c.opened_at'),
    moved: find(moved, 'm.case_id', 'm.at'),
    /** Their complaint went on. */
    complained: find(steps('complaint'), 'm.case_id', 'm.at'),
    /** Put before others. */
    favoured: find(steps('moved-ahead'), 'm.case_id', 'm.at'),
    /** Solved since or not. */
    countOpened: (between: Between): number => countOpened.get(between) ?? 0,
  }
}
