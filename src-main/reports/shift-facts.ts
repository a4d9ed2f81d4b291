import type { HandoverPromise, HandoverSheet } from '../contract/handover.ts'
import type { Case } from '../contract/history.ts'
import { CaseId, CustomerId, InteractionId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob } from '../database/uuid.ts'

/** What the page for the next shift is made of. */
export type ShiftFacts = {
  readonly sheet: HandoverSheet
  /** Still owed though their time has passed, whenever that was: the longest broken first. */
  readonly broken: { readonly rows: readonly HandoverPromise[]; readonly total: number }
  readonly cases: readonly { readonly case: Case; readonly customerName: string }[]
  readonly totalCases: number
  readonly toCorrect: readonly { readonly customerName: string; readonly at: number; readonly said: string }[]
}

/** What those who come next have to know, beside what the hand-over sheet tells: cases by deadline, cards to correct. */
export function createShiftFacts(db: Database) {
  const selectDue = db
    .prepare<[number], Buffer>(`
      SELECT id FROM customer_case WHERE state_now <> 'green' AND solve_by IS NOT NULL
      ORDER BY solve_by, id LIMIT ?
    `)
    .pluck()
  const countDue = db
    .prepare<[], number>(
      "SELECT count(*) FROM customer_case WHERE state_now <> 'green' AND solve_by IS NOT NULL",
    )
    .pluck()
  const selectToCorrect = db.prepare<[number, number], FlagRow>(`
    SELECT r.interaction_id, r.customer_id, r.at, json_extract(r.review, '$.overall') AS overall
    FROM review r
    WHERE r.at >= ? AND EXISTS (SELECT 1 FROM json_each(r.review, '$.flags') f WHERE f.value = 'correct-card')
    ORDER BY r.at DESC LIMIT ?
  `)

  return {
    /** Open cases that must be solved by some time, the first due first. */
    casesByDeadline: (most: number): { readonly ids: readonly CaseId[]; readonly total: number } => ({
      ids: selectDue.all(most).map((id) => CaseId.parse(uuidFromBlob(id))),
      total: countDue.get() ?? 0,
    }),
    /** Contacts whose card a lead has asked to be corrected since then (UTC milliseconds), the newest first. */
    cardsToCorrect: (since: number, most: number): readonly CardToCorrect[] =>
      selectToCorrect.all(since, most).map((row) => ({
        interactionId: InteractionId.parse(uuidFromBlob(row.interaction_id)),
        customerId: CustomerId.parse(uuidFromBlob(row.customer_id)),
        at: row.at,
        overall: row.overall ?? '',
      })),
  }
}

type FlagRow = { interaction_id: Buffer; customer_id: Buffer; at: number; overall: string | null }

export type CardToCorrect = {
  readonly interactionId: InteractionId
  readonly customerId: CustomerId
  /** UTC milliseconds. */
  readonly at: number
  readonly overall: string
}
