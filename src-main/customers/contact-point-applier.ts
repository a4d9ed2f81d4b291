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
  const isRemoved = createRemovals(db)
  const insertPhone = db.prepare<
    [Buffer, Buffer, string | null, string, string, number, string | null, number]
  >(`
    INSERT INTO phone (customer_id, id, number, raw, label, extension_digits, range_prefix, search_entry)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
  `)
  const insertEmail = db.prepare<[Buffer, Buffer, string, string, number]>(
    'INSERT INTO email (customer_id, id, address, label, search_entry) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const movePhone = db.prepare<[number, Buffer, Buffer]>(
    'UPDATE phone SET search_entry = ? WHERE customer_id = ? AND id = ?',
  )
  const moveEmail = db.prepare<[number, Buffer, Buffer]>(
    'UPDATE email SET search_entry = ? WHERE customer_id = ? AND id = ?',
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

  return {
    'phone:added': ({ customerId: owner, phone }, { clock }) => {
      const [customerId, id] = [uuidToBlob(owner), uuidToBlob(phone.id)]
      if (isRemoved(customerId, id)) return
      const { number, raw, label, extensionDigits = 0 } = phone
      const prefix = rangePrefix(number, extensionDigits)
      // The row first, with the entry that the index most likely gives it: it says itself whether it was there already.
      const said = [number, raw, label, extensionDigits, prefix] as const
      if (insertPhone.run(customerId, id, ...said, clock).changes === 0) return
      const entry = index.addNumber(clock, customerId, number ?? raw)
      if (entry !== clock) movePhone.run(entry, customerId, id)
    },
    'phone:range-set': createRangeSet(db),
    'email:added': ({ customerId: owner, email }, { clock }) => {
      const [customerId, id] = [uuidToBlob(owner), uuidToBlob(email.id)]
      if (isRemoved(customerId, id)) return
      if (insertEmail.run(customerId, id, email.address, email.label, clock).changes === 0) return
      const entry = index.add(clock, customerId, email.address)
      if (entry !== clock) moveEmail.run(entry, customerId, id)
    },
    'contact-point:removed': ({ customerId: owner, contactPointId }) => {
      const [customerId, id] = [uuidToBlob(owner), uuidToBlob(contactPointId)]
      insertRemoval.run(customerId, id)
      isRemoved.forget()
      for (const gone of [deletePhone.get(customerId, id), deleteEmail.get(customerId, id)])
        if (gone !== undefined) index.remove(gone.search_entry)
    },
  }
}

/** What was taken away. A card is written point by point: that it lost none is asked once, not for each of them. */
function createRemovals(db: Database) {
  const hasAny = db.prepare<[Buffer]>('SELECT 1 FROM contact_point_removal WHERE customer_id = ? LIMIT 1')
  const has = db.prepare<[Buffer, Buffer]>(
    'SELECT 1 FROM contact_point_removal WHERE customer_id = ? AND contact_point_id = ?',
  )
  /** Lost nothing; of this seat's only writer, so that nobody else makes it untrue. */
  let whole: Buffer | null = null

  function isRemoved(customerId: Buffer, id: Buffer): boolean {
    if (whole?.equals(customerId)) return false
    if (hasAny.get(customerId) !== undefined) return has.get(customerId, id) !== undefined
    whole = customerId
    return false
  }
  return Object.assign(isRemoved, {
    forget(): void {
      whole = null
    },
  })
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
