import type { ChangeOf, ChangeStamp } from '../contract/changes.ts'
import { CustomerFields } from '../contract/customers.ts'
import type { CreateApplier } from '../database/apply.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'
import { createCustomerIndex } from './customer-index.ts'

type FieldName = keyof CustomerFields

const columns = {
  name: 'name',
  company: 'company',
  address: 'address',
  formOfAddress: 'form_of_address',
  language: 'language',
  tags: 'tags',
  warning: 'warning',
} as const satisfies Record<FieldName, string>

/** Cards and their registers. A foreign key fails when the card is not there yet, and the door lets the change wait. */
export const createCustomerApplier: CreateApplier<
  'customer:created' | 'customer:changed' | 'number:chosen'
> = (db) => {
  const chooseNumber = db.prepare<[string, Buffer, number, Buffer]>(`
    INSERT INTO number_choice (number, customer_id, clock, seat) VALUES (?, ?, ?, ?)
    ON CONFLICT (number) DO UPDATE
      SET customer_id = excluded.customer_id, clock = excluded.clock, seat = excluded.seat
      WHERE (excluded.clock, excluded.seat) > (number_choice.clock, number_choice.seat)
  `)
  return {
    'customer:created': createCreated(db),
    'customer:changed': createChanged(db),
    'number:chosen': ({ number, customerId }, { clock, seat }) => {
      chooseNumber.run(number, uuidToBlob(customerId), clock, uuidToBlob(seat))
    },
  }
}

function createCreated(db: Database) {
  const index = createCustomerIndex(db)
  const exists = db.prepare<[Buffer]>('SELECT 1 FROM customer WHERE id = ?')
  // Bound by place: an import makes a million cards, and by name it costs twice as much.
  const insert = db.prepare<(string | number | Buffer | null)[]>(`
    INSERT INTO customer (id, code, created_at, clock, seat, source_key, import_id, search_entry,
                          name, company, address, form_of_address, language, tags, warning)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  `)

  return (
    { customerId, code, createdAt, fields, sourceKey }: ChangeOf<'customer:created'>,
    { clock, seat, importId }: ChangeStamp,
  ) => {
    const id = uuidToBlob(customerId)
    if (exists.get(id) !== undefined) return
    const { name, company, address, formOfAddress, language, tags, warning } = fields
    const origin = [createdAt, clock, uuidToBlob(seat), sourceKey, uuidToBlobOrNull(importId)]
    const entry = index.add(clock, id, searchText(fields))
    const said = [name, company, address, formOfAddress, language, JSON.stringify(tags), warning]
    insert.run(id, code, ...origin, entry, ...said)
  }
}

function createChanged(db: Database) {
  const index = createCustomerIndex(db)
  const insertRegister = db.prepare<[Buffer, string, number, Buffer, Buffer | null, string]>(`
    INSERT INTO customer_register (customer_id, field, clock, seat, agent_id, value) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING
  `)
  const isOutdated = db.prepare<[Buffer, string, number, Buffer]>(`
    SELECT 1 FROM customer_register WHERE customer_id = ? AND field = ? AND (clock, seat) > (?, ?)
  `)
  const selectSearch = db.prepare<[Buffer], { name: string; company: string; search_entry: number }>(
    'SELECT name, company, search_entry FROM customer WHERE id = ?',
  )
  const updates = new Map(
    Object.entries(columns).map(([field, column]) => [
      field,
      db.prepare<[string, Buffer]>(`UPDATE customer SET ${column} = ? WHERE id = ?`),
    ]),
  )

  return ({ customerId, fields }: ChangeOf<'customer:changed'>, { clock, seat, agentId }: ChangeStamp) => {
    const id = uuidToBlob(customerId)
    const writer = uuidToBlob(seat)
    for (const [field, value] of Object.entries(CustomerFields.partial().parse(fields))) {
      if (value === undefined) continue
      insertRegister.run(id, field, clock, writer, uuidToBlobOrNull(agentId), JSON.stringify(value))
      if (isOutdated.get(id, field, clock, writer) !== undefined) continue
      updates.get(field)?.run(typeof value === 'string' ? value : JSON.stringify(value), id)
    }
    if (fields.name === undefined && fields.company === undefined) return
    const row = selectSearch.get(id)
    if (row !== undefined) index.replace(row.search_entry, searchText(row))
  }
}

function searchText({ name, company }: { name: string; company: string }): string {
  return company === '' ? name : `${name}\n${company}`
}
