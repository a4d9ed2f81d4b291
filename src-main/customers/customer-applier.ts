import type { ChangeOf, ChangeStamp } from '../contract/changes.ts'
import type { CreateApplier } from '../database/apply.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'
import { addressKey } from '../domain/plain-words.ts'
import { createCustomerIndex } from './customer-index.ts'
import { createFieldRegisters, searchText } from './field-registers.ts'

/** Cards and their registers. A foreign key fails when the card is not there yet, and the door lets the change wait. */
export const createCustomerApplier: CreateApplier<
  'customer:created' | 'customer:changed' | 'number:chosen'
> = (db) => {
  const writeFields = createFieldRegisters(db)
  const chooseNumber = db.prepare<[string, Buffer, number, Buffer]>(`
    INSERT INTO number_choice (number, customer_id, clock, seat) VALUES (?, ?, ?, ?)
    ON CONFLICT (number) DO UPDATE
      SET customer_id = excluded.customer_id, clock = excluded.clock, seat = excluded.seat
      WHERE (excluded.clock, excluded.seat) > (number_choice.clock, number_choice.seat)
  `)
  return {
    'customer:created': createCreated(db),
    'customer:changed': ({ customerId, fields }, stamp) => writeFields(uuidToBlob(customerId), fields, stamp),
    'number:chosen': ({ number, customerId }, { clock, seat }) => {
      chooseNumber.run(number, uuidToBlob(customerId), clock, uuidToBlob(seat))
    },
  }
}

function createCreated(db: Database) {
  const index = createCustomerIndex(db)
  // Bound by place: an import makes a million cards, and by name it costs twice as much.
  const insert = db.prepare<(string | number | Buffer | null)[]>(`
    INSERT INTO customer (id, code, created_at, clock, seat, source_key, import_id, search_entry,
                          name, company, address, form_of_address, language, tags, warning,
                          vat_number, fiscal_code, contract_level, address_key)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
  `)
  const moveEntry = db.prepare<[number, Buffer]>('UPDATE customer SET search_entry = ? WHERE id = ?')

  return (
    { customerId, code, createdAt, fields, sourceKey }: ChangeOf<'customer:created'>,
    { clock, seat, importId }: ChangeStamp,
  ) => {
    const id = uuidToBlob(customerId)
    const { name, company, address, formOfAddress, language, tags, warning } = fields
    const { vatNumber, fiscalCode, contractLevel } = fields
    const origin = [createdAt, clock, uuidToBlob(seat), sourceKey, uuidToBlobOrNull(importId)]
    const said = [name, company, address, formOfAddress, language, JSON.stringify(tags), warning]
    const codes = [vatNumber, fiscalCode, contractLevel, addressKey(address)]
    // The row first, with the entry that the index most likely gives it: it says itself whether it was there already.
    if (insert.run(id, code, ...origin, clock, ...said, ...codes).changes === 0) return
    const entry = index.add(clock, id, searchText(fields))
    if (entry !== clock) moveEntry.run(entry, id)
  }
}
