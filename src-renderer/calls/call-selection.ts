import type { Call, CallState } from '../../src-main/contract/calls.ts'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import type { CallId, CustomerId } from '../../src-main/contract/ids.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import { formatNumber } from '../customers/format-number.ts'
import { subjectOf } from './consult-pair.ts'

export type CallsInPlace = {
  /** In the call bar. */
  readonly bar: Call | null
  /** Whose card is in the middle of the call screen. */
  readonly middle: Call | null
  /** Whose note is being written. A ringing call never takes this from another. */
  readonly note: Call | null
  /** All others, each in a strip of its own; ringing ones first. */
  readonly others: readonly Call[]
}

/** The lower, the sooner it gets the call bar. */
const rank: Record<CallState, number> = {
  talking: 0,
  answering: 1,
  dialling: 2,
  alerting: 2,
  held: 3,
  ringing: 4,
  ended: 5,
}

function rankOf({ state, wrapUpPending }: Call): number {
  // What waits for a wrap-up comes before what nobody answered.
  return wrapUpPending ? rank.ended - 0.5 : rank[state]
}

function compare(a: Call, b: Call): number {
  // Of several that ring, the one that has rung longest; of several that are over, the last.
  const byTime = a.state === 'ended' ? b.receivedAt - a.receivedAt : a.receivedAt - b.receivedAt
  return rankOf(a) - rankOf(b) || byTime
}

export function placeCalls(
  callsById: Readonly<Record<CallId, Call>>,
  focusedCallId: CallId | null,
): CallsInPlace {
  const calls = Object.values<Call>(callsById).sort(compare)
  const focused = focusedCallId === null ? null : (callsById[focusedCallId] ?? null)
  const bar = calls[0] ?? null
  const others = calls
    .filter((call) => call !== bar)
    .sort((a, b) => Number(b.state === 'ringing') - Number(a.state === 'ringing') || compare(a, b))
  const pending = calls.find((call) => call.wrapUpPending) ?? null
  const isBusy = bar !== null && rank[bar.state] < rank.ringing
  const written = isBusy ? bar : (pending ?? bar)
  const about = (call: Call | null) => call && subjectOf(callsById, call)
  return {
    bar,
    others,
    middle: about(focused ?? bar),
    note: about(focused && focused.state !== 'ringing' ? focused : written),
  }
}

/** The call that F9 answers: of several, the one that has rung longest. */
export function callToAnswer(callsById: Readonly<Record<CallId, Call>>): Call | null {
  return (
    Object.values<Call>(callsById)
      .filter(({ state }) => state === 'ringing')
      .sort(compare)[0] ?? null
  )
}

/** The call that holding, muting and hanging up are about. */
export function activeCall(callsById: Readonly<Record<CallId, Call>>): Call | null {
  const first = Object.values<Call>(callsById).sort(compare)[0]
  return first && rank[first.state] < rank.ringing ? first : null
}

export function nameOf(
  call: Pick<Call, 'passedOn' | 'customerId' | 'caller' | 'displayName'>,
  cardsById: Readonly<Record<CustomerId, CustomerCard>>,
  texts: Texts,
): string {
  if (call.passedOn?.how === 'asks')
    return isolated(call.passedOn.by) || numberOf(call) || texts.calls.unknownName
  const card = call.customerId === null ? undefined : cardsById[call.customerId]
  if (card) return isolated(card.customer.name)
  const { caller } = call
  switch (caller.kind) {
    case 'known':
      return isolated(caller.customer.name)
    case 'several':
      return texts.calls.severalName(caller.customers.length)
    case 'withheld':
      return texts.calls.withheld
    case 'unknown':
      return call.displayName || numberOf(call) || texts.calls.unknownName
  }
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

/** In a sentence of ours, a name that is read from the right must not turn the words around it. */
function isolated(name: string): string {
  return rightToLeft.test(name) ? `\u2068${name}\u2069` : name
}

/** The demo exchange has one line, and this window its own language. */
export function lineOf({ line }: { readonly line: string }, isDemo: boolean, { profile }: Texts): string {
  return isDemo && line !== '' ? profile.demoLine : line
}

/** As people read it, or as the PBX sent it; empty when withheld. */
export function numberOf({ caller }: Pick<Call, 'caller'>): string {
  if (caller.kind === 'withheld') return ''
  return caller.number === null ? caller.raw : formatNumber(caller.number)
}
