import { z } from 'zod'
import {
  AgentId,
  CustomerId,
  InteractionId,
  NoteId,
  ReviewId,
  ScoreQuestionId,
  ScoreSheetId,
  Time,
} from './ids.ts'

const wording = z.string().trim().max(200)
/** In the house's own words; where one language says nothing, the other is shown. */
export const Wording = z.object({ it: wording, en: wording })
export type Wording = z.infer<typeof Wording>

export const ScoreQuestion = z.object({
  id: ScoreQuestionId,
  wording: Wording,
  /** Points from 0 to this; 1 is a question of yes or no. A digit answers, so there are at most nine. */
  maximum: z.int().min(1).max(9),
  /** How much it counts beside the others. */
  weight: z.int().min(1).max(100),
  /** No points at all fail the contact, whatever the rest says. */
  mustHave: z.boolean(),
  /** Whether it may be answered with «not applicable»; then its weight counts nowhere. */
  optional: z.boolean(),
})
export type ScoreQuestion = z.infer<typeof ScoreQuestion>

export const ScoreSheet = z.object({
  id: ScoreSheetId,
  /** One more each time it is saved with another content. */
  version: z.int().min(1),
  name: Wording,
  /** What a failed must-have does: the score is nothing, or it stays and the contact is marked as failed. */
  failure: z.enum(['zero', 'mark']),
  questions: z.array(ScoreQuestion).min(1).max(30).readonly(),
})
export type ScoreSheet = z.infer<typeof ScoreSheet>

/** `points` null: not applicable. */
export const ScoreAnswer = z.object({ questionId: ScoreQuestionId, points: z.int().min(0).max(9).nullable() })
export type ScoreAnswer = z.infer<typeof ScoreAnswer>

/**
 * A stretch of what was written about a contact: `quote` began at `from` (UTF-16 code units) when the comment was made.
 * `noteId` null: in the contact's own summary.
 */
export const ReviewPlace = z.object({
  noteId: NoteId.nullable(),
  from: z.int().min(0),
  quote: z.string().min(1).max(1000),
})
export type ReviewPlace = z.infer<typeof ReviewPlace>

export const ReviewComment = z.object({ place: ReviewPlace, text: z.string().trim().min(1).max(1000) })
export type ReviewComment = z.infer<typeof ReviewComment>

export const ReviewFlag = z.enum(['praise', 'coach', 'correct-card'])
export type ReviewFlag = z.infer<typeof ReviewFlag>

/** What a reviewer fills in. */
export const ReviewDraft = z.object({
  answers: z.array(ScoreAnswer).max(30).readonly(),
  comments: z.array(ReviewComment).max(50).readonly(),
  flags: z.array(ReviewFlag).max(ReviewFlag.options.length).readonly(),
  overall: z.string().trim().max(2000),
})
export type ReviewDraft = z.infer<typeof ReviewDraft>

/** One for each reviewer and contact; whoever saves again says all of it again, under a new id. */
export const Review = ReviewDraft.extend({
  id: ReviewId,
  interactionId: InteractionId,
  customerId: CustomerId,
  reviewerId: AgentId,
  reviewerInitials: z.string().max(8),
  /** Whose contact it was. */
  agentId: AgentId,
  at: Time,
  /** As it was then: what becomes of the sheet later changes no review. */
  sheet: ScoreSheet,
  /** Whether the reviewer knew what others had given; absent: they did not. */
  informed: z.literal(true).optional(),
})
export type Review = z.infer<typeof Review>

/** What the person whose contact it was says to it, once; `reviewId` is the saving they had before them. */
export const ReviewAnswer = z.object({
  reviewId: ReviewId,
  at: Time,
  agentId: AgentId,
  text: z.string().trim().min(1).max(2000),
})
export type ReviewAnswer = z.infer<typeof ReviewAnswer>

/** Which review: there is one for each of the two. */
export const ReviewKey = z.object({ interactionId: InteractionId, reviewerId: AgentId })
export type ReviewKey = z.infer<typeof ReviewKey>
