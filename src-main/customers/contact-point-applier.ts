import type { CreateApplier } from '../database/apply.ts'
import { uuidToBlob } from '../database/uuid.ts'
import { createCustomerIndex } from './customer-index.ts'

/** Numbers and addresses: only ever added or taken away, and what was taken away does not come back. */
export const createContactPointApplier: CreateApplier<
  'phone:added' | 'email:added' | 'contact-point:removed'
> = (db) => {
  const index = createCustomerIndex(db)
  const selectKnown = db.prepare<[Buffer, Buffer, Buffer, Buffer, Buffer, Buffer]>(`
    SELECT 1 FROM contact_point_removal WHERE customer_id = ? AND contact_point_id = ?
    UNION ALL SELECT 1 FROM email WHERE customer_id = ? AND id = ?
    UNION ALL SELECT 1 FROM phone WHERE customer_id = ? AND id = ?
  `)
  const insertPhone = db.prepare<[Buffer, Buffer, string | null, string, string]>(
    'INSERT INTO phone (customer_id, id, number, raw, label) VALUES (?, ?, ?, ?, ?)',
  )
  const insertEmail = db.prepare<[Buffer, Buffer, string, string, number]>(
    'INSERT INTO email (customer_id, id, address, label, search_entry) VALUES (?, ?, ?, ?, ?)',
  )
  const insertRemoval = db.prepare<[Buffer, Buffer]>(
    'INSERT INTO contact_point_removal (customer_id, contact_point_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  const deletePhone = db.prepare<[Buffer, Buffer]>('DELETE FROM phone WHERE customer_id = ? AND id = ?')
  const deleteEmail = db.prepare<[Buffer, Buffer], { search_entry: number }>(
    'DELETE FROM email WHERE customer_id = ? AND id = ? RETURNING search_entry',
  )

  // Bound by place: by name it costs twice as much.
  const isKnown = (customerId: Buffer, id: Buffer) =>
    selectKnown.get(customerId, id, customerId, id, customerId, id) !== undefined

  return {
    'phone:added': ({ customerId: owner, phone }) => {
      const [customerId, id] = [uuidToBlob(owner), uuidToBlob(phone.id)]
      if (!isKnown(customerId, id)) insertPhone.run(customerId, id, phone.number, phone.raw, phone.label)
    },
    'email:added': ({ customerId: owner, email }, { clock }) => {
      const [customerId, id] = [uuidToBlob(owner), uuidToBlob(email.id)]
      if (isKnown(customerId, id)) return
      const entry = index.add(clock, customerId, email.address)
      insertEmail.run(customerId, id, email.address, email.label, entry)
    },
    'contact-point:removed': ({ customerId: owner, contactPointId }) => {
      const [customerId, id] = [uuidToBlob(owner), uuidToBlob(contactPointId)]
      insertRemoval.run(customerId, id)
      deletePhone.run(customerId, id)
      const email = deleteEmail.get(customerId, id)
      if (email !== undefined) index.remove(email.search_entry)
    },
  }
}
