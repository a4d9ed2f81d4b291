import type { Customer } from '../contract/customers.ts'
import { CustomerId, type PhoneNumber } from '../contract/ids.ts'
import type { SharedNumber } from '../contract/one-customer.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob } from '../database/uuid.ts'
import type { CustomerRepository } from './customer-repository.ts'

/** Numbers of one card that are looked up; of somebody with hundreds the first. */
const mostNumbers = 50
const mostOthers = 20

/** Which numbers of a card others have too, and whose turn it is when they call. `db` may be read-only. */
export function createSharedNumbers(db: Database, customers: Pick<CustomerRepository, 'summary' | 'rootOf'>) {
  const selectOwners = db
    .prepare<[string], Buffer>(
      `SELECT DISTINCT coalesce(a.root_id, p.customer_id) FROM phone p
       LEFT JOIN customer_alias a ON a.customer_id = p.customer_id WHERE p.number = ? LIMIT ${mostOthers}`,
    )
    .pluck()
  const selectChosen = db
    .prepare<[string], Buffer>('SELECT customer_id FROM number_choice WHERE number = ?')
    .pluck()

  function sharedNumber(number: PhoneNumber, own: CustomerId): SharedNumber | null {
    const others = selectOwners
      .all(number)
      .map(toId)
      .filter((id) => id !== own)
      .flatMap((id) => customers.summary(id) ?? [])
    if (others.length === 0) return null
    const chosen = selectChosen.get(number)
    return { number, others, chosenId: chosen === undefined ? null : customers.rootOf(toId(chosen)) }
  }

  return ({ id, phones }: Pick<Customer, 'id' | 'phones'>): readonly SharedNumber[] =>
    [...new Set(phones.flatMap(({ number }) => number ?? []))]
      .slice(0, mostNumbers)
      .flatMap((number) => sharedNumber(number, id) ?? [])
}

function toId(blob: Buffer): CustomerId {
  return CustomerId.parse(uuidFromBlob(blob))
}
