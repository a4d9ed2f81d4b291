import { z } from 'zod'
import { Call } from './calls.ts'
import { HandoverPeriod, HandoverSheet } from './handover.ts'
import { AgentId, CallId, CaseId, DeskId, PromiseId } from './ids.ts'
import { PromiseOffers, TransferOptions } from './ledger.ts'
import { CallbackPromise, PromiseMade, PromiseRelease } from './promises.ts'
import { ShiftBoard } from './shifts.ts'

const nothing = z.null()
const PromiseDraft = PromiseMade.pick({ customerId: true, caseId: true, what: true, dueAt: true }).extend({
  deskId: DeskId.nullable(),
  ownerId: AgentId.nullable(),
})

/** What a window asks about what is owed, and by whom: promises, shifts, transfers, missed calls; see `requests.ts`. */
export const ledgerRequests = {
  /** Times at which the desk is open and somebody suitable is on shift; `deskId` null: the desk it most likely is. */
  'promise:offers': {
    input: z.object({ deskId: DeskId.nullable(), caseId: CaseId.nullable() }),
    output: PromiseOffers,
  },
  /** Refused with `time-past`, `desk-closed` or `nobody-on-shift`, as opening hours and rota are at that moment. */
  'promise:make': { input: PromiseDraft, output: CallbackPromise },
  /** With `callId`, by that call, and until its wrap-up ends `promise:not-kept` takes it back. */
  'promise:keep': {
    input: z.object({ promiseId: PromiseId, callId: CallId.nullable().default(null) }),
    output: nothing,
  },
  /** `conflict` once the call is wrapped up: then it is a fact. */
  'promise:not-kept': { input: z.object({ promiseId: PromiseId, callId: CallId }), output: nothing },
  'promise:release': {
    input: z.object({ promiseId: PromiseId, reason: PromiseRelease.shape.reason }),
    output: nothing,
  },
  /** Calls the customer; what comes of it is written on the promise. */
  'promise:call': { input: z.object({ promiseId: PromiseId }), output: Call },

  /** Who is on shift now; to be asked again when `changesAt` has come, and when house or people have changed. */
  'shift:board': { input: nothing, output: ShiftBoard },
  /** The hand-over sheet; `invalid-input` `date`: in the future, or too long ago. */
  'handover:read': { input: z.object({ period: HandoverPeriod }), output: HandoverSheet },

  /** Who is on shift where, and for what reasons the house transfers. */
  'transfer:options': { input: nothing, output: TransferOptions },
  /** Holds the call and counts that a colleague was asked. */
  'transfer:ask': { input: z.object({ callId: CallId }), output: nothing },
  /** Holds the call, calls a colleague about it, and counts it; the case's reference goes along. */
  'transfer:consult': {
    input: z.object({ callId: CallId, target: z.string().trim().min(1).max(120) }),
    output: Call,
  },
  /**
   * Joins the call with the colleague who was asked about it. `transfer-refused`: nobody is lost, `transfer-lost`: the
   * caller is gone.
   */
  'transfer:complete': {
    input: z.object({ callId: CallId, reason: z.string().trim().min(1).max(80).nullable() }),
    output: nothing,
  },
  /** Makes the promise instead of a transfer, and counts it. */
  'transfer:promise': { input: PromiseDraft.extend({ callId: CallId }), output: CallbackPromise },
  /** By REFER (RFC 3515). `transfer-refused`: the caller is back on the line. */
  'transfer:blind': {
    input: z.object({
      callId: CallId,
      target: z.string().trim().min(1).max(120),
      reason: z.string().trim().min(1).max(80),
    }),
    output: nothing,
  },

  /** Calls whoever we missed; `callId` is any of the group's. `conflict`: they were reached meanwhile. */
  'missed-call:call-back': { input: z.object({ callId: CallId }), output: Call },
  /** Only where nobody can be called: the number was withheld, or is none. `conflict`: an answer closes it. */
  'missed-call:close': { input: z.object({ callId: CallId }), output: nothing },
  /** The list is told twice as long, up to `mostMissedShown`, until there are few again: for every window here. */
  'missed-call:more': { input: nothing, output: nothing },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>
