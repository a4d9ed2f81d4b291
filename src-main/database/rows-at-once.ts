import type { Database } from 'better-sqlite3'

export type SqlValue = number | string | Buffer | null

/** Rows of one statement: a third of a row's cost is that of the statement itself. */
const rowsOfStatement = 24

/**
 * Gathers rows of one table and writes them many to a statement. `shared`: columns whose values are the same in all of
 * them. A statement of many rows makes a savepoint, at which FTS5 writes out whatever it holds: every 24 rows that was a
 * seventh of an import's time. So rows are gathered by the hundred, and those of all tables written together.
 */
export function createRowsAtOnce(
  db: Database,
  { table, shared = [], own }: { table: string; shared?: readonly string[]; own: readonly string[] },
) {
  const columns = [...shared, ...own].join()
  const places = (count: number) => Array.from({ length: count }, () => '?')
  const row = `(${places(own.length).join()})`
  const insertMany = db.prepare<SqlValue[]>(`
    INSERT INTO ${table} (${columns})
    SELECT ${[...places(shared.length), ...own.map((_, at) => `column${at + 1}`)].join()}
    FROM (VALUES ${Array.from({ length: rowsOfStatement }, () => row).join()})
  `)
  // Of its own shape: with one row, too, the other one would make a savepoint.
  const insertOne = db.prepare<SqlValue[]>(
    `INSERT INTO ${table} (${columns}) VALUES (${places(shared.length + own.length).join()})`,
  )
  const valuesOfStatement = rowsOfStatement * own.length
  const values: SqlValue[] = []

  return {
    /** Values of `own`, in order. */
    add: (...row: readonly SqlValue[]): void => void values.push(...row),
    gathered: (): number => values.length / own.length,
    write(sharedValues: readonly SqlValue[] = []): void {
      for (let at = 0; at < values.length; ) {
        const many = values.length - at >= valuesOfStatement
        const end = at + (many ? valuesOfStatement : own.length)
        const insert = many ? insertMany : insertOne
        insert.run(...sharedValues, ...values.slice(at, end))
        at = end
      }
      values.length = 0
    },
    forget(): void {
      values.length = 0
    },
  }
}
