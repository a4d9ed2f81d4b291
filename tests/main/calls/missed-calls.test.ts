import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { createMissedHandlers } from '../../../src-main/calls/missed-handlers.ts'
import { Agent } from '../../../src-main/contract/agents.ts'
import type { Change } from '../../../src-main/contract/changes.ts'
import { ContactPointId, type CustomerId, MergeId, WindowId } from '../../../src-main/contract/ids.ts'
import type { MissedGroup } from '../../../src-main/contract/missed-calls.ts'
import { success } from '../../../src-main/contract/result.ts'
import type { Author } from '../../../src-main/database/door.ts'
import { aCall } from '../../support/gallery/calls.ts'
import { answered, missed, tried } from '../../support/make-calls.ts'
import { created, interactionAdded, phoneAdded } from '../../support/make-changes.ts'
import { missedListOf } from '../../support/open-missed-list.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

const minute = 60_000
const gaia = Agent.parse({ id: uuidv7(), name: 'Gaia Ricci', initials: 'GR', role: 'operator' })
const mobile = '+393331234567'
const home = '+390515550112'
const stranger = '+393477654321'
const window = WindowId.parse(uuidv7())

/** Alice's desk: what is recorded, what the list says, and what the operator can do about it. */
function openDesk() {
  const { door, db, reading } = openTestDoor()
  const list = missedListOf(reading)
  const dialled: string[] = []
  const tied: CustomerId[] = []
  const handlers = createMissedHandlers({
    record: async (changes: readonly Change[], by: Author) => door.record(changes, by),
    now: () => noon + 60 * minute,
    agent: () => gaia,
    newId: uuidv7,
    missed: list,
    desk: { more: () => undefined },
    async dial(target) {
      dialled.push(target)
      return success(aCall(900))
    },
    tieCustomer: (_callId, customerId) => void tied.push(customerId),
  })
  return {
    db,
    door,
    handlers,
    dialled,
    tied,
    record: (...changes: Change[]) => door.record(changes, { agentId: gaia.id }),
    waiting: () => list.groups(50).groups,
    who: () => list.groups(50).groups.map(nameOf),
  }
}

function nameOf({ party, number }: MissedGroup): string {
  if (party.kind === 'customer') return party.customer.name
  if (party.kind === 'several') return party.customers.map(({ name }) => name).join('/')
  return number ?? 'withheld'
}

function merged(keptId: CustomerId, mergedId: CustomerId) {
  const pair = { mergeId: MergeId.parse(uuidv7()), keptId, mergedId }
  return {
    merge: {
      kind: 'customer:merged',
      ...{ ...pair, at: noon, agentId: null, initials: 'GR', fields: {}, before: {} },
    } as const,
    undo: { kind: 'customer:merge-undone', ...pair, fields: {} } as const,
  }
}

function maria() {
  const card = created({ name: 'Maria Rossi' })
  return { card, id: card.customerId, phone: phoneAdded(card.customerId, mobile) }
}

