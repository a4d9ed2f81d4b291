import type { CustomerSummary } from '../contract/customers.ts'
import { type Code, CustomerId } from '../contract/ids.ts'
import type { FoundCustomer } from '../contract/search.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob, uuidToBlob } from '../database/uuid.ts'
import { parseCode, plainCode } from '../domain/codes.ts'
import { numberPrefixes } from '../domain/phone-numbers.ts'
import { readSpelling } from '../domain/phone-spelling.ts'
import { searchableNumber, searchableText, searchWords } from '../domain/search-text.ts'
import { createCustomerFinder, type IndexRow } from './customer-finder.ts'

export type CustomerLookups = {
  /** Of the card that stands for this customer; null where it is gone. */
  summary(customerId: CustomerId): CustomerSummary | null
  findByCode(code: Code): readonly CustomerSummary[]
  customersOfReference(reference: Code): readonly CustomerId[]
}

/** What a list of customers shows, and what stands under the search. */
export const mostInList = 20
export const mostInPalette = 10

/**
 * Customers by what an operator types: first a card code or case reference, then the beginning of a number in any
 * spelling or of a tax code, then any part of names, companies, e-mail addresses and numbers. At most `most`, and
 * where the words were found if not in the name.
 */
export function createCustomerSearch(db: Database, lookups: CustomerLookups, most: number = mostInList) {
  const byNumber = createNumberSearch(db, most)
  const byTaxCode = createTaxCodeSearch(db, most)
  const byCode = createCodeSearch(db, most)
  const finder = createCustomerFinder(db)
  const whereFound = createWhereFound(db)

  return ({ words: typed }: { readonly words: string }): readonly FoundCustomer[] => {
    const found = new Map<string, FoundCustomer>()
    const add = (summary: CustomerSummary | null, where: FoundCustomer['found'] = null) => {
      if (summary !== null && found.size < most && !found.has(summary.id))
        found.set(summary.id, { ...summary, found: where })
    }
    const addPlace = ({ id, ...where }: Place) => add(lookups.summary(id), where)
    const addRow = (row: IndexRow) => {
      const summary = lookups.summary(row.customerId)
      add(summary, summary && whereFound(row, summary, typed))
    }
    const addCard = (id: CustomerId) => add(lookups.summary(id))
    const addCode = (code: Code) => {
      for (const summary of lookups.findByCode(code)) add(summary)
      lookups.customersOfReference(code).forEach(addCard)
    }

    const code = parseCode(typed)
    if (code !== null) addCode(code)
    // One after the other, and only while there is room: the last ones take longest.
    const steps = [
      () => byTaxCode(typed).forEach(addPlace),
      ...numberPrefixes(typed).map((prefix) => () => byNumber(prefix).forEach(addPlace)),
      () => rowsFor(typed, finder, most).forEach(addRow),
      () => byCode(typed).forEach(addCard),
    ]
    for (const step of steps) if (found.size < most) step()
    return [...found.values()]
  }
}

function rowsFor(
  typed: string,
  finder: ReturnType<typeof createCustomerFinder>,
  most: number,
): readonly IndexRow[] {
  const digits = digitsOf(typed)
  if (digits !== null) return finder.byWords([digits], most)
  const words = wordsOf(typed)
  const rows = finder.byWords(words, most)
  const letters = words.filter((word) => !/^\d+$/.test(word))
  const numbers = words.filter((word) => /^\d+$/.test(word)).join('')
  if (rows.length > 0 || letters.length === 0 || numbers.length < 3) return rows
  return finder.byDigitsAndWords(numbers, letters, most)
}

/** What is written in one piece stands in one piece: an address, D’Angelo. */
function wordsOf(typed: string): readonly string[] {
  return typed
    .split(/\s+/)
    .map((piece) => searchWords(piece).join(' '))
    .filter((word) => word !== '')
}

/** Of a number in any spelling, as the index has it; null where something else was typed. */
function digitsOf(typed: string): string | null {
  const spelling = readSpelling(typed)
  if (spelling.kind !== 'digits') return null
  const { digits, international } = spelling
  return searchableNumber(international ? `+${digits}` : digits).trim() || null
}

