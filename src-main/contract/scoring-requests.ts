import { z } from 'zod'
import { Interaction, Note } from './history.ts'
import { AgentId, CustomerId, InteractionId, ReviewId, Time } from './ids.ts'
import { Review, ReviewAnswer, ReviewDraft, ReviewKey, ScoreSheet } from './scoring.ts'

/** A review as it stands, with what the person whose contact it was did about it. */
export const ReviewState = z.object({
  review: Review,
  answer: ReviewAnswer.nullable(),
  /** Of this saving: whoever saves again is acknowledged again. */
  acknowledgedAt: Time.nullable(),
})
export type ReviewState = z.infer<typeof ReviewState>

/** A contact with all that was written about it, and what leads thought of it. */
export const ReviewedContact = z.object({
  interaction: Interaction,
  /** Oldest first; of very many the newest. */
  notes: z.array(Note).readonly(),
  customer: z.object({ id: CustomerId, name: z.string() }),
  /** Whether whoever asks may review it. */
  mayReview: z.boolean(),
  /** Oldest first. */
  reviews: z.array(ReviewState).readonly(),
  /** Who has reviewed it too, as far as whoever asks is to score it first. */
  withheld: z.array(AgentId).readonly(),
})
export type ReviewedContact = z.infer<typeof ReviewedContact>

/** A review in a list, with enough of its contact to be recognised. */
export const ListedReview = ReviewState.extend({
  contact: Interaction.pick({ channel: true, direction: true, at: true, subject: true, eventKind: true }),
  customerName: z.string(),
})
export type ListedReview = z.infer<typeof ListedReview>

export const MyReviews = z.object({
  /** Of my contacts, not yet acknowledged, the newest first; of very many the newest. */
  toRead: z.array(ListedReview).readonly(),
  toReadTotal: z.int().min(0),
  /** Mine, answered within the last seven days, the newest answer first. */
  answered: z.array(ListedReview).readonly(),
})
export type MyReviews = z.infer<typeof MyReviews>

/** What a window asks about reviews; see `requests.ts`. Everything here is for a lead or the person themselves. */
export const scoringRequests = {
  /**
   * `not-allowed`: somebody else's contact, and no lead asks. `look`: a lead would rather see what others gave than score
   * it by themselves.
   */
  'review:read': {
    input: z.object({ interactionId: InteractionId, look: z.boolean().optional() }),
    output: ReviewedContact,
  },
  /** By a lead, about somebody else's contact; a second one takes the place of the first. `sheet` is one of the house's. */
  'review:save': {
    input: ReviewDraft.extend({ interactionId: InteractionId, sheet: ScoreSheet }),
    output: ReviewedContact,
  },
  /** `conflict`: it was answered already. */
  'review:answer': {
    input: ReviewKey.extend({ text: ReviewAnswer.shape.text }),
    output: ReviewedContact,
  },
  /** `conflict`: the reviewer has saved it anew since `reviewId`. */
  'review:acknowledge': { input: ReviewKey.extend({ reviewId: ReviewId }), output: ReviewedContact },
  'review:mine': { input: z.null(), output: MyReviews },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>
