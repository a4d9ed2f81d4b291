import type { AgentId, InteractionId } from '../contract/ids.ts'
import { Review, ReviewAnswer } from '../contract/scoring.ts'
import type { ReviewState } from '../contract/scoring-requests.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'

type ReviewRow = { review: string; answer: string | null; acknowledged_at: number | null }

export type ReviewRepository = ReturnType<typeof createReviewRepository>

const columns = `r.review AS review, a.answer AS answer, k.at AS acknowledged_at`
const states = `FROM review r
  LEFT JOIN review_answer a ON a.interaction_id = r.interaction_id AND a.reviewer_id = r.reviewer_id
  LEFT JOIN review_acknowledgement k ON k.review_id = r.id`

/** What leads thought of contacts. `db` may be read-only. Whoever answers with it looks first at who asks. */
export function createReviewRepository(db: Database) {
  const selectOf = db.prepare<[Buffer], ReviewRow>(
    `SELECT ${columns} ${states} WHERE r.interaction_id = ? ORDER BY r.at, r.reviewer_id`,
  )
  const selectToRead = db.prepare<[Buffer, number], ReviewRow>(
    `SELECT ${columns} ${states} WHERE r.agent_id = ? AND k.at IS NULL ORDER BY r.at DESC LIMIT ?`,
  )
  const countToRead = db
    .prepare<[Buffer], number>(`SELECT count(*) ${states} WHERE r.agent_id = ? AND k.at IS NULL`)
    .pluck()
  const selectAnswered = db.prepare<[Buffer, number, number], ReviewRow>(
    `SELECT ${columns} ${states} WHERE r.reviewer_id = ? AND a.at >= ? ORDER BY a.at DESC LIMIT ?`,
  )

  return {
    /** Oldest first. */
    of: (interactionId: InteractionId): readonly ReviewState[] =>
      selectOf.all(uuidToBlob(interactionId)).map(toState),
    /** Of this person's contacts, not yet acknowledged; the newest first. */
    toRead: (agentId: AgentId, most: number): readonly ReviewState[] =>
      selectToRead.all(uuidToBlob(agentId), most).map(toState),
    toReadTotal: (agentId: AgentId): number => countToRead.get(uuidToBlob(agentId)) ?? 0,
    /** By this reviewer, answered at or after `since` (UTC milliseconds); the newest answer first. */
    answered: (reviewerId: AgentId, since: number, most: number): readonly ReviewState[] =>
      selectAnswered.all(uuidToBlob(reviewerId), since, most).map(toState),
  }
}

function toState({ review, answer, acknowledged_at }: ReviewRow): ReviewState {
  return {
    review: Review.parse(JSON.parse(review)),
    answer: answer === null ? null : ReviewAnswer.parse(JSON.parse(answer)),
    acknowledgedAt: acknowledged_at,
  }
}
