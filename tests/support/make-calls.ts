import { uuidv7 } from 'uuidv7'
import { CallRecord } from '../../src-main/contract/calls.ts'
import type { ChangeOf } from '../../src-main/contract/changes.ts'
import { CallId } from '../../src-main/contract/ids.ts'
import { noon } from './open-test-door.ts'

export type GivenCall = Partial<CallRecord>

const second = 1000

function logged(given: GivenCall, usual: Partial<CallRecord>): ChangeOf<'call:logged'> {
  const receivedAt = given.receivedAt ?? noon
  const call = CallRecord.parse({
    id: CallId.parse(uuidv7()),
    direction: 'in',
    state: 'ended',
    customerId: null,
    displayName: '',
    verified: true,
    line: 'Servizio clienti',
    agentId: null,
    receivedAt,
    answeredAt: null,
    heldSince: null,
    heldMs: 0,
    endedAt: receivedAt + 20 * second,
    end: { reason: 'caller-gave-up', status: null },
    pop: null,
    wrapUpPending: false,
    outcome: null,
    caseId: null,
    number: null,
    paintedAt: null,
    wrapUpMs: null,
    ...usual,
    ...given,
  })
  return { kind: 'call:logged', call }
}

/** Somebody rang for twenty seconds and gave up; `number` null is withheld. */
export function missed(number: string | null, at: number, given: GivenCall = {}): ChangeOf<'call:logged'> {
  return logged({ receivedAt: at, number, ...given }, {})
}

/** A call that was answered, theirs or, with `direction` out, ours. */
export function answered(number: string | null, at: number, given: GivenCall = {}): ChangeOf<'call:logged'> {
  return logged(
    { receivedAt: at - 5 * second, number, ...given },
    { answeredAt: at, endedAt: at + 60 * second, end: { reason: 'hung-up-there', status: null } },
  )
}

/** We called and nobody answered. */
export function tried(number: string, at: number, given: GivenCall = {}): ChangeOf<'call:logged'> {
  return logged(
    { receivedAt: at, number, ...given },
    { direction: 'out', end: { reason: 'no-answer', status: 480 } },
  )
}
