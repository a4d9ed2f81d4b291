import { z } from 'zod'
import { CaseCategory, CaseHolder, CaseStep, CaseSubject, ComplaintStage } from './case-steps.ts'
import { Customer } from './customers.ts'
import { AgentId, CallId, CaseId, CaseMoveId, Code, CustomerId, InteractionId, NoteId, Time } from './ids.ts'
import { CallbackPromise } from './promises.ts'

export { CallbackPromise } from './promises.ts'

/** `event` is no contact: a purchase, a delivery, a visit that a system reported. */
export const Channel = z.enum(['phone', 'email', 'web-form', 'chat', 'social', 'shop', 'letter', 'event'])
export type Channel = z.infer<typeof Channel>

/** Seen from the house: `in` when the customer began. `none` for events. */
export const Direction = z.enum(['in', 'out', 'none'])
export type Direction = z.infer<typeof Direction>

export const Outcome = z.enum(['solved', 'follow-up', 'callback', 'no-answer', 'wrong-number', 'information'])
export type Outcome = z.infer<typeof Outcome>

/** How satisfied the customer was, in their own answer: 1 not at all, 5 very much. */
export const Satisfaction = z.int().min(1).max(5)
export type Satisfaction = z.infer<typeof Satisfaction>

/** What a customer said of a contact to somebody else than the operator: a survey by mail, a voice menu. */
export const SurveyAnswer = z.object({
  /** When they answered; where the survey says only the day, its beginning. */
  at: Time,
  mark: Satisfaction,
  comment: z.string().max(2000),
})
export type SurveyAnswer = z.infer<typeof SurveyAnswer>

/** What an event is, where the system that reported it says so. */
export const EventKind = z.enum(['purchase', 'delivery', 'visit', 'loyalty'])
export type EventKind = z.infer<typeof EventKind>

/** Who gathered what the customer said before anybody of ours spoke to them. */
export const Collector = z.enum(['bot', 'form', 'ivr'])
export type Collector = z.infer<typeof Collector>

/** One answer that a bot, a form or a voice menu took down; never an operator's words. */
export const Collected = z.object({ label: z.string().max(80), value: z.string().max(2000) })
export type Collected = z.infer<typeof Collected>

/**
 * UTF-16 code units that an operator may sign at once. What other seats or an import wrote is kept and read back
 * whole, however long it is.
 */
export const longestText = 20_000

/** UTF-16 code units kept while they are being typed: also what is too long to sign is not lost. */
export const longestDraft = 2_000_000

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
  subject: z.string(),
  summary: z.string(),
  caseId: CaseId.nullable(),
  callId: CallId.nullable(),
  /** Null for a contact, and for an event of which no more is known. */
  eventKind: EventKind.nullable().default(null),
  collectedBy: Collector.nullable().default(null),
  collected: z.array(Collected).readonly().default([]),
  /** Which of several telephone accounts it came in on or went out by, by its name then. */
  accountName: z.string().max(64).optional(),
  /** Where somebody asked and the customer answered. */
  satisfaction: Satisfaction.optional(),
  /** In a timeline: the latest answer of a survey about it. No part of the fact, and in no change. */
  survey: SurveyAnswer.optional(),
})
export type Interaction = z.infer<typeof Interaction>

/** A contact as an operator records it by hand: whatever way the customer came. */
export const ContactDraft = z.object({
  customerId: CustomerId,
  channel: Channel.exclude(['event']),
  direction: Direction.exclude(['none']),
  /** Not in the future. */
  at: Time,
  outcome: Outcome.nullable(),
  subject: z.string().trim().max(200),
  text: z.string().trim().max(longestText),
  caseId: CaseId.nullable(),
  satisfaction: Satisfaction.optional(),
})
export type ContactDraft = z.infer<typeof ContactDraft>

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
  text: z.string().trim().min(1),
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

