import type { Customer, CustomerSummary, MergedCard } from '../contract/customers.ts'
import { Code, CustomerId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob, uuidToBlob } from '../database/uuid.ts'
import {
  type CustomerRow,
  type EmailRow,
  type PhoneRow,
  type SummaryRow,
  summaryColumns,
  toCustomer,
  toSummary,
} from './customer-rows.ts'
import { createMergedCards } from './merged-cards.ts'
import { createLaterFields } from './merged-fields.ts'
import { createNumberLookup } from './number-lookup.ts'

export type CustomerRepository = ReturnType<typeof createCustomerRepository>

/**
 * Cards and who a number belongs to: point reads by index, for the hot path. `db` may be read-only. Whatever leads to
 * a merged card leads to the one that stands for its customer.
 */
export function createCustomerRepository(db: Database) {
  const { cardsOf, rootOf } = createMergedCards(db)
  const readCustomer = createCustomerReader(db)
  const selectSummary = db.prepare<[Buffer], SummaryRow>(
    `SELECT ${summaryColumns} FROM customer c WHERE c.id = ? AND c.removed_at IS NULL`,
  )
  const selectByCode = db
    .prepare<[string], Buffer>('SELECT id FROM customer WHERE code = ? AND removed_at IS NULL ORDER BY id')
    .pluck()
  const selectRecent = db.prepare<[number], SummaryRow>(`
    SELECT ${summaryColumns} FROM customer c LEFT JOIN customer_alias alias ON alias.customer_id = c.id
    WHERE c.removed_at IS NULL AND (alias.root_id IS NULL OR alias.root_id = c.id)
    ORDER BY c.id DESC LIMIT ?
  `)
  const selectHighestCode = db
    .prepare<[string, string], string | null>('SELECT max(code) FROM customer WHERE code >= ? AND code < ?')
    .pluck()

  function summary(customerId: CustomerId): CustomerSummary | null {
    const row = selectSummary.get(uuidToBlob(rootOf(customerId)))
    return row === undefined ? null : toSummary(row)
  }

  return {
    /** Everyone reachable under a number: by equality, else by what it most likely was, else by a switchboard's range. */
    findByNumber: createNumberLookup(db),
    find: (customerId: CustomerId): Customer | null => readCustomer(cardsOf(customerId)),
    /** As `find`, where all cards of the customer are known: the one that stands for them first. */
    findMerged: readCustomer,
    summary,
    rootOf,
    cardsOf,
    /** Several only where two seats gave the same code before they joined a hub. */
    findByCode(code: Code): readonly CustomerSummary[] {
      const found = selectByCode.all(code).flatMap((id) => summary(CustomerId.parse(uuidFromBlob(id))) ?? [])
      return [...new Map(found.map((one) => [one.id, one])).values()]
    },
    /** The last code that a seat gave; codes sort by their counter. */
    highestCode(seatCode: string): Code | null {
      const code = selectHighestCode.get(seatCode, `${seatCode}~`)
      return code ? Code.parse(code) : null
    },
    /** Newest cards first: ids begin with the time of their making. */
    recent(limit: number): readonly CustomerSummary[] {
      return selectRecent.all(limit).map(toSummary)
    },
  }
}

/** Reads a customer from all their cards, of which the first stands for them. */
function createCustomerReader(db: Database) {
  const laterFields = createLaterFields(db)
  const selectCustomer = db.prepare<[Buffer], CustomerRow>(`
    SELECT id, code, created_at, name, company, address, form_of_address, language, tags, warning,
           vat_number, fiscal_code, contract_level
    FROM customer WHERE id = ? AND removed_at IS NULL
  `)
  const selectCode = db.prepare<[Buffer], string>('SELECT code FROM customer WHERE id = ?').pluck()
  const selectPhones = db.prepare<[Buffer], PhoneRow>(
    'SELECT id, number, raw, label, extension_digits FROM phone WHERE customer_id = ? ORDER BY id',
  )
  const selectEmails = db.prepare<[Buffer], EmailRow>(
    'SELECT id, address, label FROM email WHERE customer_id = ? ORDER BY id',
  )

  return ([root, ...others]: readonly CustomerId[]): Customer | null => {
    if (root === undefined) return null
    const id = uuidToBlob(root)
    const row = selectCustomer.get(id)
    if (row === undefined) return null
    if (others.length === 0) return toCustomer(row, selectPhones.all(id), selectEmails.all(id))

    const blobs = [root, ...others].map(uuidToBlob)
    const phones = blobs.flatMap((blob) => selectPhones.all(blob))
    const emails = blobs.flatMap((blob) => selectEmails.all(blob))
    const merged = others.map((other): MergedCard => {
      return { id: other, code: Code.parse(selectCode.get(uuidToBlob(other))) }
    })
    const customer = toCustomer(
      row,
      firstOf(phones, ({ number, raw }) => number ?? raw),
      firstOf(emails, ({ address }) => address.toLowerCase()),
      merged,
    )
    return laterFields(id, customer)
  }
}

/** Two cards of one customer often have the same number: it is shown once. */
function firstOf<T>(points: readonly T[], key: (point: T) => string): readonly T[] {
  const first = new Map<string, T>()
  for (const point of points) if (!first.has(key(point))) first.set(key(point), point)
  return [...first.values()]
}
