import type { CustomerSummary } from '../contract/customers.ts'
import { CaseState, Direction, Outcome } from '../contract/history.ts'
import { AgentId, CaseId, CustomerId, Time } from '../contract/ids.ts'
import { ReviewChannel, ReviewRow } from '../contract/review.ts'
import type { Database } from '../database/connection.ts'
import { idFromBlob, idFromBlobOrNull, wordReader } from '../database/row-values.ts'
import { uuidFromBlob } from '../database/uuid.ts'

type Row = {
  id: Buffer
  at: number
  channel: string
  direction: string
  outcome: string
  transferred: number
  duration: number | null
  held: number
  hours: number | null
  broken: number | null
  case_id: Buffer | null
  state: string | null
  complaint: number | null
  customer_id: Buffer
  agent_id: Buffer | null
  initials: string | null
  subject: string
  text: string
  collected: string
}

/** What a bot or a form asked before the contact, a line each. */
const collected = `coalesce((SELECT group_concat(c.value ->> '$.label' || ' ' || (c.value ->> '$.value'), char(10))
                            FROM json_each(i.collected) c), '')`

const channelOf = wordReader(ReviewChannel)
const directionOf = wordReader(Direction)
const outcomeOf = wordReader(Outcome)
const stateOf = wordReader(CaseState)

/** What of the texts of a contact is shown: where the words stand, else some of its own. */
export type Excerpt = (texts: readonly string[]) => string

/** Lines of the table, and the texts of a contact. `summary`: of a card, null where it is gone. */
export function createReviewRows(db: Database, summary: (id: CustomerId) => CustomerSummary | null) {
  const select = db.prepare<[number], Row>(`
    SELECT r.id, r.at, f.channel, f.direction, f.outcome, f.transferred, r.duration_seconds AS duration,
           r.held_seconds AS held, r.hours_since AS hours, r.broken_at AS broken, c.case_id, c.state, c.complaint,
           coalesce(i.customer_id, n.customer_id) AS customer_id, coalesce(i.agent_id, n.agent_id) AS agent_id,
           coalesce(i.initials, n.initials) AS initials, coalesce(i.subject, '') AS subject,
           coalesce(i.summary, n.text, '') AS text, ${collected} AS collected
    FROM finding_row r JOIN finding_facet f ON f.id = r.facet
    LEFT JOIN finding_case c ON c.number = r.case_number
    LEFT JOIN interaction i ON i.id = r.id AND f.channel <> 'note'
    LEFT JOIN note n ON n.id = r.id AND f.channel = 'note'
    WHERE r.entry = ?
  `)
  const textsOf = createTexts(db)

  function toRow(row: Row, excerpt: Excerpt, now: number): ReviewRow {
    const customerId = idFromBlob(row.customer_id, CustomerId)
    const texts = [row.text, row.collected, ...textsOf.notes(row.id)].filter((text) => text !== '')
    return {
      id: ReviewRow.shape.id.parse(uuidFromBlob(row.id)),
      at: Time.parse(row.at),
      channel: channelOf(row.channel),
      direction: directionOf(row.direction),
      customerId,
      customerName: summary(customerId)?.name ?? '',
      agentId: idFromBlobOrNull(row.agent_id, AgentId),
      initials: row.initials,
      durationSeconds: row.duration,
      heldSeconds: row.held,
      outcome: row.outcome === '' ? null : outcomeOf(row.outcome),
      caseId: idFromBlobOrNull(row.case_id, CaseId),
      caseState: row.state ? stateOf(row.state) : null,
      complaint: row.complaint === 1,
      brokenPromise: row.broken !== null && row.broken <= now,
      transferred: row.transferred === 1,
      hoursSince: row.hours,
      subject: row.subject,
      excerpt: excerpt(texts),
    }
  }

  return {
    row(entry: number, excerpt: Excerpt, now: number): readonly ReviewRow[] {
      const row = select.get(entry)
      return row === undefined ? [] : [toRow(row, excerpt, now)]
    },
    /** Everything said and written of it, as the full text has it. */
    texts: textsOf.all,
  }
}

function createTexts(db: Database) {
  const selectOwn = db.prepare<[number], { id: Buffer; text: string }>(`
    SELECT r.id, coalesce(n.text, i.subject || char(10) || i.summary || char(10) || ${collected}) AS text
    FROM finding_row r LEFT JOIN interaction i ON i.id = r.id LEFT JOIN note n ON i.id IS NULL AND n.id = r.id
    WHERE r.entry = ?
  `)
  // Of a call that became several contacts of one card, what was written during it is about the first.
  const selectNotes = db
    .prepare<{ id: Buffer }, string>(`
      SELECT text FROM note WHERE interaction_id = @id
      UNION ALL SELECT n.text FROM interaction i JOIN note n ON n.call_id = i.call_id
        AND n.customer_id = i.customer_id AND n.interaction_id IS NULL
        WHERE i.id = @id AND i.call_id IS NOT NULL AND i.id = (
          SELECT f.id FROM interaction f WHERE f.call_id = i.call_id AND f.customer_id = i.customer_id
          ORDER BY f.at, f.id LIMIT 1)
    `)
    .pluck()
  return {
    notes: (id: Buffer): readonly string[] => selectNotes.all({ id }),
    all(entry: number): readonly string[] {
      const own = selectOwn.get(entry)
      return own === undefined ? [] : [own.text, ...selectNotes.all({ id: own.id })]
    },
  }
}
