import { CustomerId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { idFromBlob } from '../database/row-values.ts'
import { uuidToBlob } from '../database/uuid.ts'

type Place = { readonly customer_id: Buffer; readonly at: number; readonly id: Buffer }
type Before = { readonly at: number; readonly entry: number }

/**
 * The row of `finding_row` of the contact with which a customer came to us before this row's; null: there is none.
 * `cardsOf`: all cards of one customer.
 */
export function createCameBefore(db: Database, cardsOf: (id: CustomerId) => readonly CustomerId[]) {
  const selectPlace = db.prepare<[number], Place>(
    'SELECT i.customer_id, i.at, i.id FROM finding_row f JOIN interaction i ON i.id = f.id WHERE f.entry = ?',
  )
  const selectBefore = db.prepare<[Buffer, number, Buffer], Before>(`
    SELECT i.at, f.entry FROM interaction i JOIN finding_row f ON f.id = i.id
    WHERE i.customer_id = ? AND (i.at, i.id) < (?, ?) AND i.channel <> 'event' AND i.direction = 'in'
    ORDER BY i.at DESC, i.id DESC LIMIT 1
  `)
  return (entry: number): number | null => {
    const place = selectPlace.get(entry)
    if (place === undefined) return null
    const found = cardsOf(idFromBlob(place.customer_id, CustomerId))
      .flatMap((card) => selectBefore.get(uuidToBlob(card), place.at, place.id) ?? [])
      .sort((left, right) => right.at - left.at)
    return found[0]?.entry ?? null
  }
}
