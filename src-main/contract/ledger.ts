import { z } from 'zod'
import { AgentId, CallId, CustomerId, DeskId, PhoneNumber, PromiseId, Time } from './ids.ts'
import { CallbackPromise } from './promises.ts'

/** Who owes a promise now, since when, and from whom it came; `from` null: it was theirs from the start. */
export const PromiseHolder = z.object({
  agentId: AgentId.nullable(),
  since: Time,
  from: AgentId.nullable(),
})
export type PromiseHolder = z.infer<typeof PromiseHolder>

/** A promise that is neither kept nor released, with what it takes to keep it. */
export const LedgerEntry = z.object({
  promise: CallbackPromise,
  customerId: CustomerId,
  customerName: z.string(),
  phone: PhoneNumber.nullable(),
  holder: PromiseHolder,
})
export type LedgerEntry = z.infer<typeof LedgerEntry>

/** What the house owes its customers. */
export const Ledger = z.object({
  /** Grows with each ledger told; an older one that comes late is not taken. */
  revision: z.int().min(0),
  /** The longest broken first. Of very many, the oldest and the newest. */
  entries: z.array(LedgerEntry).readonly(),
  /** All of them, also those left out above. */
  total: z.int().min(0),
})
export type Ledger = z.infer<typeof Ledger>

/** Ten minutes before it is due, when it is due, and when it is broken. */
export const ReminderMoment = z.enum(['soon', 'due', 'broken'])
export type ReminderMoment = z.infer<typeof ReminderMoment>

/** For whoever sits at this desk. Several that fall due together are one, with the first of them named. */
export type PromiseReminder = {
  readonly promiseId: PromiseId
  readonly customerId: CustomerId
  readonly moment: ReminderMoment
  readonly customerName: string
  readonly what: string
  readonly dueAt: Time
  readonly others: number
}

/** A time by which somebody can call back; `ownerId` is who would, null whoever is at the desk. */
export const PromiseOffer = z.object({ at: Time, ownerId: AgentId.nullable() })
export type PromiseOffer = z.infer<typeof PromiseOffer>

export const PromiseOffers = z.object({
  /** The desk the offers are for; null where the house has none. */
  deskId: DeskId.nullable(),
  desks: z.array(z.object({ id: DeskId, name: z.string() })).readonly(),
  /** The soonest first. */
  offers: z.array(PromiseOffer).readonly(),
  /** The one to begin with: the first by which the yardstick lets a specialist answer. */
  first: z.int().min(0),
})
export type PromiseOffers = z.infer<typeof PromiseOffers>

/** What an operator chose when they were about to transfer. */
export const TransferChoice = z.enum(['ask', 'promise', 'transfer'])
export type TransferChoice = z.infer<typeof TransferChoice>

export const TransferDecision = z.object({
  /** One decision after another may be taken during one call. */
  id: z.uuidv7(),
  callId: CallId,
  customerId: CustomerId.nullable(),
  at: Time,
  agentId: AgentId.nullable(),
  initials: z.string().max(8).nullable(),
  choice: TransferChoice,
  /** Of the house's reasons; null where nothing was transferred. */
  reason: z.string().trim().min(1).max(80).nullable(),
  promiseId: PromiseId.nullable(),
  /** Null while it is not known; false: the caller came back or was lost. */
  succeeded: z.boolean().nullable(),
})
export type TransferDecision = z.infer<typeof TransferDecision>

/** Who could be asked, or could call back: people on shift, desk by desk. */
export const TransferOptions = z.object({
  desks: z
    .array(
      z.object({
        id: DeskId.nullable(),
        name: z.string(),
        open: z.boolean(),
        people: z.array(z.object({ agentId: AgentId, until: Time.nullable() })).readonly(),
      }),
    )
    .readonly(),
  reasons: z.array(z.string()).readonly(),
})
export type TransferOptions = z.infer<typeof TransferOptions>
