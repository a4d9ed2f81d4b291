import type { CustomerSummary } from '../contract/customers.ts'
import { CustomerId, InteractionId } from '../contract/ids.ts'
import type { RefusalReason } from '../contract/imports.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob, uuidToBlob } from '../database/uuid.ts'
import { parseCode } from '../domain/codes.ts'
import { type ParsedNumber, parsePhoneNumber } from '../domain/phone-numbers.ts'
import type { SaidAnswer, WhoAnswered } from './answer-source.ts'

/** Who has a number, each customer as the card that stands for them; see `customers/number-lookup.ts`. */
export type CreateNumberFinder = (
  db: Database,
) => (parsed: Pick<ParsedNumber, 'number' | 'guesses'>) => { readonly customers: readonly CustomerSummary[] }

export type FoundContact = { readonly customerId: CustomerId; readonly interactionId: InteractionId }

type ContactRow = { customer_id: Buffer; id: Buffer; at: number }

const dayMs = 24 * 60 * 60 * 1000

/** As the figure counts them: somebody was spoken with or written to. */
const isContact = `channel <> 'event' AND direction <> 'none'
  AND coalesce(iif(concluded_clock IS NULL, outcome, concluded_outcome), '') NOT IN ('no-answer', 'wrong-number')`

/**
 * Which contact an answer speaks of: the last one about the case that the row names, else the last one with the customer
 * it names, at most `withinDays` before the answer.
 */
export function createContactFinder(
  db: Database,
  createNumberFinder: CreateNumberFinder,
  withinDays: number,
) {
  const customersOf = createAnswerers(db, createNumberFinder)
  const selectCards = db
    .prepare<{ root: Buffer }, Buffer>(
      'SELECT @root UNION SELECT customer_id FROM customer_alias WHERE root_id = @root',
    )
    .pluck()
  const selectLast = db.prepare<[Buffer, number, number], ContactRow>(
    `SELECT customer_id, id, at FROM interaction WHERE customer_id = ? AND at <= ? AND at >= ? AND ${isContact}
     ORDER BY at DESC, id DESC LIMIT 1`,
  )
  const selectLastOfCase = db.prepare<[Buffer, number, Buffer], ContactRow>(
    `SELECT customer_id, id, at FROM interaction WHERE customer_id = ? AND at <= ? AND ${isContact}
       AND coalesce(concluded_case_id, case_id) = ? ORDER BY at DESC, id DESC LIMIT 1`,
  )

  /** Of all cards that are this customer's. */
  function newestOf(root: Buffer, select: (card: Buffer) => ContactRow | undefined): ContactRow | undefined {
    return selectCards
      .all({ root })
      .flatMap((card) => select(card) ?? [])
      .sort((a, b) => b.at - a.at || Buffer.compare(b.id, a.id))[0]
  }

  return ({ who, moment }: Pick<SaidAnswer, 'who' | 'moment'>): FoundContact | RefusalReason => {
    const { roots, caseIds } = customersOf(who)
    if (roots.length === 0) return 'unknown-customer'
    const aboutCase = roots.flatMap((root) =>
      caseIds.flatMap(
        (caseId) => newestOf(root, (card) => selectLastOfCase.get(card, moment.to, caseId)) ?? [],
      ),
    )
    const since = moment.from - withinDays * dayMs
    const found =
      aboutCase.length > 0
        ? aboutCase
        : roots.flatMap((root) => newestOf(root, (card) => selectLast.get(card, moment.to, since)) ?? [])
    const [contact, other] = found
    if (contact === undefined) return 'no-contact-before'
    return other === undefined ? toFound(contact) : 'several-customers'
  }
}

function toFound({ customer_id, id }: ContactRow): FoundContact {
  return {
    customerId: CustomerId.parse(uuidFromBlob(customer_id)),
    interactionId: InteractionId.parse(uuidFromBlob(id)),
  }
}

type Answerers = { readonly roots: readonly Buffer[]; readonly caseIds: readonly Buffer[] }

/** Whose answer it may be, by what says most: the case, the code, the address, the number. */
function createAnswerers(db: Database, createNumberFinder: CreateNumberFinder) {
  const findByNumber = createNumberFinder(db)
  const rootOf = `SELECT DISTINCT coalesce(a.root_id, c.id) FROM customer c
    LEFT JOIN customer_alias a ON a.customer_id = c.id`
  const selectCases = db.prepare<[string], { id: Buffer; root: Buffer }>(`
    SELECT k.id, coalesce(a.root_id, k.customer_id) AS root FROM customer_case k
    LEFT JOIN customer_alias a ON a.customer_id = k.customer_id WHERE k.reference = ?
  `)
  const byCode = db.prepare<[string], Buffer>(`${rootOf} WHERE c.code = ? AND c.removed_at IS NULL`).pluck()
  const bySource = db
    .prepare<[string], Buffer>(`${rootOf} WHERE c.source_key = ? AND c.removed_at IS NULL`)
    .pluck()
  const byEmail = db
    .prepare<[string], Buffer>(
      `${rootOf} JOIN email e ON e.customer_id = c.id WHERE lower(e.address) = ? AND c.removed_at IS NULL`,
    )
    .pluck()

  /** Of ours, or what the firm's own program calls the customer. */
  function ofCode(typed: string): readonly Buffer[] {
    const code = parseCode(typed)
    const found = code === null ? [] : byCode.all(code)
    return found.length > 0 ? found : bySource.all(`id:${typed}`)
  }

  return (who: WhoAnswered): Answerers => {
    const reference = parseCode(who['case-reference'])
    const cases = reference === null ? [] : selectCases.all(reference)
    if (cases.length > 0)
      return { roots: unlike(cases.map(({ root }) => root)), caseIds: cases.map(({ id }) => id) }
    const finders = [
      () => (who['customer-code'] === '' ? [] : ofCode(who['customer-code'])),
      () => (who.email === '' ? [] : byEmail.all(who.email.toLowerCase())),
      () => findByNumber(parsePhoneNumber(who.phone)).customers.map(({ id }) => uuidToBlob(id)),
    ]
    for (const find of finders) {
      const roots = find()
      if (roots.length > 0) return { roots, caseIds: [] }
    }
    return { roots: [], caseIds: [] }
  }
}

function unlike(blobs: readonly Buffer[]): readonly Buffer[] {
  return blobs.filter((blob, at) => blobs.findIndex((other) => other.equals(blob)) === at)
}
