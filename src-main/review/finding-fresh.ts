import type { Database } from '../database/connection.ts'
import { columnsByTime, type FindingColumns, none } from './finding-columns.ts'

export type Row = {
  readonly entry: number
  readonly at: number
  readonly facet: number
  readonly duration_seconds: number | null
  readonly held_seconds: number
  readonly hours_since: number | null
  readonly case_number: number
  readonly broken_at: number | null
}

export const rowColumns = `entry, at, facet, duration_seconds, held_seconds, hours_since, case_number, broken_at`

/** Rows written after the others were read: few, each read again when it was touched. */
export function createFreshRows(db: Database) {
  const select = db.prepare<[number], Row>(`SELECT ${rowColumns} FROM finding_row WHERE entry = ?`)
  const rows = new Map<number, Row | undefined>()
  return {
    /** So many were touched. */
    size: (): number => rows.size,
    read(entries: readonly number[]): void {
      for (const entry of new Set(entries)) rows.set(entry, select.get(entry))
    },
    columns: (): FindingColumns => columnsOf([...rows.values()].filter((row) => row !== undefined)),
  }
}

/** As they are selected by `rowColumns`, in any order. */
export function columnsOf(unordered: readonly Row[]): FindingColumns {
  const rows = unordered.toSorted((left, right) => left.entry - right.entry)
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

function limited(value: number | null): number {
  return value === null ? none : Math.min(value, none - 1)
}