describe('who waits', () => {
  it('is Maria once, who called three times, with our two tries since', () => {
    const desk = openDesk()
    const { card, id, phone } = maria()
    desk.record(
      card,
      phone,
      tried(mobile, noon - 5 * minute, { customerId: id }),
      missed(mobile, noon, { customerId: id }),
      missed(mobile, noon + 3 * minute, { customerId: id }),
      tried(mobile, noon + 5 * minute, { customerId: id }),
      missed(mobile, noon + 8 * minute, { customerId: id, line: 'Reclami' }),
      tried(mobile, noon + 9 * minute, { customerId: id, agentId: gaia.id }),
    )
    expect(desk.waiting()).toMatchObject([
      {
        party: { kind: 'customer', customer: { id, name: 'Maria Rossi' } },
        number: mobile,
        line: 'Reclami',
        times: 3,
        firstAt: noon,
        lastAt: noon + 8 * minute,
        tries: { times: 2, at: noon + 9 * minute, agentId: gaia.id, outcome: 'no-answer' },
        closable: null,
      },
    ])
  })

  it('is nobody whose call a colleague took, who is still ringing, or about whom a colleague asks', () => {
    const desk = openDesk()
    desk.record(
      missed(mobile, noon, { end: { reason: 'answered-elsewhere', status: null } }),
      missed(home, noon, { endedAt: null, end: null, state: 'ringing' }),
      missed(stranger, noon, { passedOn: { how: 'asks', by: 'Luca', openedBy: 'number' } }),
    )
    expect(desk.who()).toEqual([])
  })

  it('is one ring, however many seats heard it, and two where the same seat heard two', () => {
    const desk = openDesk()
    desk.record(missed(mobile, noon))
    const [seat, other] = [uuidv7(), uuidv7()]
    const heard = (on: string, seq: number, at: number) => ({
      stamp: { seat: on, seq, clock: 1000 + seq, agentId: null, importId: null },
      change: missed(mobile, at),
    })
    desk.door.applyRemote([heard(seat, 1, noon + 40), heard(other, 1, noon + 60)])
    expect(desk.waiting()).toMatchObject([{ times: 1 }])
    desk.door.applyRemote([heard(seat, 2, noon + 10_000)])
    expect(desk.waiting()).toMatchObject([{ times: 2 }])
  })

  it('is both of those who share a number, until somebody chooses', () => {
    const desk = openDesk()
    const { card, id, phone } = maria()
    const luca = created({ name: 'Luca Rossi' })
    const call = missed(mobile, noon)
    desk.record(card, phone, luca, phoneAdded(luca.customerId, mobile), call)
    expect(desk.who()).toEqual(['Maria Rossi/Luca Rossi'])
    desk.record({ ...call, call: { ...call.call, customerId: id } })
    expect(desk.who()).toEqual(['Maria Rossi'])
  })

  it('becomes a customer when the number goes on a card, and a number again when it is taken off', () => {
    const desk = openDesk()
    const { card, id, phone } = maria()
    desk.record(missed(mobile, noon), missed('051 555 0112', noon + minute))
    desk.record(card, phone)
    expect(desk.who()).toEqual([home, 'Maria Rossi'])
    const contactPointId = ContactPointId.parse(phone.phone.id)
    desk.record({ kind: 'contact-point:removed', customerId: id, contactPointId })
    expect(desk.who()).toEqual([home, mobile])
  })

  it('is the firm for every extension of its switchboard, also of one that has called before', () => {
    const desk = openDesk()
    const firm = created({ name: 'Officine Turrini' })
    const phone = phoneAdded(firm.customerId, '+390255500140')
    desk.record(missed('+390255500147', noon), missed('+390255500141', noon + minute), firm, phone)
    expect(desk.who()).toHaveLength(2)
    const { customerId } = firm
    const range = { kind: 'phone:range-set', customerId, contactPointId: phone.phone.id } as const
    desk.record({ ...range, extensionDigits: 1 })
    expect(desk.waiting()).toMatchObject([{ party: { customer: { id: customerId } }, times: 2 }])
    desk.record({ ...range, extensionDigits: 0 })
    expect(desk.who()).toHaveLength(2)
  })

  it('is one group when two cards become one, and two again when that is undone', () => {
    const desk = openDesk()
    const { card, id, phone } = maria()
    const again = created({ name: 'Rossi M.' })
    desk.record(card, phone, again, phoneAdded(again.customerId, home))
    desk.record(missed(mobile, noon), missed(home, noon + minute))
    const { merge, undo } = merged(id, again.customerId)
    desk.record(merge)
    expect(desk.waiting()).toMatchObject([{ party: { customer: { id } }, times: 2, number: home }])
    desk.record(undo)
    expect(desk.who()).toEqual(['Rossi M.', 'Maria Rossi'])
  })
})

describe('a group closes', () => {
  it('when Maria is called back and answers, on whatever number, or calls again and is answered', () => {
    for (const direction of ['in', 'out'] as const) {
      const desk = openDesk()
      const { card, id, phone } = maria()
      desk.record(card, phone, phoneAdded(id, home), missed(mobile, noon, { customerId: id }))
      desk.record(answered(home, noon + minute, { customerId: id, direction }))
      expect(desk.who()).toEqual([])
      desk.record(missed(mobile, noon + 2 * minute, { customerId: id }))
      expect(desk.waiting()).toMatchObject([{ times: 1, firstAt: noon + 2 * minute }])
    }
  })

  it('for a number without a card when that number is answered, not by an earlier call', () => {
    const desk = openDesk()
    desk.record(answered(stranger, noon - minute), missed(stranger, noon))
    expect(desk.who()).toEqual([stranger])
    desk.record(answered(stranger, noon + minute, { direction: 'out' }))
    expect(desk.who()).toEqual([])
  })

  it('by another seat’s answer, whichever arrives first', () => {
    const seat = uuidv7()
    const answer = (at: number) => ({
      stamp: { seat, seq: 1, clock: 5, agentId: null, importId: null },
      change: answered(stranger, at),
    })
    const [early, late] = [openDesk(), openDesk()]
    early.door.applyRemote([answer(noon + minute)])
    early.record(missed(stranger, noon))
    late.record(missed(stranger, noon))
    late.door.applyRemote([answer(noon + minute)])
    expect([early.who(), late.who()]).toEqual([[], []])
  })

  it('not while their voice mail answers: the wrap-up says that nobody was there', () => {
    const desk = openDesk()
    const call = answered(stranger, noon + minute, { direction: 'out' })
    desk.record(missed(stranger, noon), call)
    desk.record({ ...call, call: { ...call.call, outcome: 'no-answer' } })
    expect(desk.waiting()).toMatchObject([{ tries: { times: 1, outcome: 'no-answer' } }])
  })

  it('not by a call with somebody else who has the same number', () => {
    const desk = openDesk()
    const { card, id, phone } = maria()
    const luca = created({ name: 'Luca Rossi' })
    desk.record(card, phone, luca, phoneAdded(luca.customerId, mobile))
    desk.record(missed(mobile, noon, { customerId: id }))
    desk.record(answered(mobile, noon + minute, { customerId: luca.customerId }))
    expect(desk.who()).toEqual(['Maria Rossi'])
  })

  it('by a letter or a call from another telephone that somebody recorded, unless nobody was reached', () => {
    const desk = openDesk()
    const { card, id, phone } = maria()
    desk.record(card, phone, missed(mobile, noon, { customerId: id }))
    const contact = (more: object) =>
      interactionAdded(id, { direction: 'out', at: noon + minute, agentId: gaia.id, ...more })
    desk.record(
      contact({ channel: 'phone', outcome: 'no-answer' }),
      contact({ channel: 'email', agentId: null }),
      contact({ channel: 'email', direction: 'in' }),
      contact({ channel: 'email', at: noon - minute }),
      contact({ channel: 'event' }),
    )
    expect(desk.waiting()).toMatchObject([{ tries: { times: 1 } }])
    desk.record(contact({ channel: 'letter' }))
    expect(desk.who()).toEqual([])
  })

  it('for a stranger whose card was reached on its other number, and opens when that was a mistake', () => {
    const desk = openDesk()
    const { card, id } = maria()
    desk.record(missed(stranger, noon), card, answered(home, noon + minute, { customerId: id }))
    expect(desk.who()).toEqual([stranger])
    const phone = phoneAdded(id, stranger)
    desk.record(phone)
    expect(desk.who()).toEqual([])
    desk.record({ kind: 'contact-point:removed', customerId: id, contactPointId: phone.phone.id })
    expect(desk.who()).toEqual([stranger])
  })
})

