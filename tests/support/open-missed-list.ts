import type { Database } from 'better-sqlite3'
import { createMissedRepository } from '../../src-main/calls/missed-repository.ts'
import { PhoneNumber } from '../../src-main/contract/ids.ts'
import { createCustomerRepository } from '../../src-main/customers/customer-repository.ts'

/** The list as a session reads it. */
export function missedListOf(db: Database) {
  const customers = createCustomerRepository(db)
  return createMissedRepository(db, {
    customer: customers.summary,
    owners(line) {
      const number = PhoneNumber.safeParse(line).data
      return number === undefined ? [] : customers.findByNumber({ number, guesses: [] }).customers
    },
  })
}
