import type { AgentId } from '../contract/ids.ts'
import type { ReviewState } from '../contract/scoring-requests.ts'

export type SeenReviews = {
  readonly reviews: readonly ReviewState[]
  /** Whose reviews are there and not shown. */
  readonly withheld: readonly AgentId[]
}

/**
 * What somebody who may review a contact is shown of its reviews: none of the others' before their own is saved, so
 * that two who score the same call judge by themselves; unless they said that they would rather look.
 */
export function seenBy(me: AgentId, reviews: readonly ReviewState[], hasLooked: boolean): SeenReviews {
  const others = reviews.filter(({ review }) => review.reviewerId !== me)
  if (hasLooked || others.length < reviews.length) return { reviews, withheld: [] }
  return { reviews: [], withheld: others.map(({ review }) => review.reviewerId) }
}

/** Whether a review that `me` saves now is made knowing what others gave. */
export function isInformed(me: AgentId, reviews: readonly ReviewState[], hasLooked: boolean): boolean {
  const seen = seenBy(me, reviews, hasLooked).reviews
  return seen.some(({ review }) => review.reviewerId !== me)
}
