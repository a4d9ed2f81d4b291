import { z } from 'zod'

/** A call as every version before 40 wrote it, as far as the migration reads it. */
export const OldCall = z.object({
  direction: z.enum(['in', 'out']),
  receivedAt: z.int(),
  answeredAt: z.int().nullable(),
  endedAt: z.int().nullable(),
  end: z.object({ reason: z.string() }).nullable(),
  outcome: z.string().nullable(),
  agentId: z.string().nullable(),
  number: z.string().nullable(),
})
type OldCall = z.infer<typeof OldCall>

type OldTrace = { readonly kind: 'missed' | 'reached' | 'tried' | 'wrong-number'; readonly at: number }

const nobodyMissed = ['answered-elsewhere', 'forwarded', 'blocked']
const tried = ['hung-up-here', 'hung-up-there', 'cancelled-here', 'busy', 'declined', 'no-answer']

/**
 * What a call said about whether somebody was reached, by the rules of version 40. Its own, and never changed: a house that
 * is brought up to date next year has the list that one had which was brought up to date then.
 */
export function oldTraceOf(call: OldCall): OldTrace | null {
  return call.direction === 'in' ? incoming(call) : outgoing(call)
}

function incoming({ receivedAt, answeredAt, endedAt, end, outcome }: OldCall): OldTrace | null {
  if (answeredAt !== null) return outcome === 'no-answer' ? null : { kind: 'reached', at: answeredAt }
  if (endedAt === null || nobodyMissed.includes(end?.reason ?? '')) return null
  return { kind: 'missed', at: receivedAt }
}

function outgoing({ receivedAt, answeredAt, end, outcome }: OldCall): OldTrace | null {
  if (outcome === 'wrong-number') return { kind: 'wrong-number', at: receivedAt }
  if (outcome === 'no-answer') return { kind: 'tried', at: receivedAt }
  if (answeredAt !== null) return { kind: 'reached', at: answeredAt }
  if (end?.reason === 'no-such-number') return { kind: 'wrong-number', at: receivedAt }
  return tried.includes(end?.reason ?? '') ? { kind: 'tried', at: receivedAt } : null
}