/** As it was opened; what became of it since is in its moves and steps. */
export const OpenedCase = z.object({
  id: CaseId,
  reference: Code,
  customerId: CustomerId,
  subject: CaseSubject,
  openedAt: Time,
  // Cases from before the house had categories, desks and a yardstick have none of these.
  category: CaseCategory.shape.category,
  categoryId: CaseCategory.shape.categoryId.default(null),
  answerBy: CaseCategory.shape.answerBy.default(null),
  solveBy: CaseCategory.shape.solveBy.default(null),
  ownerId: CaseHolder.shape.ownerId.default(null),
  ownerInitials: CaseHolder.shape.ownerInitials.default(null),
  deskId: CaseHolder.shape.deskId.default(null),
})
export type OpenedCase = z.infer<typeof OpenedCase>

export const Case = OpenedCase.extend({
  state: CaseState,
  /** Null where it is no complaint. */
  complaint: ComplaintStage.nullable().default(null),
  /** The first contact of the house about it after the opening; it is what `answerBy` waits for. */
  answeredAt: Time.nullable().default(null),
  /** Oldest first; the opening is the first move. */
  moves: z.array(CaseMove).readonly(),
  /** Oldest first. */
  steps: z.array(CaseStep).readonly().default([]),
})
export type Case = z.infer<typeof Case>

/** A case on somebody's table; `customerId` is the card that stands for its customer. */
export const OwnedCase = z.object({ case: Case, customerId: CustomerId, customerName: z.string() })
export type OwnedCase = z.infer<typeof OwnedCase>

/** One row of the timeline: an interaction with the notes written about it, or notes that stand alone. */
export const TimelineEntry = z.object({
  /** Of the interaction, or of the note that stands alone. */
  id: z.string(),
  at: Time,
  interaction: Interaction.nullable(),
  /** Oldest first; of very many the newest, at most `notesPerEntry`. */
  notes: z.array(Note).readonly(),
  /** How many notes were written before those in `notes`; `contact:notes` reads them. */
  earlierNotes: z.int().min(0).default(0),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

export const notesPerEntry = 50

/** What a row of the timeline is, for choosing among them: a channel, or a note that stands alone. */
export const TimelineKind = z.enum([...Channel.options, 'note'])
export type TimelineKind = z.infer<typeof TimelineKind>

/** Which rows are wanted. */
export const TimelineFilter = z.object({
  /** None is all of them. */
  kinds: z.array(TimelineKind).max(TimelineKind.options.length).readonly().default([]),
  /** Contacts about this case, and those with a note about it. */
  caseId: CaseId.nullable().default(null),
})
export type TimelineFilter = z.infer<typeof TimelineFilter>

/** A line of the strip "already told us": data, which the window words in the user's language. */
export const ToldLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('promise-broken'), promise: CallbackPromise }),
  z.object({ kind: z.literal('promise-due'), promise: CallbackPromise }),
  z.object({
    kind: z.literal('case-open'),
    case: Case,
    lastNote: Note.nullable(),
    lastContact: Interaction.nullable().default(null),
  }),
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

const cursor = z.string().max(100)

/** Where a page of the timeline begins: `older` from a page's `next`, `newer` from its `previous`. */
export const TimelinePlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('newest') }),
  z.object({ kind: z.literal('older'), cursor }),
  z.object({ kind: z.literal('newer'), cursor }),
  /** The newest at or before this time, and what is older. */
  z.object({ kind: z.literal('until'), at: Time }),
])
export type TimelinePlace = z.infer<typeof TimelinePlace>

/** A calendar month of this machine's zone with at least one entry. */
export const TimelineMonth = z.object({ year: z.int(), month: z.int().min(1).max(12), newestAt: Time })
export type TimelineMonth = z.infer<typeof TimelineMonth>

export const TimelinePage = z.object({
  /** Newest first. */
  entries: z.array(TimelineEntry).readonly(),
  /** Where older ones go on; null when these are the oldest. */
  next: z.string().nullable(),
  /** Where newer ones go on; null when these are the newest. */
  previous: z.string().nullable().default(null),
})
export type TimelinePage = z.infer<typeof TimelinePage>
