import { z } from 'zod'
import { Customer } from './customers.ts'
import {
  AgentId,
  CallId,
  CaseId,
  CaseMoveId,
  Code,
  CustomerId,
  InteractionId,
  NoteId,
  PromiseId,
  Time,
} from './ids.ts'

/** `event` is no contact: a purchase, a delivery, a visit that a system reported. */
export const Channel = z.enum(['phone', 'email', 'web-form', 'chat', 'social', 'shop', 'letter', 'event'])
export type Channel = z.infer<typeof Channel>

/** Seen from the house: `in` when the customer began. `none` for events. */
export const Direction = z.enum(['in', 'out', 'none'])
export type Direction = z.infer<typeof Direction>

export const Outcome = z.enum(['solved', 'follow-up', 'callback', 'no-answer', 'wrong-number', 'information'])
export type Outcome = z.infer<typeof Outcome>

/** Somebody's initials as they were when the fact was written; null when a system wrote it. */
const initials = z.string().max(8).nullable()

/** A contact or an event: a fact that is only ever added. */
export const Interaction = z.object({
  id: InteractionId,
  customerId: CustomerId,
  channel: Channel,
  direction: Direction,
  at: Time,
  agentId: AgentId.nullable(),
  initials,
  outcome: Outcome.nullable(),
  /** Whole seconds; null where a channel has no duration. */
  durationSeconds: z.int().min(0).nullable(),
  /** Seconds on hold, part of the duration. */
  heldSeconds: z.int().min(0),
  subject: z.string().max(200),
  summary: z.string().max(20_000),
  caseId: CaseId.nullable(),
  callId: CallId.nullable(),
})
export type Interaction = z.infer<typeof Interaction>

/** Signed and never rewritten; a correction is a new note that points at the old one. */
export const Note = z.object({
  id: NoteId,
  customerId: CustomerId,
  interactionId: InteractionId.nullable(),
  callId: CallId.nullable(),
  caseId: CaseId.nullable(),
  at: Time,
  agentId: AgentId.nullable(),
  initials,
  text: z.string().trim().min(1).max(20_000),
  corrects: NoteId.nullable(),
})
export type Note = z.infer<typeof Note>

/** Red: just opened. Yellow: being worked on. Green: solved. */
export const CaseState = z.enum(['red', 'yellow', 'green'])
export type CaseState = z.infer<typeof CaseState>

export const CaseMove = z.object({
  id: CaseMoveId,
  at: Time,
  agentId: AgentId.nullable(),
  initials,
  to: CaseState,
  reason: z.string().trim().max(500),
})
export type CaseMove = z.infer<typeof CaseMove>

export const Case = z.object({
  id: CaseId,
  reference: Code,
  customerId: CustomerId,
  subject: z.string().trim().min(1).max(200),
  category: z.string().trim().max(80),
  state: CaseState,
  openedAt: Time,
  /** Oldest first; the opening is the first move. */
  moves: z.array(CaseMove).readonly(),
})
export type Case = z.infer<typeof Case>

/** Who owes the customer what, by when. Broken is not stored: it is `dueAt` gone by with `keptAt` null. */
export const CallbackPromise = z.object({
  id: PromiseId,
  customerId: CustomerId,
  caseId: CaseId.nullable(),
  what: z.string().trim().min(1).max(300),
  madeAt: Time,
  dueAt: Time,
  agentId: AgentId.nullable(),
  initials,
  keptAt: Time.nullable(),
})
export type CallbackPromise = z.infer<typeof CallbackPromise>

/** One row of the timeline: an interaction with the notes written about it, or notes that stand alone. */
export const TimelineEntry = z.object({
  /** Of the interaction, or of the note that stands alone. */
  id: z.string(),
  at: Time,
  interaction: Interaction.nullable(),
  notes: z.array(Note).readonly(),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** A line of the strip "already told us": data, which the window words in the user's language. */
export const ToldLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('promise-broken'), promise: CallbackPromise }),
  z.object({ kind: z.literal('promise-due'), promise: CallbackPromise }),
  z.object({ kind: z.literal('case-open'), case: Case, lastNote: Note.nullable() }),
  z.object({ kind: z.literal('last-contact'), interaction: Interaction, lastNote: Note.nullable() }),
])
export type ToldLine = z.infer<typeof ToldLine>

/** Everything the screen shows of a customer, read in one transaction. */
export const CustomerCard = z.object({
  customer: Customer,
  cases: z.array(Case).readonly(),
  promises: z.array(CallbackPromise).readonly(),
  told: z.array(ToldLine).max(5).readonly(),
  /** Newest first, at most `timelinePageSize`. */
  timeline: z.array(TimelineEntry).readonly(),
  /** Pass it to `customer:timeline` for the next page; null when this is all. */
  timelineNext: z.string().nullable(),
})
export type CustomerCard = z.infer<typeof CustomerCard>

export const timelinePageSize = 50

export const TimelinePage = z.object({
  entries: z.array(TimelineEntry).readonly(),
  next: z.string().nullable(),
})
export type TimelinePage = z.infer<typeof TimelinePage>
