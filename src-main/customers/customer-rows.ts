import { Customer, CustomerSummary, Email, type MergedCard, Phone } from '../contract/customers.ts'
import { uuidFromBlob } from '../database/uuid.ts'

export type CustomerRow = {
  id: Buffer
  code: string
  created_at: number
  name: string
  company: string
  address: string
  form_of_address: string
  language: string
  tags: string
  warning: string
  vat_number: string
  fiscal_code: string
  contract_level: string
}
export type PhoneRow = {
  id: Buffer
  number: string | null
  raw: string
  label: string
  extension_digits: number
}
export type EmailRow = { id: Buffer; address: string; label: string }
export type SummaryRow = { id: Buffer; code: string; name: string; company: string; phone: string | null }

/** Of table `customer` as `c`. The phone is the first that was added. */
export const summaryColumns = `c.id, c.code, c.name, c.company,
  (SELECT coalesce(p.number, p.raw) FROM phone p WHERE p.customer_id = c.id ORDER BY p.id LIMIT 1) AS phone`

export function toCustomer(
  row: CustomerRow,
  phones: readonly PhoneRow[],
  emails: readonly EmailRow[],
  merged: readonly MergedCard[] = [],
): Customer {
  return Customer.parse({
    id: uuidFromBlob(row.id),
    code: row.code,
    createdAt: row.created_at,
    name: row.name,
    company: row.company,
    address: row.address,
    formOfAddress: row.form_of_address,
    language: row.language,
    tags: JSON.parse(row.tags),
    warning: row.warning,
    vatNumber: row.vat_number,
    fiscalCode: row.fiscal_code,
    contractLevel: row.contract_level,
    merged,
    phones: phones.map(toPhone),
    emails: emails.map((email) => Email.parse({ ...email, id: uuidFromBlob(email.id) })),
  })
}

function toPhone({ id, extension_digits: extensionDigits, ...phone }: PhoneRow): Phone {
  const extensions = extensionDigits === 0 ? {} : { extensionDigits }
  return Phone.parse({ ...phone, ...extensions, id: uuidFromBlob(id) })
}

export function toSummary(row: SummaryRow): CustomerSummary {
  return CustomerSummary.parse({ ...row, id: uuidFromBlob(row.id) })
}
