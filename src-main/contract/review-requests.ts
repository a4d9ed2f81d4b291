import { z } from 'zod'
import { ReviewAnswer, ReviewQuestion } from './review.ts'

/** What a lead's screen asks to find contacts; see `requests.ts`. */
export const reviewRequests = {
  /**
   * Lines from `offset` on. `quick`: the newest may come with an estimate of how many there are; asked again without
   * it, the answer is exact. `not-allowed` for who is neither lead nor administrator.
   */
  'review:find': {
    input: ReviewQuestion.extend({ offset: z.int().min(0).max(20_000_000), quick: z.boolean() }),
    output: ReviewAnswer,
  },
}
