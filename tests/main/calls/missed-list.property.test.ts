import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import type { Change, ChangeOf, StampedChange } from '../../../src-main/contract/changes.ts'
import { AgentId, ContactPointId, CustomerId, MergeId } from '../../../src-main/contract/ids.ts'
import { ticksPerMillisecond } from '../../../src-main/domain/clock.ts'
import { answered, missed, tried } from '../../support/make-calls.ts'
import { created, interactionAdded, phoneAdded } from '../../support/make-changes.ts'
import { missedListOf } from '../../support/open-missed-list.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'
import { describeListed, recount } from '../../support/recount-missed.ts'

const cards = [1, 2, 3].map((id) => CustomerId.parse(`01a20000-0000-7000-8000-00000000000${id}`))
/** Two lines of a switchboard, the switchboard itself, a mobile, and one that nobody has. */
const numbers = ['+390255500141', '+390255500142', '+390255500140', '+393331234567', '+393477654321']
const agentId = AgentId.parse(uuidv7())
const [first, second, third] = cards as [CustomerId, CustomerId, CustomerId]
const merges = [
  [first, second],
  [second, third],
  [third, first],
].map(([keptId = first, mergedId = second], index) => ({
  mergeId: MergeId.parse(`01a20000-0000-7000-8000-0000000000a${index}`),
  keptId,
  mergedId,
}))
const pointIds = [1, 2, 3, 4].map((id) => ContactPointId.parse(`01a20000-0000-7000-8000-0000000000b${id}`))

const card = fc.constantFrom(...cards)
const number = fc.constantFrom(...numbers)
const at = fc.integer({ min: 1, max: 12 }).map((minute) => noon + minute * 60_000)
const tie = fc.option(card, { freq: 2 })
const called = fc.record({ number, at, customerId: tie })
const merge = fc.constantFrom(...merges)

const says = (...changes: readonly Change[]) => changes
const wrong = { reason: 'no-such-number', status: 404 } as const

/** One thing that happens in a house; some are said again, differently, about the same call. */
const happening: fc.Arbitrary<readonly Change[]> = fc.oneof(
  {
    weight: 4,
    arbitrary: called.map(({ number, at, customerId }) => says(missed(number, at, { customerId }))),
  },
  {
    weight: 2,
    arbitrary: called.map(({ number, at, customerId }) => says(answered(number, at, { customerId }))),
  },
  called.map(({ number, at, customerId }) => says(answered(number, at, { customerId, direction: 'out' }))),
  called.map(({ number, at, customerId }) => says(tried(number, at, { customerId }))),
  called.map(({ number, at, customerId }) => says(tried(number, at, { customerId, end: wrong }))),
  at.map((time) => says(missed(null, time))),
  at.map((time) => {
    const call = missed(null, time)
    const closing = { callId: call.call.id, at: time, agentId, initials: 'GR' }
    return says(call, { kind: 'missed-call:closed', customerId: null, closing })
  }),
  // Answered by their voice mail, as the wrap-up says; tied to another card later; nobody's any more.
  fc.tuple(called, tie).map(([{ number, at, customerId }, later]) => {
    const first = answered(number, at, { customerId, direction: 'out' })
    return says(first, { ...first, call: { ...first.call, outcome: 'no-answer', customerId: later } })
  }),
  fc
    .tuple(card, at)
    .map(([customerId, time]) =>
      says(interactionAdded(customerId, { channel: 'email', direction: 'out', at: time, agentId })),
    ),
  fc
    .tuple(card, at, fc.constantFrom('no-answer' as const, 'solved' as const))
    .map(([customerId, time, outcome]) => {
      const added = interactionAdded(customerId, { channel: 'phone', direction: 'out', at: time, agentId })
      const { id: interactionId } = added.interaction
      return says(added, { kind: 'interaction:concluded', interactionId, customerId, outcome, caseId: null })
    }),
  fc
    .tuple(card, number, fc.constantFrom(...pointIds), fc.constantFrom(0, 0, 1))
    .map(([customerId, raw, id, extensionDigits]) => {
      const added = phoneAdded(customerId, raw)
      return says({ ...added, phone: { ...added.phone, id, extensionDigits } })
    }),
  fc
    .tuple(card, fc.constantFrom(...pointIds))
    .map(([customerId, contactPointId]) =>
      says({ kind: 'contact-point:removed', customerId, contactPointId }),
    ),
  fc
    .tuple(card, fc.constantFrom(...pointIds), fc.constantFrom(0, 1))
    .map(([customerId, contactPointId, extensionDigits]) =>
      says({ kind: 'phone:range-set', customerId, contactPointId, extensionDigits }),
    ),
  merge.map((pair) =>
    says({ kind: 'customer:merged', ...pair, at: noon, agentId, initials: 'GR', fields: {}, before: {} }),
  ),
  merge.map((pair) => says({ kind: 'customer:merge-undone', ...pair, fields: {} })),
)

const begin: readonly ChangeOf<'customer:created'>[] = cards.map((id, index) =>
  created({ name: `Maria ${index}` }, id),
)

/** Each happening on one of two seats; the clocks of both run alike, so that ties happen. */
const morning = fc
  .array(fc.tuple(fc.boolean(), happening), { minLength: 4, maxLength: 26 })
  .map((happenings) => {
    const seats = [
      { seat: '01a20000-0000-7000-8000-0000000000c1', said: [...begin] as Change[] },
      { seat: '01a20000-0000-7000-8000-0000000000c2', said: [] as Change[] },
    ]
    for (const [there, changes] of happenings) seats[there ? 1 : 0]?.said.push(...changes)
    return seats.flatMap(({ seat, said }) =>
      said.map((change, index): StampedChange => {
        const clock = (noon + index) * ticksPerMillisecond
        return { stamp: { seat, seq: index + 1, clock, agentId, importId: null }, change }
      }),
    )
  })

const anyOrder = morning.chain((changes) =>
  fc.tuple(fc.constant(changes), fc.shuffledSubarray([...changes], { minLength: changes.length })),
)

const seatOf = (changes: readonly StampedChange[]) => {
  const seats = new Map(
    changes.flatMap(({ stamp, change }) =>
      change.kind === 'call:logged' ? [[change.call.id.replaceAll('-', '').toUpperCase(), stamp.seat]] : [],
    ),
  )
  return (callId: string) => seats.get(callId) ?? ''
}

it('is what a recount of the log says, whatever two seats did and in whatever order it comes', () => {
  fc.assert(
    fc.property(anyOrder, ([changes, order]) => {
      const { door, db, reading } = openTestDoor({ now: () => noon + 1000 })
      const half = Math.floor(order.length / 2)
      door.applyRemote(order.slice(0, half))
      door.applyRemote(order.slice(half))

      const { groups, total } = missedListOf(reading).groups(100)
      const expected = recount(db, seatOf(changes))
      expect(groups.map(describeListed)).toEqual(expected)
      expect(total).toBe(expected.length)
    }),
    { numRuns: 40 },
  )
}, 120_000)
