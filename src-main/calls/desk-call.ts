import type { Agent } from '../contract/agents.ts'
import type { Call, Caller, CallRecord, PassedOn, PopTimes } from '../contract/calls.ts'
import type { Interaction, Outcome } from '../contract/history.ts'
import {
  type AgentId,
  type CallId,
  type CaseId,
  type CustomerId,
  InteractionId,
  type PhoneNumber,
} from '../contract/ids.ts'
import type { SipCall } from '../contract/softphone.ts'
import { holdOver } from '../domain/hold.ts'

/** A call at the desk: what signalling says, and what we know beside it. */
export type DeskCall = {
  readonly sip: SipCall
  readonly caller: Caller
  readonly customerId: CustomerId | null
  readonly agentId: AgentId | null
  readonly pop: PopTimes | null
  readonly paintedAt: number | null
  readonly resumeBulk: (() => void) | null
  readonly outcome: Outcome | null
  readonly caseId: CaseId | null
  readonly passedOn: PassedOn | null
  readonly wrapUpMs: number | null
  /** The contact is a fact in the customer's history. */
  readonly inHistory: boolean
}

export function callOf({ sip, ...desk }: DeskCall): Call {
  return {
    id: sip.id,
    direction: sip.direction,
    state: sip.state,
    caller: desk.caller,
    customerId: desk.customerId,
    displayName: sip.remote.displayName,
    verified: sip.remote.verified,
    line: sip.line,
    ...(sip.account && { account: sip.account }),
    agentId: desk.agentId,
    muted: sip.muted,
    heldByOther: sip.heldByOther,
    audio: sip.audio,
    receivedAt: sip.receivedAt,
    answeredAt: sip.answeredAt,
    heldSince: sip.heldSince,
    heldMs: sip.heldMs,
    endedAt: sip.endedAt,
    end: sip.end,
    pop: desk.pop,
    wrapUpPending:
      sip.state === 'ended' &&
      sip.answeredAt !== null &&
      desk.wrapUpMs === null &&
      sip.end?.reason !== 'parked' &&
      !isAmongUs({ sip, ...desk }),
    outcome: desk.outcome,
    caseId: desk.caseId,
    consultFor: sip.consultFor,
    passedOn: desk.passedOn,
    inConference: sip.inConference,
  }
}

/** Two of the house talk about a customer, who hears nothing of it: no contact of theirs, and nothing to conclude. */
export function isAmongUs({ sip, passedOn }: Pick<DeskCall, 'sip' | 'passedOn'>): boolean {
  return sip.consultFor !== null || passedOn?.how === 'asks'
}

export function recordOf(desk: DeskCall): CallRecord {
  const {
    caller: _caller,
    muted: _muted,
    heldByOther: _held,
    audio: _audio,
    inConference: _conference,
    ...call
  } = callOf(desk)
  return {
    ...call,
    holds: desk.sip.holds,
    number: writtenNumber(desk),
    paintedAt: desk.paintedAt,
    wrapUpMs: desk.wrapUpMs,
  }
}

/** The number that can be looked up again; null while withheld or unreadable. */
export function numberOf(caller: Caller): PhoneNumber | null {
  return caller.kind === 'withheld' ? null : caller.number
}

export function writtenNumber({ caller }: DeskCall): string | null {
  return caller.kind === 'withheld' ? null : (caller.number ?? caller.raw.slice(0, 80))
}

/** One call, one contact: the interaction carries the call's own id, so that writing it twice is writing it once. */
export function interactionIdOf(callId: CallId): InteractionId {
  return InteractionId.parse(callId)
}

/**
 * A call that nobody answered is a contact too: the customer tried to reach us. `accountName`: which of several accounts
 * it was; null where there is one.
 */
export function toInteraction(
  { sip, outcome, caseId, agentId }: DeskCall,
  customerId: CustomerId,
  agent: Agent | null,
  accountName: string | null,
): Interaction {
  const talked = sip.answeredAt !== null && sip.endedAt !== null ? sip.endedAt - sip.answeredAt : 0
  return {
    id: interactionIdOf(sip.id),
    customerId,
    channel: 'phone',
    direction: sip.direction,
    at: sip.receivedAt,
    agentId,
    initials: sip.answeredAt === null ? null : (agent?.initials ?? null),
    outcome: sip.answeredAt === null ? 'no-answer' : outcome,
    durationSeconds: Math.round(talked / 1000),
    heldSeconds: Math.round(sip.heldMs / 1000),
    subject: '',
    summary: '',
    caseId,
    callId: sip.id,
    eventKind: null,
    collectedBy: null,
    collected: [],
    ...(accountName !== null && { accountName }),
  }
}

/** A call that the last run of the program left open: signalling is gone, so it ended with the line. */
export function restoredCall(record: CallRecord, caller: Caller, now: number): DeskCall {
  const endedAt = record.endedAt ?? now
  return {
    sip: {
      id: record.id,
      direction: record.direction,
      state: 'ended',
      line: record.line,
      ...(record.account && { account: record.account }),
      muted: false,
      heldByOther: false,
      audio: null,
      receivedAt: record.receivedAt,
      answeredAt: record.answeredAt,
      ...holdOver(record, endedAt),
      endedAt,
      end: record.end ?? { reason: 'line-lost', status: null },
      consultFor: record.consultFor,
      inConference: false,
      passage: null,
      remote: {
        user: record.number ?? '',
        displayName: record.displayName,
        withheld: record.number === null,
        verified: record.verified,
      },
      arrivedMark: null,
    },
    caller,
    customerId: record.customerId,
    agentId: record.agentId,
    pop: record.pop,
    paintedAt: record.paintedAt,
    resumeBulk: null,
    outcome: record.outcome,
    caseId: record.caseId,
    passedOn: record.passedOn,
    wrapUpMs: record.wrapUpMs,
    inHistory: record.endedAt !== null && record.customerId !== null,
  }
}
