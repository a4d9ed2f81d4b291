import type { Call, LoggedCall } from '../../../src-main/contract/calls.ts'
import type { CustomerSummary } from '../../../src-main/contract/customers.ts'
import type { CustomerCard } from '../../../src-main/contract/history.ts'
import { CallId, PhoneNumber } from '../../../src-main/contract/ids.ts'
import { giulia, maria, minutes, now, uuid } from './cards.ts'

export const mobile = PhoneNumber.parse('+393331234567')

export function summaryOf({ customer }: CustomerCard): CustomerSummary {
  const { id, code, name, company, phones } = customer
  return { id, code, name, company, phone: phones[0]?.raw ?? null }
}

/** Maria, ringing for three seconds on the customers' line. */
export function aCall(id: number, more: Partial<Call> = {}): Call {
  return {
    id: CallId.parse(uuid(id)),
    direction: 'in',
    state: 'ringing',
    caller: { kind: 'known', number: mobile, raw: '3331234567', probable: false, customer: summaryOf(maria) },
    customerId: maria.customer.id,
    displayName: '',
    verified: true,
    line: 'Servizio clienti',
    agentId: giulia.id,
    muted: false,
    heldByOther: false,
    audio: null,
    receivedAt: now - 3000,
    answeredAt: null,
    heldSince: null,
    heldMs: 0,
    endedAt: null,
    end: null,
    pop: { lookupMs: 0.2, committedMs: 5, paintedMs: 9 },
    wrapUpPending: false,
    outcome: null,
    caseId: null,
    consultFor: null,
    passedOn: null,
    inConference: false,
    ...more,
  }
}

export const talking = {
  state: 'talking',
  answeredAt: now - 4 * minutes - 12_000,
  audio: 'connected',
} as const satisfies Partial<Call>

export function callFrom(card: CustomerCard, id: number, more: Partial<Call> = {}): Call {
  return aCall(id, {
    caller: { kind: 'known', number: mobile, raw: '', probable: false, customer: summaryOf(card) },
    customerId: card.customer.id,
    ...more,
  })
}

export function logged(id: number, more: Partial<LoggedCall> = {}): LoggedCall {
  const {
    caller: _caller,
    muted: _muted,
    heldByOther: _held,
    audio: _audio,
    inConference: _conference,
    ...call
  } = aCall(id, {
    state: 'ended',
    answeredAt: now - 30 * minutes,
    endedAt: now - 26 * minutes,
    receivedAt: now - 30 * minutes - 6000,
    end: { reason: 'hung-up-there', status: null },
    outcome: 'information',
  })
  return {
    ...call,
    holds: [],
    number: mobile,
    customerName: 'Maria Rossi',
    paintedAt: null,
    wrapUpMs: 1800,
    ...more,
  }
}
