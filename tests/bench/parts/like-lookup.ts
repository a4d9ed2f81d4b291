import { summaryColumns } from '../../../src-main/customers/customer-rows.ts'
import { newestVersion } from '../../../src-main/database/migrate.ts'
import { migrations } from '../../../src-main/database/migrations/index.ts'
import { openDatabase } from '../../../src-main/database/open-database.ts'

/** Milliseconds that each caller's lookup takes as a search for the last digits, over the same encrypted database. */
export function measureLikeLookups(
  file: string,
  key: Uint8Array,
  numbers: readonly string[],
): readonly number[] {
  const db = openDatabase({ file, key, mode: 'read-only', newestVersion: newestVersion(migrations) })
  try {
    const select = db.prepare<[string]>(`
      SELECT DISTINCT ${summaryColumns}
      FROM phone o JOIN customer c ON c.id = o.customer_id
      WHERE o.raw LIKE '%' || ? AND c.removed_at IS NULL
    `)
    return numbers.map((number) => {
      const before = performance.now()
      const rows = select.all(number.slice(-9))
      const took = performance.now() - before
      if (rows.length === 0) throw new Error('the search by last digits does not find the caller')
      return took
    })
  } finally {
    db.close()
  }
}
