import { z } from 'zod'
import { Agent, AgentDraft } from './agents.ts'
import { CallRecord } from './calls.ts'
import { CaseStep } from './case-steps.ts'
import { CustomerFields, Email, ExtensionDigits, Phone } from './customers.ts'
import { CaseMove, Interaction, Note, OpenedCase, Outcome, Satisfaction, SurveyAnswer } from './history.ts'
import { HouseSettings } from './house.ts'
import {
  AgentId,
  CallId,
  CaseId,
  Code,
  ContactPointId,
  CustomerId,
  ImportId,
  InteractionId,
  MergeId,
  PhoneNumber,
  PromiseId,
  ReviewId,
  SurveyAnswerId,
  Time,
} from './ids.ts'
import { ImportKind } from './imports.ts'
import { TransferDecision } from './ledger.ts'
import { MissedCallClosing } from './missed-calls.ts'
import { Outage } from './outages.ts'
import { PromiseAttempt, PromiseMade, PromiseRelease } from './promises.ts'
import { Announcement, Recording, RecordingEvent } from './recordings.ts'
import { SavedFilter } from './review.ts'
import { Review, ReviewAnswer, ReviewKey } from './scoring.ts'

/** A log from before these registers has cards without them. */
const CreatedFields = CustomerFields.extend({
  vatNumber: CustomerFields.shape.vatNumber.default(''),
  fiscalCode: CustomerFields.shape.fiscalCode.default(''),
  contractLevel: CustomerFields.shape.contractLevel.default(''),
})

/**
 * Every change to customer data. `record(change)` appends one to the log and applies it to the tables in one
 * transaction; what other seats wrote comes in by `applyRemote`. Facts are only ever added; fields are registers.
 */
