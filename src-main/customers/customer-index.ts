import type { Database } from '../database/connection.ts'
import { sqliteCode } from '../database/errors.ts'
import { searchableNumber, searchableText } from '../domain/search-text.ts'

/** Writes the index of names with companies, e-mail addresses and numbers, each a row of its own. */
export function createCustomerIndex(db: Database) {
  const insert = db.prepare<[number, string, Buffer]>(
    'INSERT INTO customer_search (rowid, text, customer_id) VALUES (?, ?, ?)',
  )
  const update = db.prepare<[string, number]>('UPDATE customer_search SET text = ? WHERE rowid = ?')
  const remove = db.prepare<[number]>('DELETE FROM customer_search WHERE rowid = ?')

  /** Answers with the row: `clock`, or the next free one where two seats wrote at the same tick. */
  function addRow(clock: number, customerId: Buffer, text: string): number {
    for (let entry = clock; ; entry += 1) {
      try {
        insert.run(entry, text, customerId)
        return entry
      } catch (error) {
        // Asked beforehand, an import of a million cards would take four seconds longer.
        if (sqliteCode(error) !== 'SQLITE_CONSTRAINT_PRIMARYKEY') throw error
      }
    }
  }

  return {
    /** Each `add` answers with the row it wrote. */
    add: (clock: number, customerId: Buffer, text: string) => addRow(clock, customerId, searchableText(text)),
    /** In E.164, or as it was written where it could not be read. */
    addNumber: (clock: number, customerId: Buffer, number: string) =>
      addRow(clock, customerId, searchableNumber(number)),
    replace: (entry: number, text: string) => update.run(searchableText(text), entry),
    remove: (entry: number) => remove.run(entry),
  }
}
