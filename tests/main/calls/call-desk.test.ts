import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { CaseId, Code } from '../../../src-main/contract/ids.ts'
import type { Passage, SipCall } from '../../../src-main/contract/softphone.ts'
import {
  fromMaria,
  fromNobody,
  fromTheRossis,
  luca,
  maria,
  number,
  openDesk,
  ringing,
  talked,
} from '../../support/call-desk-story.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('tells the window call and card in one event', () => {
  const { desk, told } = openDesk()
  desk.onSipCall(ringing())

  expect(told).toHaveLength(1)
  expect(told[0]?.call).toMatchObject({ state: 'ringing', customerId: maria, line: 'Assistenza clienti' })
  expect(told[0]?.cards.map(({ customer }) => customer.name)).toEqual(['Maria Rossi'])
})

it('shows both cards of a shared number and waits for the choice, which it remembers', () => {
  const { desk, told, changes } = openDesk(fromTheRossis)
  const call = ringing()
  desk.onSipCall(call)
  expect(told[0]?.call.customerId).toBeNull()
  expect(told[0]?.cards).toHaveLength(2)

  desk.tie(call.id, luca, true)
  expect(desk.find(call.id)?.customerId).toBe(luca)
  expect(changes).toContainEqual({ kind: 'number:chosen', number, customerId: luca, callId: call.id })
})

it('measures from the INVITE on the socket to committed and painted, and lets bulk work go on', () => {
  const { desk, pauses, told } = openDesk()
  const call = ringing()
  desk.onSipCall(call)
  expect(pauses()).toBe(1)
  desk.committed(call.id)
  expect(desk.isPopping()).toBe(true)
  desk.painted(call.id)
  expect(pauses()).toBe(0)
  expect(desk.isPopping()).toBe(false)
  expect(told.at(-1)?.call.pop).toEqual({ lookupMs: 1, committedMs: 12, paintedMs: 13 })
})

it('lets bulk work go on when no window ever paints', () => {
  const { desk, pauses } = openDesk()
  desk.onSipCall(ringing())
  vi.advanceTimersByTime(600)
  expect(pauses()).toBe(0)
  expect(desk.isPopping()).toBe(false)
})

it('writes an answered call into the history once, and its outcome when it is wrapped up', async () => {
  const { desk, changes, kinds, gone } = openDesk()
  const call = ringing()
  desk.onSipCall(call)
  desk.onSipCall({ ...call, state: 'talking', answeredAt: Date.now() })
  desk.onSipCall(talked(call, 252))
  expect(desk.find(call.id)?.wrapUpPending).toBe(true)
  expect(changes.find(({ kind }) => kind === 'interaction:added')).toMatchObject({
    interaction: { customerId: maria, durationSeconds: 252, initials: 'AG', callId: call.id },
  })

  vi.advanceTimersByTime(3000)
  expect(await desk.wrapUp(call.id, 'solved', null, 4)).toBe('done')
  expect(kinds().filter((kind) => kind === 'interaction:added')).toHaveLength(1)
  const said = { outcome: 'solved', customerId: maria, satisfaction: 4 }
  expect(changes).toContainEqual(expect.objectContaining({ kind: 'interaction:concluded', ...said }))
  expect(changes.at(-1)).toMatchObject({
    kind: 'call:logged',
    call: { wrapUpMs: 3000, wrapUpPending: false },
  })
  expect(gone).toEqual([call.id])
})

it('keeps a missed call as a contact, and lets it go from the screen by itself', () => {
  const { desk, changes, gone } = openDesk()
  const call = ringing()
  desk.onSipCall(call)
  desk.onSipCall({
    ...call,
    state: 'ended',
    endedAt: Date.now(),
    end: { reason: 'caller-gave-up', status: 487 },
  })
  expect(changes.find(({ kind }) => kind === 'interaction:added')).toMatchObject({
    interaction: { outcome: 'no-answer', durationSeconds: 0, initials: null },
  })
  vi.advanceTimersByTime(10_000)
  expect(gone).toEqual([call.id])
})

it('puts the contact into the history when an unknown caller gets a card after hanging up', () => {
  const { desk, kinds } = openDesk(fromNobody)
  const call = ringing()
  desk.onSipCall(call)
  desk.onSipCall(talked(call, 10))
  expect(kinds()).not.toContain('interaction:added')
  desk.tie(call.id, maria, false)
  expect(kinds()).toContain('interaction:added')
})

