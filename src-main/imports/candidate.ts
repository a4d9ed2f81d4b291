import { createHash } from 'node:crypto'
import type { CustomerFields, FormOfAddress, Language, PhoneLabel } from '../contract/customers.ts'
import type { PhoneNumber } from '../contract/ids.ts'
import type { RefusalReason } from '../contract/imports.ts'
import { numberToKeep } from '../domain/phone-numbers.ts'
import { fiscalCodeToKeep, vatNumberToKeep } from '../domain/tax-codes.ts'
import { beginningOf, endOfPart } from '../domain/whole-characters.ts'

/** What a row or card says about somebody, in its own words. */
export type Candidate = {
  readonly sourceId: string
  readonly name: string
  readonly company: string
  readonly address: string
  readonly vatNumber: string
  readonly fiscalCode: string
  readonly phones: readonly { readonly raw: string; readonly label: PhoneLabel }[]
  readonly emails: readonly { readonly address: string; readonly label: PhoneLabel }[]
  readonly tags: readonly string[]
  readonly warning: string
  readonly notes: readonly string[]
  /** Null where the file does not say. */
  readonly formOfAddress: FormOfAddress | null
  readonly language: Language
}

/** A customer as the card will hold them. */
export type Newcomer = {
  readonly fields: CustomerFields
  readonly phones: readonly { raw: string; label: PhoneLabel; number: PhoneNumber | null }[]
  readonly emails: readonly { address: string; label: PhoneLabel }[]
  readonly notes: readonly string[]
  readonly sourceKey: string
  /** Whether the source names its customers itself, or `sourceKey` is made of what the row says. */
  readonly hasSourceId: boolean
}

const longest = { name: 200, company: 200, address: 300, warning: 300, tag: 40, raw: 80, note: 20_000 }
/** The group in which an address book of Google's has everybody. */
const everybody = /^\*? ?my ?contacts$/i
const most = { points: 20, tags: 20 }

/**
 * What the card will hold, or why there will be none. What is too long for its field, and
 * a code that cannot be, stands in full in a note. Whom the file does not say how to address is addressed as the house
 * does.
 */
export function toNewcomer(candidate: Candidate, ofHouse: FormOfAddress): Newcomer | RefusalReason {
  const name = oneLine(candidate.name) || oneLine(candidate.company)
  if (name === '') return 'no-name'
  const phones = keepPhones(candidate.phones)
  const emails = keepEmails(candidate.emails)
  if (phones.length === 0 && emails.length === 0) return 'no-contact'

  const whole = { company: oneLine(candidate.company), address: candidate.address.trim() }
  const warning = candidate.warning.trim()
  const fields: CustomerFields = {
    name: cut(name, longest.name),
    company: whole.company === name ? '' : cut(whole.company, longest.company),
    address: cut(whole.address, longest.address),
    warning: cut(warning, longest.warning),
    formOfAddress: candidate.formOfAddress ?? ofHouse,
    language: candidate.language,
    tags: keepTags(candidate.tags),
    vatNumber: vatNumberToKeep(candidate.vatNumber) ?? '',
    fiscalCode: fiscalCodeToKeep(candidate.fiscalCode) ?? '',
    contractLevel: '',
  }
  const tooLong = [
    ...(name.length > longest.name ? [name] : []),
    ...(whole.company.length > longest.company ? [whole.company] : []),
    ...(whole.address.length > longest.address ? [whole.address] : []),
    ...(warning.length > longest.warning ? [warning] : []),
  ]
  const implausible = [
    ...(vatNumberToKeep(candidate.vatNumber) === null ? [candidate.vatNumber] : []),
    ...(fiscalCodeToKeep(candidate.fiscalCode) === null ? [candidate.fiscalCode] : []),
  ]
  const notes = [...candidate.notes, ...tooLong, ...implausible].flatMap(notesOf)
  const sourceId = oneLine(candidate.sourceId)
  const hasSourceId = sourceId !== ''
  const sourceKey = hasSourceId ? keyOfId(sourceId) : keyOfContent(fields, phones, emails)
  return { fields, phones, emails, notes, sourceKey, hasSourceId }
}

/** How two names are compared: case, accents' spelling and spaces do not count. */
export function sameText(text: string): string {
  return oneLine(text).normalize('NFC').toLowerCase()
}

function keyOfId(id: string): string {
  return id.length <= 250 ? `id:${id}` : `id:${hash(id)}`
}

/** The same person told in the same words, however the numbers are spelled and in whatever order. */
function keyOfContent(
  { name, company }: CustomerFields,
  phones: Newcomer['phones'],
  emails: Newcomer['emails'],
): string {
  const points = [
    ...phones.map(({ number, raw }) => number ?? sameText(raw)),
    ...emails.map(({ address }) => address.toLowerCase()),
  ].sort()
  return `is:${hash([sameText(name), sameText(company), ...points].join('\n'))}`
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 24)
}

function keepPhones(phones: Candidate['phones']): Newcomer['phones'] {
  const kept = new Map<string, Newcomer['phones'][number]>()
  for (const phone of phones) {
    const raw = cut(oneLine(phone.raw), longest.raw)
    if (!/\d/.test(raw)) continue
    const number = numberToKeep(raw)
    const label = phone.label === 'other' && number?.startsWith('+393') ? 'mobile' : phone.label
    const key = number ?? raw
    if (!kept.has(key) && kept.size < most.points) kept.set(key, { raw, label, number })
  }
  return [...kept.values()]
}

function keepEmails(emails: Candidate['emails']): Newcomer['emails'] {
  const kept = new Map<string, Newcomer['emails'][number]>()
  for (const { address, label } of emails) {
    const trimmed = address.trim()
    if (trimmed.length > 254 || !/^[^\s@]+@[^\s@]+$/.test(trimmed)) continue
    const key = trimmed.toLowerCase()
    if (!kept.has(key) && kept.size < most.points) kept.set(key, { address: trimmed, label })
  }
  return [...kept.values()]
}

function keepTags(tags: readonly string[]): readonly string[] {
  const kept = tags
    .map((tag) => cut(oneLine(tag), longest.tag))
    .filter((tag) => tag !== '' && !everybody.test(tag))
  return [...new Set(kept)].slice(0, most.tags)
}

function notesOf(note: string): string[] {
  const text = note.trim()
  const parts: string[] = []
  for (let at = 0; at < text.length; ) {
    const end = endOfPart(text, at + longest.note)
    parts.push(text.slice(at, end).trim())
    at = end
  }
  return parts.filter((part) => part !== '')
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : beginningOf(text, length).trim()
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
