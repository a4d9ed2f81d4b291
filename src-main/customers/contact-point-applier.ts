import type { PhoneNumber } from '../contract/ids.ts'
import { type Applier, type CreateApplier, MissingEntity } from '../database/apply.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'
import { createCustomerIndex } from './customer-index.ts'

/** Numbers and addresses: only ever added or taken away, and what was taken away does not come back. */
export const createContactPointApplier: CreateApplier<
  'phone:added' | 'phone:range-set' | 'email:added' | 'contact-point:removed'
> = (db) => {
  const index = createCustomerIndex(db)
  const selectKnown = db.prepare<[Buffer, Buffer, Buffer, Buffer, Buffer, Buffer]>(`
    SELECT 1 FROM contact_point_removal WHERE customer_id = ? AND contact_point_id = ?
    UNION ALL SELECT 1 FROM email WHERE customer_id = ? AND id = ?
    UNION ALL SELECT 1 FROM phone WHERE customer_id = ? AND id = ?
  `)
  const insertPhone = db.prepare<
    [Buffer, Buffer, string | null, string, string, number, string | null, number]
  >(`
    INSERT INTO phone (customer_id, id, number, raw, label, extension_digits, range_prefix, search_entry)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  `)
  const insertEmail = db.prepare<[Buffer, Buffer, string, string, number]>(
    'INSERT INTO email (customer_id, id, address, label, search_entry) VALUES (?, ?, ?, ?, ?)',
  )
  const insertRemoval = db.prepare<[Buffer, Buffer]>(
    'INSERT INTO contact_point_removal (customer_id, contact_point_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  const deletePhone = db.prepare<[Buffer, Buffer], { search_entry: number }>(
    'DELETE FROM phone WHERE customer_id = ? AND id = ? RETURNING search_entry',
  )
  const deleteEmail = db.prepare<[Buffer, Buffer], { search_entry: number }>(
    'DELETE FROM email WHERE customer_id = ? AND id = ? RETURNING search_entry',
  )

  // Bound by place: by name it costs twice as much.
  const isKnown = (customerId: Buffer, id: Buffer) =>
    selectKnown.get(customerId, id, customerId, id, customerId, id) !== undefined

  return {
    'phone:added': ({ customerId: owner, phone }, { clock }) => {
      const [customerId, id] = [uuidToBlob(owner), uuidToBlob(phone.id)]
      if (isKnown(customerId, id)) return
      const { number, raw, label, extensionDigits = 0 } = phone
      insertPhone.run(
        customerId,
        id,
        number,
        raw,
        label,
        extensionDigits,
        rangePrefix(number, extensionDigits),
        index.addNumber(clock, customerId, number ?? raw),
      )
    },
    'phone:range-set': createRangeSet(db),
    'email:added': ({ customerId: owner, email }, { clock }) => {
      const [customerId, id] = [uuidToBlob(owner), uuidToBlob(email.id)]
      if (isKnown(customerId, id)) return
      const entry = index.add(clock, customerId, email.address)
      insertEmail.run(customerId, id, email.address, email.label, entry)
    },
    'contact-point:removed': ({ customerId: owner, contactPointId }) => {
      const [customerId, id] = [uuidToBlob(owner), uuidToBlob(contactPointId)]
      insertRemoval.run(customerId, id)
      for (const gone of [deletePhone.get(customerId, id), deleteEmail.get(customerId, id)])
        if (gone !== undefined) index.remove(gone.search_entry)
    },
  }
}

/** How many last digits are extensions: the latest clock wins. */
function createRangeSet(db: Database): Applier<'phone:range-set'>['phone:range-set'] {
  const isRemoved = db.prepare<[Buffer, Buffer]>(
    'SELECT 1 FROM contact_point_removal WHERE customer_id = ? AND contact_point_id = ?',
  )
  const select = db.prepare<[Buffer, Buffer], { number: PhoneNumber | null }>(
    'SELECT number FROM phone WHERE customer_id = ? AND id = ?',
  )
  const update = db.prepare<[number, string | null, number, Buffer, Buffer, Buffer, number, Buffer]>(`
    UPDATE phone SET extension_digits = ?, range_prefix = ?, range_clock = ?, range_seat = ?
    WHERE customer_id = ? AND id = ? AND (?, ?) > (range_clock, range_seat)
  `)

  return ({ customerId: owner, contactPointId, extensionDigits }, { clock, seat }) => {
    const [customerId, id] = [uuidToBlob(owner), uuidToBlob(contactPointId)]
    if (isRemoved.get(customerId, id) !== undefined) return
    const phone = select.get(customerId, id)
    if (phone === undefined) throw new MissingEntity('phone')
    const writer = uuidToBlob(seat)
    const prefix = rangePrefix(phone.number, extensionDigits)
    update.run(extensionDigits, prefix, clock, writer, customerId, id, clock, writer)
  }
}

/** What every number of the switchboard begins with; null for a single line. */
function rangePrefix(number: PhoneNumber | null, extensionDigits: number): string | null {
  return number === null || extensionDigits === 0 ? null : number.slice(0, -extensionDigits)
}