it('keeps the wrap-up open when the disk does not take it', async () => {
  const { desk, fillDisk, gone } = openDesk()
  const call = ringing()
  desk.onSipCall(call)
  desk.onSipCall(talked(call, 10))
  fillDisk()
  await expect(desk.wrapUp(call.id, 'solved', null)).rejects.toThrow('disk full')
  expect(desk.find(call.id)?.wrapUpPending).toBe(true)
  expect(gone).toEqual([])
})

it('brings back a call that a crash cut off, ended and waiting for its wrap-up', () => {
  const before = openDesk()
  const call = ringing()
  before.desk.onSipCall(call)
  before.desk.onSipCall({ ...call, state: 'talking', answeredAt: Date.now() })
  const logged = before.changes.at(-1)
  if (logged?.kind !== 'call:logged') throw new Error('not logged')

  const { desk, kinds } = openDesk()
  desk.restore([logged.call])
  expect(desk.find(call.id)).toMatchObject({
    state: 'ended',
    customerId: maria,
    wrapUpPending: true,
    end: { reason: 'line-lost' },
  })
  expect(kinds()).toContain('interaction:added')
})

function missed(call: SipCall): SipCall {
  return { ...call, state: 'ended', endedAt: Date.now(), end: { reason: 'caller-gave-up', status: 487 } }
}

it('keeps a missed call on the screen while a note about it is typed and not signed', () => {
  const { desk, drafts, gone } = openDesk(fromNobody)
  const call = ringing()
  desk.onSipCall(call)
  drafts.add(call.id)
  desk.onSipCall(missed(call))
  vi.advanceTimersByTime(60_000)
  expect(gone).toEqual([])

  drafts.delete(call.id)
  vi.advanceTimersByTime(10_000)
  expect(gone).toEqual([call.id])
})

it('does not wrap up a call whose note would be left behind', async () => {
  const { desk, drafts, gone, kinds } = openDesk(fromNobody)
  const call = ringing()
  desk.onSipCall(call)
  desk.onSipCall(talked(call, 10))
  drafts.add(call.id)
  expect(await desk.wrapUp(call.id, 'solved', null)).toBe('note-unsigned')
  expect(gone).toEqual([])
  drafts.delete(call.id)
  expect(await desk.wrapUp(call.id, 'solved', null)).toBe('done')
  expect(kinds()).not.toContain('interaction:concluded')
})

it('closing a missed call leaves its contact as it is in the history', async () => {
  const { desk, gone, kinds } = openDesk()
  const call = ringing()
  desk.onSipCall(call)
  desk.onSipCall(missed(call))
  expect(await desk.wrapUp(call.id, null, null)).toBe('done')
  expect(gone).toEqual([call.id])
  expect(kinds()).not.toContain('interaction:concluded')
})

it('writes no unanswered contact for a call that a colleague answered', () => {
  const { desk, kinds } = openDesk()
  const call = ringing()
  desk.onSipCall(call)
  desk.onSipCall({ ...missed(call), end: { reason: 'answered-elsewhere', status: 487 } })
  expect(kinds()).not.toContain('interaction:added')
})

const parcel = CaseId.parse(uuidv7())
const fromGiulia = { user: '1001', displayName: 'Giulia Riva', withheld: false, verified: true }
const asks: Passage = {
  reference: { how: 'asks', kind: 'case', code: Code.parse('0000001J') },
  by: 'Giulia Riva',
  numbers: [],
  changedHands: false,
}

/** Giulia asks us about Maria, then puts her through. */
function giuliaAsks(passage: Passage = asks) {
  const opened = openDesk({ kind: 'unknown', number: null, raw: '1001' })
  opened.callers.set(number, fromMaria)
  if (passage.reference) opened.referTo({ customerId: maria, caseId: parcel })
  const call: SipCall = { ...ringing(), remote: fromGiulia, passage }
  opened.desk.onSipCall(call)
  const talking: SipCall = { ...call, state: 'talking', answeredAt: Date.now() }
  const through: SipCall = {
    ...talking,
    remote: { ...fromGiulia, user: number, displayName: 'Maria Rossi' },
    passage: { ...passage, by: 'Giulia Riva', changedHands: true },
  }
  const now = () => opened.desk.find(call.id)
  return { ...opened, call, talking, through, now }
}

it('opens the card and the case that a colleague asks about, and that is no contact of the customer’s', () => {
  const { desk, talking, now, changes, told } = giuliaAsks()
  expect(now()).toMatchObject({
    customerId: maria,
    caseId: parcel,
    passedOn: { how: 'asks', by: 'Giulia Riva', openedBy: 'reference' },
  })
  expect(told[0]?.cards).toMatchObject([{ customer: { id: maria } }])
  desk.onSipCall(talking)
  desk.onSipCall({
    ...talking,
    state: 'ended',
    endedAt: Date.now(),
    end: { reason: 'hung-up-there', status: null },
  })
  expect(now()?.wrapUpPending).toBe(false)
  expect(changes.filter(({ kind }) => kind === 'interaction:added')).toEqual([])
})

