import type { Database } from 'better-sqlite3'

// Local to a seat: in which order changes arrived, and which small integers stand for whom.
const local = new Set([
  'change',
  'identity',
  'seat',
  'waiting_change',
  'history_entry',
  'finding_facet',
  'finding_case',
  'finding_row',
  'finding_note',
  'finding_touch',
])

/** Every row of the features' tables as text, in an order of its own: two seats that know the same are equal. */
export function dumpTables(db: Database): Record<string, readonly string[]> {
  const names = db
    .prepare<[], string>(
      "SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .pluck()
    .all()
    .filter((name) => !local.has(name))
  return Object.fromEntries(names.map((name) => [name, rowsOf(db, name)]))
}

function rowsOf(db: Database, name: string): readonly string[] {
  return db
    .prepare<[], Record<string, unknown>>(`SELECT * FROM "${name}"`)
    .all()
    .map((row) =>
      JSON.stringify(row, (_key, value) =>
        value?.type === 'Buffer' ? Buffer.from(value.data).toString('hex') : value,
      ),
    )
    .sort()
}
