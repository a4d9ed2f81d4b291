import { CallRecord } from '../contract/calls.ts'
import type { Change } from '../contract/changes.ts'
import { type AgentId, CallId, type CustomerId, InteractionId } from '../contract/ids.ts'
import { numberToKeep } from '../domain/phone-numbers.ts'
import type { DemoCall } from './house/calls.ts'

export type CallSeed = {
  readonly id: string
  /** UTC milliseconds. */
  readonly at: number
  readonly customerId: CustomerId | null
  readonly signed: { readonly agentId: AgentId | null; readonly initials: string | null }
}

/** A call of the demo house in its log, and on the card of whoever called. */
export function callChanges({ number, seconds, by }: DemoCall, seed: CallSeed): Change[] {
  const { at, customerId, signed } = seed
  const direction: 'in' | 'out' = by === null ? 'in' : 'out'
  const call = CallRecord.parse({
    id: CallId.parse(seed.id),
    direction,
    state: 'ended',
    customerId,
    displayName: '',
    verified: true,
    line: by === null ? 'Servizio clienti' : '',
    agentId: signed.agentId,
    receivedAt: at,
    answeredAt: null,
    heldSince: null,
    heldMs: 0,
    endedAt: at + seconds * 1000,
    end: by === null ? { reason: 'caller-gave-up', status: null } : { reason: 'no-answer', status: 480 },
    pop: null,
    wrapUpPending: false,
    outcome: null,
    caseId: null,
    number: number === null ? null : (numberToKeep(number) ?? number),
    paintedAt: null,
    wrapUpMs: null,
  })
  const logged: Change = { kind: 'call:logged', call }
  if (customerId === null) return [logged]
  const interaction = {
    id: InteractionId.parse(seed.id),
    customerId,
    channel: 'phone' as const,
    direction,
    at,
    agentId: signed.agentId,
    initials: null,
    outcome: 'no-answer' as const,
    durationSeconds: 0,
    heldSeconds: 0,
    subject: '',
    summary: '',
    caseId: null,
    callId: call.id,
    eventKind: null,
    collectedBy: null,
    collected: [],
  }
  return [logged, { kind: 'interaction:added', interaction }]
}
