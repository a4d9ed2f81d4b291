import { z } from 'zod'
import { CallAccount } from './accounts.ts'
import { CustomerSummary } from './customers.ts'
import { Outcome } from './history.ts'
import { AgentId, CallId, CaseId, CustomerId, PhoneNumber, Time } from './ids.ts'
import { CallQuality } from './quality.ts'

/** The states of a call; the transitions are drawn and guarded in `softphone/call-state.ts`. */
export const CallState = z.enum([
  'ringing', // incoming, ours to answer
  'answering', // accepted here, media being set up
  'dialling', // outgoing, nothing heard yet
  'alerting', // outgoing, the far end rings (180) or sends early media (183)
  'talking',
  'held', // by us
  'ended',
])
export type CallState = z.infer<typeof CallState>

export const CallEndReason = z.enum([
  'hung-up-here',
  'hung-up-there',
  'caller-gave-up', // CANCEL before we answered
  'answered-elsewhere', // CANCEL with Reason: SIP;cause=200 (RFC 3326)
  'refused-here-busy', // we sent 486
  'refused-here', // we sent 603
  'do-not-disturb', // nobody wanted to be rung: 486
  'blocked', // of a number that nobody wants to hear: 603
  'forwarded', // sent to another number: 302
  'missed', // nobody answered here in time
  'cancelled-here', // we gave up dialling
  'busy', // 486, 600
  'declined', // 603
  'no-answer', // 408, 480, 487
  'no-such-number', // 404, 484, 604
  'not-allowed', // 401, 403, 407
  'transferred-here', // passed on, and taken there (RFC 3515)
  'parked', // waits at the PBX for whoever takes them back
  'no-common-codec', // 415, 488, 606
  'no-microphone',
  'media-lost', // ICE or DTLS failed
  'line-lost', // the PBX went away
  'pbx-error', // any other final response
])
export type CallEndReason = z.infer<typeof CallEndReason>

export const CallEnd = z.object({
  reason: CallEndReason,
  /** SIP status code of the final response, where there was one. */
  status: z.int().nullable(),
})
export type CallEnd = z.infer<typeof CallEnd>

/** Who is at the other end, as far as the number says. */
export const Caller = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('withheld') }),
  z.object({
    kind: z.literal('unknown'),
    number: PhoneNumber.nullable(),
    /** As the PBX sent it, cut and cleaned. */
    raw: z.string(),
  }),
  z.object({
    kind: z.literal('known'),
    number: PhoneNumber,
    raw: z.string(),
    /** Found by what the number most likely was (a lost leading zero), not by equality. */
    probable: z.boolean(),
    customer: CustomerSummary,
  }),
  z.object({
    kind: z.literal('several'),
    number: PhoneNumber,
    raw: z.string(),
    probable: z.boolean(),
    /** The one last chosen for this number first. */
    customers: z.array(CustomerSummary).min(2).readonly(),
    /** Whether one was ever chosen. */
    lastChosen: z.boolean(),
  }),
])
export type Caller = z.infer<typeof Caller>

/** How long the card took, in milliseconds from the INVITE's arrival on the socket, on the main process's clock. */
export const PopTimes = z.object({
  lookupMs: z.number(),
  committedMs: z.number().nullable(),
  paintedMs: z.number().nullable(),
})
export type PopTimes = z.infer<typeof PopTimes>

/** How a call comes from a colleague, and how its card was found. */
export const PassedOn = z.object({
  /**
   * `asks`: a colleague asks about somebody who waits; `passed`: that somebody is on the line now; `returned`: nobody
   * took them back out of the parking.
   */
  how: z.enum(['asks', 'passed', 'returned']),
  /** The colleague as the PBX names them; may be empty. */
  by: z.string().max(64),
  /** What opened the card: the reference that came along (RFC 7433), or only the number. */
  openedBy: z.enum(['reference', 'number', 'nothing']),
})
export type PassedOn = z.infer<typeof PassedOn>

export const Call = z.object({
  id: CallId,
  direction: z.enum(['in', 'out']),
  state: CallState,
  caller: Caller,
  /** The customer this call is tied to; null while unknown, withheld or undecided among several. */
  customerId: CustomerId.nullable(),
  /** Display name from the PBX, stripped of control and bidi characters, cut at 64. */
  displayName: z.string().max(64),
  /** The identity comes from P-Asserted-Identity of a trusted PBX (RFC 3325); otherwise "not verified". */
  verified: z.boolean(),
  /** The line or queue that was called. */
  line: z.string().max(64),
  /** Calls from before there could be several accounts have none. */
  account: CallAccount.optional(),
  agentId: AgentId.nullable(),
  muted: z.boolean(),
  /** The far end put us on hold. */
  heldByOther: z.boolean(),
  /** Audio of this call: null before there is any. */
  audio: z.enum(['connecting', 'connected', 'interrupted']).nullable(),
  receivedAt: Time,
  answeredAt: Time.nullable(),
  heldSince: Time.nullable(),
  heldMs: z.int().min(0),
  endedAt: Time.nullable(),
  end: CallEnd.nullable(),
  pop: PopTimes.nullable(),
  /** Answered, over, and the operator has not yet said how it went. */
  wrapUpPending: z.boolean(),
  outcome: Outcome.nullable(),
  caseId: CaseId.nullable(),
  /** The call about which a colleague is asked in this one (RFC 5589, section 7). */
  consultFor: CallId.nullable().default(null),
  /** Null where no colleague is in it. */
  passedOn: PassedOn.nullable().default(null),
  /** Three talk: its audio is mixed with that of the other call that says so. */
  inConference: z.boolean().default(false),
})
export type Call = z.infer<typeof Call>

/** A stretch during which somebody was kept on hold by us, UTC milliseconds; never less than nothing. */
export const Hold = z.object({ from: Time, to: Time })
export type Hold = z.infer<typeof Hold>

/** Further holds make the last one of a call longer. */
export const mostHolds = 200

/** A call as the log keeps it: every time stamp, why it ended, and how it went. */
export const CallRecord = Call.omit({
  caller: true,
  muted: true,
  heldByOther: true,
  audio: true,
  inConference: true,
}).extend({
  /** E.164 where it could be read as such, else as the PBX sent it; null when withheld. */
  number: z.string().max(80).nullable(),
  /** UTC milliseconds at which the window said that the card was painted. */
  paintedAt: Time.nullable(),
  /** Every hold that is over, the earliest first; `heldSince` is the one that is not. Calls from before have none. */
  holds: z.array(Hold).max(mostHolds).readonly().default([]),
  /** How it was heard, once it is over; the rows of the log come without it. */
  quality: CallQuality.optional(),
  /** Milliseconds from the call's end to its wrap-up. */
  wrapUpMs: z.int().min(0).nullable(),
})
export type CallRecord = z.infer<typeof CallRecord>

/** A row of the call log on the screen. */
export const LoggedCall = CallRecord.extend({ customerName: z.string().nullable() })
export type LoggedCall = z.infer<typeof LoggedCall>
