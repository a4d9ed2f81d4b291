import { repeatDays } from '../contract/figures.ts'
import { Outcome } from '../contract/history.ts'
import { CustomerId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { idFromBlob, wordReader } from '../database/row-values.ts'
import { uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'
import { solvesAtOnce } from '../domain/figures.ts'
import type { Counted, ListAsked, Listed } from './row-lists.ts'

type Bound = { from: number; to: number; desk: Buffer | null; agent: Buffer | null }
type BoundPage = Bound & { offset: number; limit: number }
type Row = Omit<Counted, 'counts' | 'seconds' | 'customer'> & {
  readonly id: Buffer
  readonly customer: Buffer
  readonly outcome: string
  readonly transferred: number
}

const repeatHours = 24 * repeatDays
const firstContacts = `finding_row f JOIN finding_facet x ON x.id = f.facet
  WHERE f.at >= @from AND f.at < @to AND x.direction = 'in' AND x.channel NOT IN ('event', 'note')
    AND (f.hours_since IS NULL OR f.hours_since > ${repeatHours}) AND (@agent IS NULL OR x.agent_id = @agent)
    AND (@desk IS NULL OR f.case_number IN (SELECT number FROM finding_case WHERE desk_id = @desk))`
const outcomeOf = wordReader(Outcome)

/** First contacts, and how each ended. `cardsOf`: all cards of one customer. */
export function createContactLists(db: Database, cardsOf: (id: CustomerId) => readonly CustomerId[]) {
  const cameAgain = createCameAgain(db, cardsOf)
  const count = () => db.prepare<Bound, number>(`SELECT count(*) FROM ${firstContacts}`).pluck()
  const select = () =>
    db.prepare<BoundPage, Row>(`
      SELECT i.id, i.at, i.customer_id AS customer, c.id AS caseId, c.reference, c.state_now AS state,
             coalesce(c.subject, i.subject) AS text, n.outcome, n.transferred
      FROM (SELECT f.id, f.at, f.entry, x.outcome, x.transferred FROM ${firstContacts}
            ORDER BY f.at DESC, f.entry LIMIT @limit OFFSET @offset) n
        JOIN interaction i ON i.id = n.id
        LEFT JOIN customer_case c ON c.id = coalesce(i.concluded_case_id, i.case_id)
      ORDER BY n.at DESC, n.entry
    `)

  function countsAs({ id, at, customer, outcome, transferred }: Row): string {
    const ended = { outcome: outcome === '' ? null : outcomeOf(outcome), transferred: transferred === 1 }
    if (!solvesAtOnce(ended)) return 'not-solved'
    return cameAgain(idFromBlob(customer, CustomerId), at, id) ? 'came-back' : 'solved'
  }

  return {
    'first-contact'({ span, deskId, agentId, offset, limit }: ListAsked): Listed {
      const bound = { ...span, desk: uuidToBlobOrNull(deskId), agent: uuidToBlobOrNull(agentId) }
      const rows = select()
        .all({ ...bound, offset, limit })
        .map((row) => {
          const { id: _, outcome: __, transferred: ___, ...said } = row
          return { ...said, seconds: null, counts: countsAs(row) }
        })
      return { rows, total: count().get(bound) ?? 0 }
    },
  }
}

/** Whether the next time the customer came to us was within the days in which that is a repeat. */
function createCameAgain(db: Database, cardsOf: (id: CustomerId) => readonly CustomerId[]) {
  const selectNext = db.prepare<[Buffer, number, Buffer], { at: number; hours: number | null }>(`
    SELECT i.at, f.hours_since AS hours FROM interaction i JOIN finding_row f ON f.id = i.id
    WHERE i.customer_id = ? AND (i.at, i.id) > (?, ?) AND i.channel <> 'event' AND i.direction = 'in'
    ORDER BY i.at, i.id LIMIT 1
  `)
  return (customer: CustomerId, at: number, id: Buffer): boolean => {
    const [next] = cardsOf(customer)
      .flatMap((card) => selectNext.get(uuidToBlob(card), at, id) ?? [])
      .sort((left, right) => left.at - right.at)
    return next !== undefined && next.hours !== null && next.hours <= repeatHours
  }
}
