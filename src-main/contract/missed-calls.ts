import { z } from 'zod'
import { CallAccount } from './accounts.ts'
import { CustomerSummary } from './customers.ts'
import { AgentId, CallId, Time } from './ids.ts'

/** Whose calls they are, as far as tie, number and merges say now. */
export const MissedParty = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('customer'), customer: CustomerSummary }),
  /** They share the number, and nobody chose among them. */
  z.object({ kind: z.literal('several'), customers: z.array(CustomerSummary).min(2).readonly() }),
  /** `displayName` as the PBX sent it; may be empty. */
  z.object({ kind: z.literal('unknown'), displayName: z.string() }),
  z.object({ kind: z.literal('withheld') }),
])
export type MissedParty = z.infer<typeof MissedParty>

/** Calls of one party that nobody answered, and nobody has reached the party since. */
export const MissedGroup = z.object({
  /** The newest of them: what requests name the group by. */
  callId: CallId,
  party: MissedParty,
  /** The number that called last, as it can be dialled; null: withheld. */
  number: z.string().nullable(),
  /** What was called last, as the PBX names it. */
  line: z.string(),
  /** On which of this seat's accounts that was. */
  account: CallAccount.optional(),
  /** How often they rang. */
  times: z.int().min(1),
  firstAt: Time,
  lastAt: Time,
  /** How often we have tried since the first of them, and the last try. */
  tries: z
    .object({
      times: z.int().min(1),
      at: Time,
      agentId: AgentId.nullable(),
      outcome: z.enum(['no-answer', 'wrong-number']),
    })
    .nullable(),
  /** Why somebody may close it by hand; null: only an answer does. */
  closable: z.enum(['withheld', 'wrong-number']).nullable(),
})
export type MissedGroup = z.infer<typeof MissedGroup>

/** Groups of the longest list that can be asked for: each change of it tells all of it. */
export const mostMissedShown = 320

/** Everybody who called and was not reached: a list that only an answer empties. */
export const MissedCalls = z.object({
  /** Grows with each list told; an older one that comes late is not taken. */
  revision: z.int().min(0),
  /** Who called last comes first; of very many, those. */
  groups: z.array(MissedGroup).readonly(),
  /** All of them, also those left out above. */
  total: z.int().min(0),
})
export type MissedCalls = z.infer<typeof MissedCalls>

/** Somebody closed a call by hand: a fact. */
export const MissedCallClosing = z.object({
  callId: CallId,
  at: Time,
  agentId: AgentId.nullable(),
  initials: z.string().max(8).nullable(),
})
export type MissedCallClosing = z.infer<typeof MissedCallClosing>
