import { Customer } from '../contract/customers.ts'
import type { Database } from '../database/connection.ts'

type RegisterRow = { field: string; value: string }

/**
 * What was written on a merged card after it had been merged, by a seat that did not know yet: it was meant for the
 * customer, so where it is the latest word it is what the card that stands for them shows.
 */
export function createLaterFields(db: Database) {
  const select = db.prepare<[Buffer, Buffer], RegisterRow>(`
    SELECT later.field, later.value
    FROM customer_alias alias
    JOIN customer_register later ON later.customer_id = alias.customer_id AND later.clock > alias.joined_clock
    WHERE alias.root_id = ? AND alias.customer_id <> alias.root_id AND NOT EXISTS (
      SELECT 1 FROM customer_register own
      WHERE own.customer_id = ? AND own.field = later.field AND (own.clock, own.seat) > (later.clock, later.seat)
    )
    ORDER BY later.clock, later.seat
  `)
  return (root: Buffer, customer: Customer): Customer => {
    const later = select.all(root, root).map(({ field, value }) => [field, JSON.parse(value)])
    return Customer.parse({ ...customer, ...Object.fromEntries(later) })
  }
}
