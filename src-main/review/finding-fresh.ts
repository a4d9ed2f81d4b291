import type { Database } from '../database/connection.ts'
import { columnsByTime, type FindingColumns, none } from './finding-columns.ts'

type Row = {
  readonly entry: number
  readonly at: number
  readonly facet: number
  readonly duration_seconds: number | null
  readonly held_seconds: number
  readonly hours_since: number | null
  readonly case_number: number
  readonly broken_at: number | null
}

/** Rows that were written after the others were read: few, read anew each time. */
export function createFreshReader(db: Database): (entries: Iterable<number>) => FindingColumns {
  const select = db.prepare<[number], Row>(
    `SELECT entry, at, facet, duration_seconds, held_seconds, hours_since, case_number, broken_at
     FROM finding_row WHERE entry = ?`,
  )
  return (entries) => {
    const rows = [...entries].sort((left, right) => left - right).flatMap((entry) => select.get(entry) ?? [])
    const late = rows.flatMap(({ entry, broken_at: at }): [number, number][] =>
      at === null ? [] : [[entry, at]],
    )
    return columnsByTime({
      length: rows.length,
      entry: Float64Array.from(rows, ({ entry }) => entry),
      at: Uint32Array.from(rows, ({ at }) => at / 1000),
      facet: Uint32Array.from(rows, ({ facet }) => facet),
      caseNumber: Uint32Array.from(rows, (row) => row.case_number),
      duration: Uint16Array.from(rows, (row) => limited(row.duration_seconds)),
      held: Uint16Array.from(rows, (row) => Math.min(row.held_seconds, none)),
      hoursSince: Uint16Array.from(rows, (row) => limited(row.hours_since)),
      brokenAt: new Map(late),
    })
  }
}

function limited(value: number | null): number {
  return value === null ? none : Math.min(value, none - 1)
}
