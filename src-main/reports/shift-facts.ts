import type { HandoverPromise, HandoverSheet } from '../contract/handover.ts'
import type { Case } from '../contract/history.ts'
import { CaseId, CustomerId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob } from '../database/uuid.ts'

/** What the page for the next shift is made of. */
export type ShiftFacts = {
  readonly sheet: HandoverSheet
  /** Still owed though their time has passed, whenever that was: the longest broken first. */
  readonly broken: { readonly rows: readonly HandoverPromise[]; readonly total: number }
  readonly cases: readonly { readonly case: Case; readonly customerName: string }[]
  readonly totalCases: number
  readonly toCorrect: readonly { readonly customerName: string; readonly at: number }[]
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
    SELECT r.customer_id, max(r.at) AS at
    FROM review r
    WHERE r.at >= ? AND EXISTS (SELECT 1 FROM json_each(r.review, '$.flags') f WHERE f.value = 'correct-card')
    GROUP BY r.customer_id
    ORDER BY max(r.at) DESC, r.customer_id LIMIT ?
  `)

  return {
    /** Open cases that must be solved by some time, the first due first. */
    casesByDeadline: (most: number): { readonly ids: readonly CaseId[]; readonly total: number } => ({
      ids: selectDue.all(most).map((id) => CaseId.parse(uuidFromBlob(id))),
      total: countDue.get() ?? 0,
    }),
    /**
     * Contacts whose card a lead has asked to be corrected since then (UTC milliseconds), the newest first. What the
     * review says of the call is between the leads and whoever took it, and no paper's that others read.
     */
    cardsToCorrect: (since: number, most: number): readonly CardToCorrect[] =>
      selectToCorrect.all(since, most).map((row) => ({
        customerId: CustomerId.parse(uuidFromBlob(row.customer_id)),
        at: row.at,
      })),
  }
}

type FlagRow = { customer_id: Buffer; at: number }

export type CardToCorrect = {
  readonly customerId: CustomerId
  /** UTC milliseconds. */
  readonly at: number
}
