import type { Customer, CustomerSummary } from '../contract/customers.ts'
import { Code, type CustomerId, type PhoneNumber } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'
import type { ParsedNumber } from '../domain/phone-numbers.ts'
import {
  type CustomerRow,
  type EmailRow,
  type PhoneRow,
  type SummaryRow,
  summaryColumns,
  toCustomer,
  toSummary,
} from './customer-rows.ts'

/** Who a number belongs to. */
export type Found = {
  /** The one last chosen for this number first, then the longest known. */
  readonly customers: readonly CustomerSummary[]
  /** Whether the first stands there because an operator chose it. */
  readonly lastChosen: boolean
  /** Found by what the number most likely was, not by equality. */
  readonly probable: boolean
  /** Under which the customers were found; null when nobody was. */
  readonly number: PhoneNumber | null
}

/** A switchboard may stand on many cards; more than this nobody chooses from while it rings. */
const mostFound = 20

export type CustomerRepository = ReturnType<typeof createCustomerRepository>

/** Cards and who a number belongs to: point reads by index, for the hot path. `db` may be read-only. */
export function createCustomerRepository(db: Database) {
  const selectByNumber = db.prepare<[string], SummaryRow & { readonly lastChosen: number }>(`
    SELECT DISTINCT ${summaryColumns}, c.id IS chosen.customer_id AS lastChosen
    FROM phone o JOIN customer c ON c.id = o.customer_id
    LEFT JOIN number_choice chosen ON chosen.number = o.number
    WHERE o.number = ? AND c.removed_at IS NULL
    ORDER BY lastChosen DESC, c.id LIMIT ${mostFound}
  `)
  const selectCustomer = db.prepare<[Buffer], CustomerRow>(`
    SELECT id, code, created_at, name, company, address, form_of_address, language, tags, warning
    FROM customer WHERE id = ? AND removed_at IS NULL
  `)
  const selectPhones = db.prepare<[Buffer], PhoneRow>(
    'SELECT id, number, raw, label FROM phone WHERE customer_id = ? ORDER BY id',
  )
  const selectEmails = db.prepare<[Buffer], EmailRow>(
    'SELECT id, address, label FROM email WHERE customer_id = ? ORDER BY id',
  )
  const selectSummary = db.prepare<[Buffer], SummaryRow>(
    `SELECT ${summaryColumns} FROM customer c WHERE c.id = ? AND c.removed_at IS NULL`,
  )
  const selectByCode = db.prepare<[string], SummaryRow>(
    `SELECT ${summaryColumns} FROM customer c WHERE c.code = ? AND c.removed_at IS NULL ORDER BY c.id`,
  )
  const selectRecent = db.prepare<[number], SummaryRow>(
    `SELECT ${summaryColumns} FROM customer c WHERE c.removed_at IS NULL ORDER BY c.id DESC LIMIT ?`,
  )

  const selectHighestCode = db
    .prepare<[string, string], string | null>('SELECT max(code) FROM customer WHERE code >= ? AND code < ?')
    .pluck()

  return {
    /** Everyone reachable under a number, by equality; only where nobody is, by what it most likely was. */
    findByNumber({ number, guesses }: Pick<ParsedNumber, 'number' | 'guesses'>): Found {
      for (const candidate of number === null ? guesses : [number, ...guesses]) {
        const rows = selectByNumber.all(candidate)
        const [first] = rows
        if (first)
          return {
            customers: rows.map(toSummary),
            lastChosen: first.lastChosen === 1,
            probable: candidate !== number,
            number: candidate,
          }
      }
      return { customers: [], lastChosen: false, probable: false, number: null }
    },
    find(customerId: CustomerId): Customer | null {
      const id = uuidToBlob(customerId)
      const row = selectCustomer.get(id)
      return row === undefined ? null : toCustomer(row, selectPhones.all(id), selectEmails.all(id))
    },
    summary(customerId: CustomerId): CustomerSummary | null {
      const row = selectSummary.get(uuidToBlob(customerId))
      return row === undefined ? null : toSummary(row)
    },
    /** Several only where two seats gave the same code before they joined a hub. */
    findByCode(code: Code): readonly CustomerSummary[] {
      return selectByCode.all(code).map(toSummary)
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
