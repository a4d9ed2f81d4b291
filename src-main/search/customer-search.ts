import type { CustomerSummary } from '../contract/customers.ts'
import { type Code, CustomerId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob } from '../database/uuid.ts'
import { parseCode } from '../domain/codes.ts'
import { numberPrefixes } from '../domain/phone-numbers.ts'
import { searchPhrases, startingWith } from './full-text.ts'

export type CustomerLookups = {
  summary(customerId: CustomerId): CustomerSummary | null
  findByCode(code: Code): readonly CustomerSummary[]
  customersOfReference(reference: Code): readonly CustomerId[]
}

const mostFound = 20

/**
 * Customers by what an operator types: first a card code or case reference, then the beginning of a number in any
 * spelling, then whole words of name and company or of an e-mail address, then words of which the last is only begun;
 * the newest first within each. Accents do not matter. At most 20.
 */
export function createCustomerSearch(db: Database, lookups: CustomerLookups) {
  const byNumber = createNumberSearch(db)
  const byWords = createWordSearch(db)

  return ({ words }: { readonly words: string }): readonly CustomerSummary[] => {
    const found = new Map<string, CustomerSummary>()
    const add = (summary: CustomerSummary | null) => {
      if (summary !== null && found.size < mostFound) found.set(summary.id, summary)
    }
    const code = parseCode(words)
    if (code !== null) {
      for (const summary of lookups.findByCode(code)) add(summary)
      for (const id of lookups.customersOfReference(code)) add(lookups.summary(id))
    }
    for (const ids of [byNumber(words), byWords(words)]) for (const id of ids) add(lookups.summary(id))
    return [...found.values()]
  }
}

function createNumberSearch(db: Database) {
  // ':' follows '9': everything that begins with the digits.
  const select = db
    .prepare<[string, string], Buffer>(
      `SELECT p.customer_id FROM phone p JOIN customer c ON c.id = p.customer_id
       WHERE p.number >= ? AND p.number < ? || ':' AND c.removed_at IS NULL ORDER BY p.number LIMIT ${mostFound}`,
    )
    .pluck()
  return (words: string): readonly CustomerId[] =>
    numberPrefixes(words).flatMap((prefix) => select.all(prefix, prefix).map(toId))
}

function createWordSearch(db: Database) {
  const select = db
    .prepare<[string], Buffer>(
      `SELECT s.customer_id FROM customer_search s JOIN customer c ON c.id = s.customer_id
       WHERE s.customer_search MATCH ? AND c.removed_at IS NULL ORDER BY s.rowid DESC LIMIT ${mostFound}`,
    )
    .pluck()
  return (words: string): readonly CustomerId[] => {
    const phrases = searchPhrases(words)
    if (phrases.length === 0) return []
    const whole = select.all(phrases.join(' AND '))
    const begun = whole.length < mostFound ? select.all(startingWith(phrases)) : []
    return [...whole, ...begun].map(toId)
  }
}

function toId(blob: Buffer): CustomerId {
  return CustomerId.parse(uuidFromBlob(blob))
}