it('keeps card and case when the customer is put through, who is a contact from then on', () => {
  const { desk, talking, through, now, changes } = giuliaAsks()
  desk.onSipCall(talking)
  desk.onSipCall(through)
  expect(now()).toMatchObject({
    caller: { kind: 'known' },
    customerId: maria,
    caseId: parcel,
    passedOn: { how: 'passed', by: 'Giulia Riva', openedBy: 'reference' },
  })
  desk.onSipCall({
    ...through,
    state: 'ended',
    endedAt: Date.now(),
    end: { reason: 'hung-up-there', status: null },
  })
  expect(now()?.wrapUpPending).toBe(true)
  expect(changes.filter(({ kind }) => kind === 'interaction:added')).toHaveLength(1)
})

it('opens the card by the number where the reference was lost, and says so', () => {
  const { desk, talking, through, now, told } = giuliaAsks({ ...asks, reference: null, by: '' })
  expect(now()).toMatchObject({ customerId: null, passedOn: null })
  desk.onSipCall(talking)
  desk.onSipCall(through)
  expect(now()).toMatchObject({
    customerId: maria,
    caseId: null,
    passedOn: { how: 'passed', by: 'Giulia Riva', openedBy: 'number' },
  })
  expect(told.at(-1)?.cards).toMatchObject([{ customer: { id: maria } }])
})

it('keeps the card that somebody chose while the colleague was still explaining', () => {
  const { desk, call, talking, through, now } = giuliaAsks({ ...asks, reference: null, by: '' })
  desk.onSipCall(talking)
  desk.tie(call.id, luca, false)
  desk.onSipCall(through)
  expect(now()?.customerId).toBe(luca)
})

it('tries the other numbers of a call that was passed on, and calls what it finds probable', () => {
  const { desk, callers } = openDesk({ kind: 'unknown', number: null, raw: '1001' })
  callers.set(number, fromMaria)
  const passage: Passage = { reference: null, by: '1001', numbers: ['1001', number], changedHands: false }
  const call: SipCall = { ...ringing(), remote: fromGiulia, passage }
  desk.onSipCall(call)
  expect(desk.find(call.id)).toMatchObject({
    caller: { kind: 'known', probable: true },
    customerId: maria,
    passedOn: { how: 'passed', openedBy: 'number' },
  })
})

it('knows after a crash how long somebody has waited, over several holds', () => {
  const before = openDesk()
  const call = ringing()
  const answeredAt = Date.now()
  const talking = { ...call, state: 'talking', answeredAt } as const
  before.desk.onSipCall(call)
  before.desk.onSipCall(talking)
  before.desk.onSipCall({ ...talking, state: 'held', heldSince: answeredAt + 1_000 })
  const first = { from: answeredAt + 1_000, to: answeredAt + 8_000 }
  const afterOne = { ...talking, heldMs: 7_000, holds: [first] }
  before.desk.onSipCall(afterOne)
  before.desk.onSipCall({ ...afterOne, state: 'held', heldSince: answeredAt + 20_000 })
  const logged = before.changes.at(-1)
  if (logged?.kind !== 'call:logged') throw new Error('not logged')
  expect(logged.call).toMatchObject({ heldMs: 7_000, heldSince: answeredAt + 20_000, holds: [first] })

  vi.setSystemTime(answeredAt + 25_000)
  const { desk, changes } = openDesk()
  desk.restore([logged.call])
  expect(desk.find(call.id)).toMatchObject({ heldMs: 12_000, heldSince: null })
  expect(changes).toMatchObject([{ interaction: { heldSeconds: 12 } }, { call: { heldMs: 12_000 } }])
  const holds = [first, { from: answeredAt + 20_000, to: answeredAt + 25_000 }]
  expect(changes).toMatchObject([{}, { call: { holds, heldSince: null, endedAt: answeredAt + 25_000 } }])
})

it.each([
  ['do-not-disturb', ['call:logged', 'interaction:added']],
  ['blocked', ['call:logged']],
] as const)('logs a call turned away because of %s without ever showing it', (reason, kinds) => {
  const { desk, changes, told } = openDesk()
  desk.onSipCall({ ...ringing(), state: 'ended', endedAt: Date.now(), end: { reason, status: 486 } })
  expect(told).toEqual([])
  expect(changes.map(({ kind }) => kind).sort()).toEqual([...kinds].sort())
  expect(desk.calls()).toEqual([])
})
