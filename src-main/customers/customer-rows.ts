import { Customer, CustomerSummary, Email, Phone } from '../contract/customers.ts'
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
}
export type PhoneRow = { id: Buffer; number: string | null; raw: string; label: string }
export type EmailRow = { id: Buffer; address: string; label: string }
export type SummaryRow = { id: Buffer; code: string; name: string; company: string; phone: string | null }

/** Of table `customer` as `c`. The phone is the first that was added. */
export const summaryColumns = `c.id, c.code, c.name, c.company,
  (SELECT coalesce(p.number, p.raw) FROM phone p WHERE p.customer_id = c.id ORDER BY p.id LIMIT 1) AS phone`

export function toCustomer(
  row: CustomerRow,
  phones: readonly PhoneRow[],
  emails: readonly EmailRow[],
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
    phones: phones.map((phone) => Phone.parse({ ...phone, id: uuidFromBlob(phone.id) })),
    emails: emails.map((email) => Email.parse({ ...email, id: uuidFromBlob(email.id) })),
  })
}

export function toSummary(row: SummaryRow): CustomerSummary {
  return CustomerSummary.parse({ ...row, id: uuidFromBlob(row.id) })
}