describe('the operator', () => {
  it('calls back the number that called last, and the call is that customer’s', async () => {
    const desk = openDesk()
    const { card, id, phone } = maria()
    const first = missed(mobile, noon, { customerId: id })
    desk.record(card, phone, first, missed(home, noon + minute, { customerId: id }))
    // Named by a call that is not the newest any more: they rang again while the list was looked at.
    expect(await desk.handlers['missed-call:call-back']({ callId: first.call.id }, window)).toMatchObject({
      ok: true,
    })
    expect([desk.dialled, desk.tied]).toEqual([[home], [id]])
    desk.record(answered(home, noon + 2 * minute, { customerId: id }))
    expect(await desk.handlers['missed-call:call-back']({ callId: first.call.id }, window)).toEqual({
      ok: false,
      code: 'conflict',
    })
  })

  it('closes a withheld call by hand, which is a fact with name and time', async () => {
    const desk = openDesk()
    const [first, second] = [missed(null, noon), missed(null, noon + minute)]
    desk.record(first, second)
    expect(desk.waiting()).toMatchObject([{ closable: 'withheld' }, { closable: 'withheld' }])
    expect(await desk.handlers['missed-call:close']({ callId: first.call.id }, window)).toEqual(success(null))
    expect(desk.waiting().map(({ callId }) => callId)).toEqual([second.call.id])
    const written = desk.door.log.read(2, 10).map(({ change }) => change)
    expect(written).toEqual([
      {
        kind: 'missed-call:closed',
        customerId: null,
        closing: {
          callId: first.call.id,
          at: noon + 60 * minute,
          agentId: gaia.id,
          initials: 'GR',
        },
      },
    ])
    expect(await desk.handlers['missed-call:call-back']({ callId: second.call.id }, window)).toMatchObject({
      code: 'no-phone',
    })
  })

  it('cannot close what can be called, until the number turned out to be none', async () => {
    const desk = openDesk()
    const call = missed(stranger, noon)
    desk.record(call, tried(stranger, noon + minute))
    const close = () => desk.handlers['missed-call:close']({ callId: call.call.id }, window)
    expect(await close()).toMatchObject({ code: 'conflict' })
    desk.record(tried(stranger, noon + 2 * minute, { end: { reason: 'no-such-number', status: 404 } }))
    expect(desk.waiting()).toMatchObject([{ closable: 'wrong-number', tries: { outcome: 'wrong-number' } }])
    expect(await close()).toEqual(success(null))
    expect(desk.who()).toEqual([])
    // Whoever it is calls again: a new group, which is no wrong number.
    desk.record(missed(stranger, noon + 5 * minute))
    expect(desk.waiting()).toMatchObject([{ times: 1, closable: null, tries: null }])
  })

  it('closes it for everybody, also where the closing arrives before the call', () => {
    const desk = openDesk()
    const call = missed(null, noon)
    const seat = uuidv7()
    const stamp = { seat, clock: 5, agentId: null, importId: null }
    const closing = { callId: call.call.id, at: noon, agentId: null, initials: 'LT' }
    desk.door.applyRemote([
      { stamp: { ...stamp, seq: 2 }, change: { kind: 'missed-call:closed', customerId: null, closing } },
      { stamp: { ...stamp, seq: 1 }, change: call },
    ])
    expect(desk.who()).toEqual([])
  })
})
