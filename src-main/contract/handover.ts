import { z } from 'zod'
import { CaseHolder, ComplaintStage } from './case-steps.ts'
import { CaseMove, CaseState, Channel } from './history.ts'
import { LocalDate } from './house.ts'
import { AgentId, CaseId, Code, CustomerId, NoteId, Time } from './ids.ts'
import { PromiseHolder } from './ledger.ts'
import { MissedGroup } from './missed-calls.ts'
import { CallbackPromise } from './promises.ts'

/** Since when the sheet tells; days begin at midnight on the house's wall. */
export const HandoverPeriod = z.discriminatedUnion('kind', [
  /** Since whoever asks was last here: see `domain/handover-start.ts`. */
  z.object({ kind: z.literal('last-shift') }),
  z.object({ kind: z.literal('today') }),
  z.object({ kind: z.literal('yesterday') }),
  z.object({ kind: z.literal('week') }),
  /** Not in the future, and at most `longestHandoverDays` ago. */
  z.object({ kind: z.literal('date'), date: LocalDate }),
])
export type HandoverPeriod = z.infer<typeof HandoverPeriod>

export const longestHandoverDays = 400

/** The moment from which the sheet tells, and how it was found. */
export const HandoverStart = z.object({
  from: z.enum(['shift-end', 'last-word', 'yesterday', 'chosen']),
  at: Time,
})
export type HandoverStart = z.infer<typeof HandoverStart>

const signed = { at: Time, agentId: AgentId.nullable(), initials: z.string().max(8).nullable() }
const ofCustomer = { customerId: CustomerId, customerName: z.string() }
const ofCase = { caseId: CaseId, reference: Code, subject: z.string(), ...ofCustomer }

export const HandoverPromise = z.object({
  promise: CallbackPromise,
  ...ofCustomer,
  /** Null where it is closed. */
  holder: PromiseHolder.nullable(),
})
export type HandoverPromise = z.infer<typeof HandoverPromise>

/** What comes next in a case: see `contract/case-sentence.ts`. */
const CaseNext = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('promised'), what: z.string(), by: Time }),
  z.object({ kind: z.literal('promise-broken'), what: z.string(), by: Time }),
  z.object({ kind: z.enum(['expected', 'overdue']), due: z.enum(['answer', 'solve']), by: Time }),
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('solved'), at: Time, complaintOpen: z.boolean() }),
])

export const HandoverCase = z.object({
  ...ofCase,
  state: CaseState,
  /** Those since then, oldest first; `from` null is the opening. */
  moves: z.array(CaseMove.extend({ from: CaseState.nullable() })).readonly(),
  holder: CaseHolder,
  next: CaseNext,
})
export type HandoverCase = z.infer<typeof HandoverCase>

export const HandoverComplaint = z.object({
  ...ofCase,
  ...signed,
  from: ComplaintStage.nullable(),
  to: ComplaintStage.nullable(),
})
export type HandoverComplaint = z.infer<typeof HandoverComplaint>

/** A case that somebody had put before others. */
export const HandoverFavour = z.object({ ...ofCase, ...signed, askedBy: z.string(), reason: z.string() })
export type HandoverFavour = z.infer<typeof HandoverFavour>

export const HandoverTransfer = z.object({
  id: z.uuidv7(),
  ...signed,
  /** Null where the caller has no card. */
  customerId: CustomerId.nullable(),
  customerName: z.string().nullable(),
  reason: z.string(),
  /** Null while it is not known. */
  succeeded: z.boolean().nullable(),
})
export type HandoverTransfer = z.infer<typeof HandoverTransfer>

export const HandoverNote = z.object({
  id: NoteId,
  ...ofCustomer,
  ...signed,
  /** The first two lines, and not all of a very long one; `…` where there is more. */
  text: z.string(),
  /** Null for a note that stands alone. */
  channel: Channel.nullable(),
  /** Of the timeline entry that shows it. */
  entryId: z.uuidv7(),
  entryAt: Time,
})
export type HandoverNote = z.infer<typeof HandoverNote>

/** `rows` are at most so many as a sheet can bear; `total` counts those left out too. */
function list<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row).readonly(), total: z.int().min(0) })
}

const count = z.int().min(0)

export const HandoverTotals = z.object({
  /** Calls that came and were answered, and those that were made, with what was written down by hand. */
  answered: count,
  called: count,
  /** Rings that nobody answered, whoever was reached since. */
  missed: count,
  /** Other ways than the telephone on which there was a contact. */
  contacts: z.array(z.object({ channel: Channel, count })).readonly(),
  casesOpened: count,
  casesSolved: count,
  promisesMade: count,
  promisesKept: count,
  promisesBroken: count,
})
export type HandoverTotals = z.infer<typeof HandoverTotals>

/** The hand-over sheet: what happened since `start`, whoever did it, as it stood at `until`. */
export const HandoverSheet = z.object({
  start: HandoverStart,
  until: Time,
  totals: HandoverTotals,
  /** Broken since then, kept late or not; what is owed still comes first. */
  broken: list(HandoverPromise),
  /** Still owed, and broken before that. */
  brokenBefore: count,
  /** Owed, the first due first. */
  due: list(HandoverPromise),
  /** Who called, whenever that was, and still waits for an answer; who called last first. */
  missed: list(MissedGroup),
  /** Solved now; else opened since then; else moved. A case stands once. */
  solved: list(HandoverCase),
  opened: list(HandoverCase),
  moved: list(HandoverCase),
  complaints: list(HandoverComplaint),
  favours: list(HandoverFavour),
  transfers: list(HandoverTransfer),
  /** Made since then, still owed, and in neither list above. */
  made: list(HandoverPromise),
  /** Kept or released by the customer since then. */
  closed: list(HandoverPromise),
  /** Newest first. */
  notes: list(HandoverNote),
})
export type HandoverSheet = z.infer<typeof HandoverSheet>
