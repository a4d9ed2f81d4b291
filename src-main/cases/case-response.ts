import { CaseCategory } from '../contract/case-steps.ts'
import { type Case, CaseState } from '../contract/history.ts'
import { type CaseId, CustomerId, DeskId, Time } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { countFromOrNull, idFromBlob, idFromBlobOrNull, wordReader } from '../database/row-values.ts'
import { uuidToBlob } from '../database/uuid.ts'
import type { CardsOf } from './case-repository.ts'
import { createFirstContact } from './first-contact.ts'

/** Of a case, what its answer is measured by. */
export type CaseResponse = Pick<Case, 'openedAt' | 'answerBy' | 'answeredAt' | 'deskId' | 'state'>

type Row = {
  customer: Buffer
  openedAt: number
  state: string
  desk: Buffer | null
  answerBy: number | null
  /** As it was changed last. */
  category: string | null
}

const stateOf = wordReader(CaseState)

/** The same as the whole case says, for hundreds of thousands of them; null: no such case. */
export function createCaseResponse(db: Database, cardsOf: CardsOf): (id: CaseId) => CaseResponse | null {
  const select = db.prepare<[Buffer], Row>(`
    SELECT customer_id AS customer, opened_at AS openedAt, state_now AS state, desk_now AS desk,
           answer_by AS answerBy,
           (SELECT s.said ->> '$.category' FROM case_step s
            WHERE s.case_id = c.id AND s.kind = 'changed' AND s.said ->> '$.category' IS NOT NULL
            ORDER BY s.clock DESC, s.id DESC LIMIT 1) AS category
    FROM customer_case c WHERE id = ?
  `)
  const selectMoves = db.prepare<[Buffer], { at: number; state: string }>(
    'SELECT at, state FROM case_move WHERE case_id = ? ORDER BY clock, id',
  )
  const firstContact = createFirstContact(db)

  return (id) => {
    const key = uuidToBlob(id)
    const row = select.get(key)
    if (row === undefined) return null
    const state = stateOf(row.state)
    const { openedAt } = row
    const answerBy = agreed(row)
    // Only of one that is solved they say when.
    const rows = answerBy === null || state !== 'green' ? [] : selectMoves.all(key)
    const moves = rows.map(({ at, state: to }) => ({ at, to: stateOf(to) }))
    const cards = answerBy === null ? [] : cardsOf(idFromBlob(row.customer, CustomerId))
    const answeredAt = answerBy === null ? null : firstContact({ id, openedAt, moves }, cards)
    return { openedAt, state, answerBy, answeredAt, deskId: idFromBlobOrNull(row.desk, DeskId) }
  }
}

function agreed({ answerBy, category }: Row): Case['answerBy'] {
  if (category === null) return countFromOrNull(answerBy, Time)
  return CaseCategory.parse(JSON.parse(category)).answerBy
}
