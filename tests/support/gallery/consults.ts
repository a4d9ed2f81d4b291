import type { Call } from '../../../src-main/contract/calls.ts'
import { aCall, talking } from './calls.ts'
import { minutes, now } from './cards.ts'

const waiting = aCall(724, { ...talking, state: 'held', heldSince: now - 38_000, heldMs: 0 })

/** Luca at 1002, who is asked about Maria. */
function luca(more: Partial<Call>): Call {
  return aCall(725, {
    direction: 'out',
    state: 'alerting',
    caller: { kind: 'unknown', number: null, raw: '1002' },
    customerId: null,
    line: '',
    pop: null,
    receivedAt: now - 20_000,
    consultFor: waiting.id,
    ...more,
  })
}

const answered = { state: 'talking', answeredAt: now - 14_000, audio: 'connected' } as const

export const consultRinging: readonly Call[] = [waiting, luca({})]
export const consulting: readonly Call[] = [waiting, luca(answered)]
export const conference: readonly Call[] = [
  aCall(724, { ...talking, answeredAt: now - 5 * minutes, inConference: true }),
  luca({ ...answered, inConference: true }),
]
/** At the colleague's desk: Giulia asks, then puts Maria through. */
export const asked: readonly Call[] = [
  aCall(726, {
    ...answered,
    caller: { kind: 'unknown', number: null, raw: '1001' },
    displayName: 'Giulia Riva',
    line: '',
    passedOn: { how: 'asks', by: 'Giulia Riva', openedBy: 'reference' },
  }),
]
export const passedOn: readonly Call[] = [
  aCall(727, { ...answered, line: '', passedOn: { how: 'passed', by: 'Giulia Riva', openedBy: 'number' } }),
]
