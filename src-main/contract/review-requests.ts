import { z } from 'zod'
import { ReviewAnswer, ReviewQuestion, SavedFilter } from './review.ts'

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
  /** Why customers were ever passed on, those that the house lists no more as well; `not-allowed` as above. */
  'review:transfer-reasons': { input: z.null(), output: z.array(z.string()).readonly() },
  /** One's own and everybody's, by name. */
  'review:filters': { input: z.null(), output: z.array(SavedFilter) },
  /** Under a name that there is already, it takes that one's place. */
  'review:save-filter': {
    input: SavedFilter.pick({ name: true, question: true }).extend({ shared: z.boolean() }),
    output: SavedFilter,
  },
  'review:remove-filter': { input: SavedFilter.pick({ id: true }), output: z.null() },
}
