import type { ChangeStamp } from '../contract/changes.ts'
import { ChangedFields, type CustomerField } from '../contract/customers.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'
import { addressKey } from '../domain/plain-words.ts'
import { createCustomerIndex } from './customer-index.ts'

export const fieldColumns = {
  name: 'name',
  company: 'company',
  address: 'address',
  formOfAddress: 'form_of_address',
  language: 'language',
  tags: 'tags',
  warning: 'warning',
  vatNumber: 'vat_number',
  fiscalCode: 'fiscal_code',
  contractLevel: 'contract_level',
} as const satisfies Record<CustomerField, string>

/** Writes registers of a card: each field on its own, the latest clock wins, every value is kept to be seen. */
export function createFieldRegisters(db: Database) {
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
  const updateAddressKey = db.prepare<[string, Buffer]>('UPDATE customer SET address_key = ? WHERE id = ?')
  const updates = new Map(
    Object.entries(fieldColumns).map(([field, column]) => [
      field,
      db.prepare<[string, Buffer]>(`UPDATE customer SET ${column} = ? WHERE id = ?`),
    ]),
  )

  return (id: Buffer, fields: ChangedFields, { clock, seat, agentId }: ChangeStamp): void => {
    const writer = uuidToBlob(seat)
    const written = new Set<string>()
    for (const [field, value] of Object.entries(ChangedFields.parse(fields))) {
      if (value === undefined) continue
      insertRegister.run(id, field, clock, writer, uuidToBlobOrNull(agentId), JSON.stringify(value))
      if (isOutdated.get(id, field, clock, writer) !== undefined) continue
      updates.get(field)?.run(typeof value === 'string' ? value : JSON.stringify(value), id)
      written.add(field)
    }
    if (written.has('address')) updateAddressKey.run(addressKey(fields.address ?? ''), id)
    if (!written.has('name') && !written.has('company')) return
    const row = selectSearch.get(id)
    if (row !== undefined) index.replace(row.search_entry, searchText(row))
  }
}

/** What the full text holds of a card beside its addresses. */
export function searchText({ name, company }: { name: string; company: string }): string {
  return company === '' ? name : `${name}\n${company}`
}
