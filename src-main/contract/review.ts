import { z } from 'zod'
import { CaseState, Channel, Direction, Outcome } from './history.ts'
import { LocalDate, TimeOfDay } from './house.ts'
import { AgentId, CaseId, CategoryId, CustomerId, DeskId, SavedFilterId, Time } from './ids.ts'
import { SearchWords } from './search.ts'

/** On the calendar of the house. Weeks begin on Monday; `between` includes both days, null is without an end. */
export const ReviewPeriod = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('any') }),
  z.object({ kind: z.enum(['this-week', 'last-week', 'this-month', 'last-month']) }),
  z.object({ kind: z.literal('between'), from: LocalDate.nullable(), to: LocalDate.nullable() }),
])
export type ReviewPeriod = z.infer<typeof ReviewPeriod>

/** Seconds, both included; null is without an end. */
const seconds = z.int().min(0).max(86_400)
export const SecondsRange = z.object({ from: seconds.nullable(), to: seconds.nullable() })
export type SecondsRange = z.infer<typeof SecondsRange>

/** A contact's channel, or a note that stands alone. */
export const ReviewChannel = z.enum([...Channel.options, 'note'])
export type ReviewChannel = z.infer<typeof ReviewChannel>

/** Whether it has to be so, or must not; null: either. */
const either = z.boolean().nullable().default(null)

/** What a lead looks for. Everything given has to be true; an empty list asks nothing. */
export const ReviewFilter = z.object({
  /** Of the contact as a whole, whichever of its texts they stand in; written as in `history:search`. */
  words: SearchWords.default(''),
  agentIds: z.array(AgentId).max(500).readonly().default([]),
  /** Where the case is that the contact is about. */
  deskIds: z.array(DeskId).max(100).readonly().default([]),
  channels: z.array(ReviewChannel).max(20).readonly().default([]),
  direction: Direction.exclude(['none']).nullable().default(null),
  period: ReviewPeriod.default({ kind: 'any' }),
  /** Begun at this time of the house's day; `to` is not included, and at or before `from` it is on the next day. */
  hours: z.object({ from: TimeOfDay, to: TimeOfDay }).nullable().default(null),
  duration: SecondsRange.default({ from: null, to: null }),
  held: SecondsRange.default({ from: null, to: null }),
  outcomes: z.array(Outcome).max(20).readonly().default([]),
  /** With those below them. */
  categoryIds: z.array(CategoryId).max(500).readonly().default([]),
  caseStates: z.array(CaseState).max(3).readonly().default([]),
  complaint: either,
  /** A promise given in it is late, or was. */
  brokenPromise: either,
  transferred: either,
  transferReasons: z.array(z.string().max(80)).max(30).readonly().default([]),
  /** The customer had come to us within so many days before. */
  repeatDays: z.int().min(1).max(365).nullable().default(null),
  /** Whether a lead has reviewed it; with `sample`, which of those drawn are shown. */
  reviewed: either,
  /** So many of each agent and week, by lot: the same `seed` draws the same, whatever was reviewed since. */
  sample: z
    .object({ size: z.int().min(1).max(100), seed: z.int().min(0).max(999_999) })
    .nullable()
    .default(null),
})
export type ReviewFilter = z.infer<typeof ReviewFilter>

/** Everything there is. */
export const wholeReview: ReviewFilter = ReviewFilter.parse({})

/** Only the first holds for any number of contacts; the others for at most `mostSorted`. */
export const ReviewOrder = z.enum(['newest', 'oldest', 'longest', 'longest-held'])
export type ReviewOrder = z.infer<typeof ReviewOrder>

export const mostSorted = 100_000

/** One line of the table. */
export const ReviewRow = z.object({
  /** Of the interaction, or of the note that stands alone: what the card's timeline shows. */
  id: z.uuidv7(),
  at: Time,
  channel: ReviewChannel,
  direction: Direction,
  customerId: CustomerId,
  customerName: z.string(),
  agentId: AgentId.nullable(),
  initials: z.string().nullable(),
  durationSeconds: z.int().nullable(),
  heldSeconds: z.int(),
  outcome: Outcome.nullable(),
  caseId: CaseId.nullable(),
  caseState: CaseState.nullable(),
  complaint: z.boolean(),
  brokenPromise: z.boolean(),
  transferred: z.boolean(),
  /** Hours since the customer came to us before; null: for the first time. */
  hoursSince: z.int().nullable(),
  subject: z.string(),
  /** Some of the text around the first of the words looked for, on one line. */
  excerpt: z.string().max(400),
})
export type ReviewRow = z.infer<typeof ReviewRow>

/** How many there are: `about` is an estimate that a later answer makes exact. */
export const ReviewCount = z.object({ count: z.int().min(0), exact: z.boolean() })
export type ReviewCount = z.infer<typeof ReviewCount>

export const reviewPageSize = 50

export const ReviewQuestion = z.object({ filter: ReviewFilter, order: ReviewOrder.default('newest') })
export type ReviewQuestion = z.infer<typeof ReviewQuestion>

export const ReviewAnswer = z.discriminatedUnion('kind', [
  /** What the contacts are found by is still being read, from 0 to 1: to be asked again. */
  z.object({ kind: z.literal('reading'), share: z.number() }),
  z.object({ kind: z.literal('found'), rows: z.array(ReviewRow).readonly(), total: ReviewCount }),
  /** More than can be put in that order. */
  z.object({ kind: z.literal('too-many-to-sort'), total: ReviewCount }),
])
export type ReviewAnswer = z.infer<typeof ReviewAnswer>

/** What is looked for again and again. Of the same name may be several: two seats may each have saved one. */
export const SavedFilter = z.object({
  id: SavedFilterId,
  /** Null: everybody's who leads. */
  ownerId: AgentId.nullable(),
  name: z.string().trim().min(1).max(60),
  question: ReviewQuestion,
})
export type SavedFilter = z.infer<typeof SavedFilter>
