import type { Database } from '../database/connection.ts'

/** Writes the full text of names, companies and e-mail addresses. */
export function createCustomerIndex(db: Database) {
  // The full text's own table: asked through the virtual one it costs ten times as much.
  const taken = db.prepare<[number]>('SELECT 1 FROM customer_search_content WHERE id = ?')
  const insert = db.prepare<[number, string, Buffer]>(
    'INSERT INTO customer_search (rowid, text, customer_id) VALUES (?, ?, ?)',
  )
  const update = db.prepare<[string, number]>('UPDATE customer_search SET text = ? WHERE rowid = ?')
  const remove = db.prepare<[number]>('DELETE FROM customer_search WHERE rowid = ?')

  return {
    /** Answers with the row: `clock`, or the next free one where two seats wrote at the same tick. */
    add(clock: number, customerId: Buffer, text: string): number {
      let entry = clock
      while (taken.get(entry) !== undefined) entry += 1
      insert.run(entry, text, customerId)
      return entry
    },
    replace: (entry: number, text: string) => update.run(text, entry),
    remove: (entry: number) => remove.run(entry),
  }
}
