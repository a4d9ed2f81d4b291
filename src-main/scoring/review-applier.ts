import type { CreateApplier } from '../database/apply.ts'
import { uuidToBlob } from '../database/uuid.ts'
import { scoreOf } from '../domain/score.ts'

type Bound = Record<string, string | number | Buffer | null>
type Kinds = 'review:saved' | 'review:answered' | 'review:acknowledged'

/**
 * Each of the three stands by itself, so that nothing waits for anything: an answer may come before its review, and a
 * review before its contact.
 */
export const createReviewApplier: CreateApplier<Kinds> = (db) => {
  const save = db.prepare<Bound>(`
    INSERT INTO review
      (interaction_id, reviewer_id, id, clock, seat, customer_id, agent_id, at, score, failed, review)
    VALUES
      (@interactionId, @reviewerId, @id, @clock, @seat, @customerId, @agentId, @at, @score, @failed, @review)
    ON CONFLICT (interaction_id, reviewer_id) DO UPDATE SET
      id = excluded.id, clock = excluded.clock, seat = excluded.seat, customer_id = excluded.customer_id,
      agent_id = excluded.agent_id, at = excluded.at, score = excluded.score, failed = excluded.failed,
      review = excluded.review
    WHERE (excluded.clock, excluded.seat) > (review.clock, review.seat)
  `)
  const answer = db.prepare<Bound>(`
    INSERT INTO review_answer (interaction_id, reviewer_id, clock, seat, at, answer)
    VALUES (@interactionId, @reviewerId, @clock, @seat, @at, @answer)
    ON CONFLICT (interaction_id, reviewer_id) DO UPDATE SET
      clock = excluded.clock, seat = excluded.seat, at = excluded.at, answer = excluded.answer
    WHERE (excluded.clock, excluded.seat) < (review_answer.clock, review_answer.seat)
  `)
  const acknowledge = db.prepare<[Buffer, number]>(`
    INSERT INTO review_acknowledgement (review_id, at) VALUES (?, ?)
    ON CONFLICT (review_id) DO UPDATE SET at = min(at, excluded.at)
  `)

  return {
    'review:saved': ({ review }, { clock, seat }) => {
      const { percent, failed } = scoreOf(review.sheet, review.answers)
      save.run({
        interactionId: uuidToBlob(review.interactionId),
        reviewerId: uuidToBlob(review.reviewerId),
        id: uuidToBlob(review.id),
        clock,
        seat: uuidToBlob(seat),
        customerId: uuidToBlob(review.customerId),
        agentId: uuidToBlob(review.agentId),
        at: review.at,
        score: percent,
        failed: Number(failed),
        review: JSON.stringify(review),
      })
    },
    'review:answered': ({ interactionId, reviewerId, answer: given }, { clock, seat }) => {
      answer.run({
        interactionId: uuidToBlob(interactionId),
        reviewerId: uuidToBlob(reviewerId),
        clock,
        seat: uuidToBlob(seat),
        at: given.at,
        answer: JSON.stringify(given),
      })
    },
    'review:acknowledged': ({ reviewId, at }) => {
      acknowledge.run(uuidToBlob(reviewId), at)
    },
  }
}