type Place = NonNullable<FoundCustomer['found']> & { readonly id: CustomerId }

function createNumberSearch(db: Database, most: number) {
  // ':' follows '9': everything that begins with the digits.
  const select = db.prepare<[string, string], { customer_id: Buffer; number: string }>(
    `SELECT p.customer_id, p.number FROM phone p JOIN customer c ON c.id = p.customer_id
     WHERE p.number >= ? AND p.number < ? || ':' AND c.removed_at IS NULL ORDER BY p.number LIMIT ${most}`,
  )
  return (prefix: string): readonly Place[] =>
    select
      .all(prefix, prefix)
      .map(({ customer_id: id, number }): Place => ({ id: toId(id), in: 'phone', text: number }))
}

/** Fewer characters of a code begin too many. */
const shortestCode = 5

/** By the beginning of a code; of a whole one whose check character is wrong, by what stands before that. */
function createCodeSearch(db: Database, most: number) {
  const select = db
    .prepare<[string, string], Buffer>(
      `SELECT id FROM customer WHERE code >= ? AND code < ? || '~' AND removed_at IS NULL ORDER BY code LIMIT ${most}`,
    )
    .pluck()
  return (typed: string): readonly CustomerId[] => {
    const code = plainCode(typed.replace(/^\s*[PC][-\s]/i, ''))
    if (code.length < shortestCode || code.length > 8 || !/\d/.test(code)) return []
    const begin = code.slice(0, 7)
    return select.all(begin, begin).map(toId)
  }
}

const taxCode = /^[A-Z0-9]{4,20}$/

function createTaxCodeSearch(db: Database, most: number) {
  const statement = (column: 'vat_number' | 'fiscal_code') =>
    db.prepare<[string, string], { id: Buffer; text: string }>(
      `SELECT id, ${column} AS text FROM customer
       WHERE ${column} <> '' AND ${column} >= ? AND ${column} < ? || '~' AND removed_at IS NULL
       ORDER BY ${column} LIMIT ${most}`,
    )
  const columns = [
    { in: 'vat-number', select: statement('vat_number') },
    { in: 'fiscal-code', select: statement('fiscal_code') },
  ] as const
  return (typed: string): readonly Place[] => {
    const code = typed.toUpperCase().replace(/[\s.-]/g, '')
    if (!taxCode.test(code) || !/\d/.test(code.slice(0, 11))) return []
    // Italy's own VAT numbers stand without the two letters that other countries put before them.
    const begins = [code, ...(code.startsWith('IT') ? [code.slice(2)] : [])].filter((begin) => begin !== '')
    return begins.flatMap((begin) =>
      columns.flatMap(({ in: where, select }) =>
        select.all(begin, begin).map(({ id, text }): Place => ({ id: toId(id), in: where, text })),
      ),
    )
  }
}

/** The number or address that a row of the index was made of; null where the name and company say it all. */
function createWhereFound(db: Database) {
  const selectPhones = db
    .prepare<[Buffer], string>('SELECT coalesce(number, raw) FROM phone WHERE customer_id = ?')
    .pluck()
  const selectEmails = db.prepare<[Buffer], string>('SELECT address FROM email WHERE customer_id = ?').pluck()
  return (
    { customerId, text }: IndexRow,
    { name, company }: CustomerSummary,
    typed: string,
  ): FoundCustomer['found'] => {
    const named = searchableText(`${name}\n${company}`)
    if (wordsOf(typed).every((word) => named.includes(word))) return null
    const id = uuidToBlob(customerId)
    const phone = selectPhones.all(id).find((number) => searchableNumber(number) === text)
    if (phone !== undefined) return { in: 'phone', text: phone }
    const email = selectEmails.all(id).find((address) => searchableText(address) === text)
    return email === undefined ? null : { in: 'email', text: email }
  }
}

function toId(blob: Buffer): CustomerId {
  return CustomerId.parse(uuidFromBlob(blob))
}
