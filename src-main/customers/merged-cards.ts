import { CustomerId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob, uuidToBlob } from '../database/uuid.ts'

/** Which cards are one customer's. For a card that was never merged all of this is one probe of an index. */
export function createMergedCards(db: Database) {
  const selectRoot = db
    .prepare<[Buffer], Buffer>('SELECT root_id FROM customer_alias WHERE customer_id = ?')
    .pluck()
  const selectOfRoot = db
    .prepare<[Buffer, Buffer], Buffer>(
      'SELECT customer_id FROM customer_alias WHERE root_id = ? AND customer_id <> ? ORDER BY customer_id',
    )
    .pluck()

  return {
    /** The card that stands for this one: itself unless it was merged into another. */
    rootOf(customerId: CustomerId): CustomerId {
      const root = selectRoot.get(uuidToBlob(customerId))
      return root === undefined ? customerId : toId(root)
    },
    /** All cards of this customer, the one that stands for them first. */
    cardsOf(customerId: CustomerId): readonly CustomerId[] {
      const root = selectRoot.get(uuidToBlob(customerId))
      return root === undefined ? [customerId] : [toId(root), ...selectOfRoot.all(root, root).map(toId)]
    },
  }
}

function toId(blob: Buffer): CustomerId {
  return CustomerId.parse(uuidFromBlob(blob))
}
