import type { ChangeOf, ChangeStamp } from '../contract/changes.ts'
import type { CustomerId, PhoneNumber } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import type { Gathering } from '../database/gathering.ts'
import { createRowsAtOnce } from '../database/rows-at-once.ts'
import { uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'
import { addressKey } from '../domain/plain-words.ts'
import { createCustomerIndex } from './customer-index.ts'
import { searchText } from './field-registers.ts'

const customerColumns = `id code created_at clock seat source_key import_id search_entry name company address
  form_of_address language tags warning vat_number fiscal_code contract_level address_key`.split(/\s+/)
const phoneColumns = 'customer_id id number raw label search_entry'.split(' ')
const emailColumns = 'customer_id id address label search_entry'.split(' ')

/**
 * Cards that this seat imports, with their numbers and addresses: as the appliers write them, but gathered. The ids were
 * made just now, so that nothing of such a card can be there yet or taken away already. `numbersAdded` hears of the
 * numbers once they are written.
 */
export function createNewcomerRows(
  db: Database,
  numbersAdded: (numbers: readonly PhoneNumber[]) => void,
): Gathering {
  const index = createCustomerIndex(db)
  const customers = createRowsAtOnce(db, { table: 'customer', own: customerColumns })
  const phones = createRowsAtOnce(db, { table: 'phone', own: phoneColumns })
  const emails = createRowsAtOnce(db, { table: 'email', own: emailColumns })
  let numbers: PhoneNumber[] = []
  let newest: CustomerId | null = null

  function takeCard(change: ChangeOf<'customer:created'>, { clock, seat, importId }: ChangeStamp): void {
    const { customerId, code, createdAt, fields, sourceKey } = change
    const id = uuidToBlob(customerId)
    const { name, company, address, formOfAddress, language, tags, warning } = fields
    const { vatNumber, fiscalCode, contractLevel } = fields
    const entry = index.add(clock, id, searchText(fields))
    const origin = [createdAt, clock, uuidToBlob(seat), sourceKey, uuidToBlobOrNull(importId), entry]
    const said = [name, company, address, formOfAddress, language, JSON.stringify(tags), warning]
    customers.add(id, code, ...origin, ...said, vatNumber, fiscalCode, contractLevel, addressKey(address))
    newest = customerId
  }

  function takePhone({ customerId, phone }: ChangeOf<'phone:added'>, { clock }: ChangeStamp): void {
    const [owner, { id, number, raw, label }] = [uuidToBlob(customerId), phone]
    const entry = index.addNumber(clock, owner, number ?? raw)
    phones.add(owner, uuidToBlob(id), number, raw, label, entry)
    if (number !== null) numbers.push(number)
  }

  function takeEmail({ customerId, email }: ChangeOf<'email:added'>, { clock }: ChangeStamp): void {
    const owner = uuidToBlob(customerId)
    const entry = index.add(clock, owner, email.address)
    emails.add(owner, uuidToBlob(email.id), email.address, email.label, entry)
  }

  function forget(): void {
    for (const rows of [customers, phones, emails]) rows.forget()
    numbers = []
    newest = null
  }

  return {
    take(change, stamp) {
      switch (change.kind) {
        case 'customer:created':
          takeCard(change, stamp)
          return true
        case 'phone:added':
          if (change.customerId !== newest || change.phone.extensionDigits !== undefined) return false
          takePhone(change, stamp)
          return true
        case 'email:added':
          if (change.customerId !== newest) return false
          takeEmail(change, stamp)
          return true
        default:
          return false
      }
    },
    write() {
      customers.write()
      phones.write()
      emails.write()
      const written = numbers
      numbers = []
      if (written.length > 0) numbersAdded(written)
    },
    forget,
  }
}
