import {
  Customer,
  type CustomerSummary,
  Email,
  ExtensionDigits,
  FormOfAddress,
  Language,
  type MergedCard,
  Phone,
  PhoneLabel,
} from '../contract/customers.ts'
import {
  Code,
  ContactPointId,
  CustomerId,
  codePattern,
  PhoneNumber,
  phoneNumberPattern,
  Time,
} from '../contract/ids.ts'
import { countFrom, idFromBlob, patternReader, textReader, wordReader } from '../database/row-values.ts'

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

const { shape } = Customer
const codeOf = patternReader(Code, codePattern)
const numberOf = patternReader(PhoneNumber, phoneNumberPattern)
const labelOf = wordReader(PhoneLabel)
const formOfAddressOf = wordReader(FormOfAddress)
const languageOf = wordReader(Language)
const [nameOf, companyOf, addressOf] = [
  textReader(shape.name),
  textReader(shape.company),
  textReader(shape.address),
]
const [warningOf, vatNumberOf, fiscalCodeOf] = [
  textReader(shape.warning),
  textReader(shape.vatNumber),
  textReader(shape.fiscalCode),
]
const rawOf = textReader(Phone.shape.raw)
const emailAddressOf = textReader(Email.shape.address)
const noTags: Customer['tags'] = []

/** By hand, as contacts and notes: see docs/decisions/0106-rows-of-the-hot-path.md. */
export function toCustomer(
  row: CustomerRow,
  phones: readonly PhoneRow[],
  emails: readonly EmailRow[],
  merged: readonly MergedCard[] = [],
): Customer {
  return {
    name: nameOf(row.name),
    company: companyOf(row.company),
    address: addressOf(row.address),
    formOfAddress: formOfAddressOf(row.form_of_address),
    language: languageOf(row.language),
    tags: row.tags === '[]' ? noTags : shape.tags.parse(JSON.parse(row.tags)),
    warning: warningOf(row.warning),
    vatNumber: vatNumberOf(row.vat_number),
    fiscalCode: fiscalCodeOf(row.fiscal_code),
    contractLevel: row.contract_level === '' ? '' : shape.contractLevel.parse(row.contract_level),
    id: idFromBlob(row.id, CustomerId),
    code: codeOf(row.code),
    createdAt: countFrom(row.created_at, Time),
    merged,
    phones: phones.map(toPhone),
    emails: emails.map(toEmail),
  }
}

function toPhone({ id, number, raw, label, extension_digits: extensionDigits }: PhoneRow): Phone {
  const phone = {
    id: idFromBlob(id, ContactPointId),
    number: number === null ? null : numberOf(number),
    raw: rawOf(raw),
    label: labelOf(label),
  }
  return extensionDigits === 0 ? phone : { ...phone, extensionDigits: ExtensionDigits.parse(extensionDigits) }
}

function toEmail({ id, address, label }: EmailRow): Email {
  return { id: idFromBlob(id, ContactPointId), address: emailAddressOf(address), label: labelOf(label) }
}

export function toSummary({ id, code, name, company, phone }: SummaryRow): CustomerSummary {
  return { id: idFromBlob(id, CustomerId), code: codeOf(code), name, company, phone }
}
