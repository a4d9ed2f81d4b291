import type { CallRecord } from '../contract/calls.ts'
import type { Interaction } from '../contract/history.ts'
import { attemptOutcomeOf } from './attempt-outcome.ts'
import { numberToKeep } from './phone-numbers.ts'

/** What a call or a contact says about whether somebody was reached. */
export type TraceKind = 'missed' | 'reached' | 'tried' | 'wrong-number'

/** `at`, UTC milliseconds: when somebody was reached, else when the call began. */
export type Trace = { readonly kind: TraceKind; readonly at: number }

export type TracedCall = Pick<
  CallRecord,
  'direction' | 'receivedAt' | 'answeredAt' | 'endedAt' | 'end' | 'outcome'
> & {
  readonly passedOn?: { readonly how: string } | null
  readonly consultFor?: string | null
}

/** Null while a call rings, and where it says nothing: a colleague took it, or nobody was called by it. */
export function traceOfCall(call: TracedCall): Trace | null {
  // A colleague asks about somebody who waits on another line: this call is not with the customer.
  if (call.passedOn?.how === 'asks' || (call.consultFor ?? null) !== null) return null
  return call.direction === 'in' ? traceOfIncoming(call) : traceOfOutgoing(call)
}

/** Taken by a colleague, sent on to them, or of somebody whom nobody wants to hear. */
const nobodyMissed = ['answered-elsewhere', 'forwarded', 'blocked'] as const

function traceOfIncoming({ receivedAt, answeredAt, endedAt, end, outcome }: TracedCall): Trace | null {
  if (answeredAt !== null) return outcome === 'no-answer' ? null : { kind: 'reached', at: answeredAt }
  if (endedAt === null || nobodyMissed.some((reason) => reason === end?.reason)) return null
  return { kind: 'missed', at: receivedAt }
}

const unanswered: readonly (string | undefined)[] = ['caller-gave-up', 'missed']

/** It rang here until it stopped: nobody took it, and nobody turned it away. */
export function rangInVain({ direction, end }: Pick<CallRecord, 'direction' | 'end'>): boolean {
  return direction === 'in' && unanswered.includes(end?.reason)
}

function traceOfOutgoing(call: TracedCall): Trace | null {
  const { receivedAt, answeredAt } = call
  switch (attemptOutcomeOf(call)) {
    case 'answered':
      return { kind: 'reached', at: answeredAt ?? receivedAt }
    case 'no-answer':
      return { kind: 'tried', at: receivedAt }
    case 'wrong-number':
      return { kind: 'wrong-number', at: receivedAt }
    case null:
      return null
  }
}

export type TracedContact = Pick<
  Interaction,
  'channel' | 'direction' | 'at' | 'agentId' | 'outcome' | 'callId' | 'collectedBy'
>

/** Of a contact that somebody of the house recorded by hand: they wrote, or called from another telephone. */
export function traceOfContact(contact: TracedContact): Trace | null {
  const { channel, direction, at, agentId, outcome, callId, collectedBy } = contact
  if (direction !== 'out' || channel === 'event') return null
  if (agentId === null || callId !== null || collectedBy !== null) return null
  if (outcome === 'wrong-number') return null
  if (outcome !== 'no-answer') return { kind: 'reached', at }
  return channel === 'phone' ? { kind: 'tried', at } : null
}

/** Under which one spelling a call's number is compared; what is no number (an extension) as it was sent. */
export function lineOf(number: string): string {
  return numberToKeep(number) ?? number
}

/** A call as one seat heard it; `seat` null: it is not known any more. UTC milliseconds. */
export type Heard = { readonly at: number; readonly endedAt: number | null; readonly seat: string | null }

/** One ring is heard on several seats: calls that overlap are one as far as no seat heard two of them. By time. */
export function ringsOf<T extends Heard>(calls: readonly T[]): readonly (readonly T[])[] {
  const rings: T[][] = []
  for (const call of [...calls].sort((a, b) => a.at - b.at)) {
    const ring = rings.findLast((heard) => isHeardIn(heard, call))
    if (ring) ring.push(call)
    else rings.push([call])
  }
  return rings
}

function isHeardIn(ring: readonly Heard[], { at, seat }: Heard): boolean {
  if (seat === null || ring.some((heard) => heard.seat === null || heard.seat === seat)) return false
  return ring.some((heard) => heard.endedAt !== null && at <= heard.endedAt)
}