export const Change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('agent:added'), agent: Agent }),
  z.object({
    kind: z.literal('customer:created'),
    customerId: CustomerId,
    code: Code,
    createdAt: Time,
    fields: CreatedFields,
    /** The id this customer has in the file or system it came from, or the hash of its normalised content. */
    sourceKey: z.string().max(300).nullable(),
  }),
  z.object({ kind: z.literal('customer:changed'), customerId: CustomerId, fields: CustomerFields.partial() }),
  z.object({ kind: z.literal('phone:added'), customerId: CustomerId, phone: Phone }),
  z.object({ kind: z.literal('email:added'), customerId: CustomerId, email: Email }),
  z.object({
    kind: z.literal('contact-point:removed'),
    customerId: CustomerId,
    contactPointId: ContactPointId,
  }),
  /** A register beside the phone: how many of its last digits are extensions. */
  z.object({
    kind: z.literal('phone:range-set'),
    customerId: CustomerId,
    contactPointId: ContactPointId,
    extensionDigits: ExtensionDigits,
  }),
  /**
   * Two cards are one customer's. Both stay, with everything that was ever written on them; which of a group of
   * merged cards stands for all is worked out by `domain/merged-customers.ts`. `fields` are written on the kept card,
   * `before` is what stood there, for the way back.
   */
  z.object({
    kind: z.literal('customer:merged'),
    mergeId: MergeId,
    keptId: CustomerId,
    mergedId: CustomerId,
    at: Time,
    agentId: AgentId.nullable(),
    initials: z.string().max(8).nullable(),
    fields: CustomerFields.partial(),
    before: CustomerFields.partial(),
  }),
  /** They are two again; `fields` are written on the kept card. */
  z.object({
    kind: z.literal('customer:merge-undone'),
    mergeId: MergeId,
    keptId: CustomerId,
    mergedId: CustomerId,
    fields: CustomerFields.partial(),
  }),
  z.object({ kind: z.literal('interaction:added'), interaction: Interaction.omit({ survey: true }) }),
  z.object({
    kind: z.literal('interaction:concluded'),
    interactionId: InteractionId,
    customerId: CustomerId,
    outcome: Outcome.nullable(),
    caseId: CaseId.nullable(),
    satisfaction: Satisfaction.optional(),
  }),
  /** Only ever added; of several about one contact the latest counts, and what the operator asked before all. */
  z.object({
    kind: z.literal('satisfaction:answered'),
    answerId: SurveyAnswerId,
    customerId: CustomerId,
    interactionId: InteractionId,
    /** The same row is one answer: what the survey calls it, with a hash of who, when and mark, or the hash of the row. */
    sourceKey: z.string().max(300),
    answer: SurveyAnswer,
  }),
  z.object({ kind: z.literal('note:added'), note: Note }),
  z.object({ kind: z.literal('case:opened'), case: OpenedCase, move: CaseMove }),
  z.object({ kind: z.literal('case:moved'), caseId: CaseId, customerId: CustomerId, move: CaseMove }),
  z.object({ kind: z.literal('case:stepped'), caseId: CaseId, customerId: CustomerId, step: CaseStep }),
  z.object({ kind: z.literal('promise:made'), promise: PromiseMade }),
  z.object({ kind: z.literal('promise:kept'), promiseId: PromiseId, customerId: CustomerId, keptAt: Time }),
  /** Said again under the same id when the call went on or the operator knows better: the latest clock wins. */
  z.object({
    kind: z.literal('promise:attempted'),
    promiseId: PromiseId,
    customerId: CustomerId,
    attempt: PromiseAttempt,
  }),
  z.object({
    kind: z.literal('promise:released'),
    promiseId: PromiseId,
    customerId: CustomerId,
    release: PromiseRelease,
  }),
  /** Said again under the same id once it is known how a transfer ended: the latest clock wins. */
  z.object({ kind: z.literal('transfer:decided'), decision: TransferDecision }),
  /** The whole row of the call log as it now stands; the latest clock wins. */
  z.object({ kind: z.literal('call:logged'), call: CallRecord }),
  /** Nobody can be called back about it: the number was withheld, or is none. */
  z.object({
    kind: z.literal('missed-call:closed'),
    customerId: CustomerId.nullable(),
    closing: MissedCallClosing,
  }),
  /** As it now stands; the latest clock wins. */
  z.object({ kind: z.literal('line:deaf'), outage: Outage }),
  /** Said again under the same id once the call's customer is known: the latest clock wins. */
  z.object({ kind: z.literal('recording:announced'), announcement: Announcement }),
  /** As it now stands; the latest clock wins. The sound itself is in no change. */
  z.object({ kind: z.literal('recording:kept'), recording: Recording }),
  /** Somebody listened to it, or it is gone. */
  z.object({ kind: z.literal('recording:marked'), event: RecordingEvent }),
  /** Which customer an operator chose for a number that several share. */
  z.object({
    kind: z.literal('number:chosen'),
    number: PhoneNumber,
    customerId: CustomerId,
    callId: CallId.nullable(),
  }),
  z.object({
    kind: z.literal('import:started'),
    importId: ImportId,
    fileName: z.string().max(255),
    bytesTotal: z.int(),
    /** Customers, where a log from before says nothing. */
    what: ImportKind.optional(),
  }),
  z.object({
    kind: z.literal('import:ended'),
    importId: ImportId,
    state: z.enum(['done', 'cancelled', 'interrupted']),
    taken: z.int(),
    refused: z.int(),
  }),
  z.object({ kind: z.literal('import:undone'), importId: ImportId }),
  /** Only the sections that changed: each is a register of its own. */
  z.object({ kind: z.literal('house:changed'), house: HouseSettings.partial() }),
  z.object({ kind: z.literal('agent:changed'), agentId: AgentId, fields: AgentDraft.partial() }),
  /** As it now stands, or that it is gone; the latest clock wins. */
  z.object({ kind: z.literal('review-filter:saved'), filter: SavedFilter, removed: z.boolean() }),
  /** All of it; of one reviewer about one contact the latest clock wins. */
  z.object({ kind: z.literal('review:saved'), review: Review }),
  /** Once: the earliest clock holds. */
  z.object({
    kind: z.literal('review:answered'),
    customerId: CustomerId,
    ...ReviewKey.shape,
    answer: ReviewAnswer,
  }),
  z.object({
    kind: z.literal('review:acknowledged'),
    customerId: CustomerId,
    reviewId: ReviewId,
    at: Time,
  }),
])
export type Change = z.infer<typeof Change>
export type ChangeKind = Change['kind']
export type ChangeOf<K extends ChangeKind> = Extract<Change, { kind: K }>

/** Who wrote a change, when, and in which order: unique by `seat` and `seq`. */
export const ChangeStamp = z.object({
  seat: z.uuidv7(),
  seq: z.int().min(1),
  /** Hybrid logical clock: milliseconds times 2048 plus a counter; see `domain/clock.ts`. */
  clock: z.int().min(0),
  agentId: AgentId.nullable(),
  importId: ImportId.nullable(),
})
export type ChangeStamp = z.infer<typeof ChangeStamp>

export const StampedChange = z.object({ stamp: ChangeStamp, change: Change })
export type StampedChange = z.infer<typeof StampedChange>
