import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { createCardRepository } from '../../../src-main/card-repository.ts'
import type { Change, ChangeOf, StampedChange } from '../../../src-main/contract/changes.ts'
import type { ChangedFields } from '../../../src-main/contract/customers.ts'
import { type CustomerId, MergeId, PhoneNumber } from '../../../src-main/contract/ids.ts'
import { createCustomerRepository } from '../../../src-main/customers/customer-repository.ts'
import { createMergeRepository } from '../../../src-main/customers/merge-repository.ts'
import { ticksPerMillisecond } from '../../../src-main/domain/clock.ts'
import { createTimelineRepository } from '../../../src-main/timeline-repository.ts'
import {
  caseOpened,
  created,
  emailAdded,
  interactionAdded,
  noteAdded,
  phoneAdded,
  promiseMade,
} from '../../support/make-changes.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

const [bologna, rimini] = [uuidv7(), uuidv7()]
const mobile = PhoneNumber.parse('+393331234567')
const home = PhoneNumber.parse('+390515550112')

function merged(keptId: CustomerId, mergedId: CustomerId, fields: ChangedFields = {}) {
  const mergeId = MergeId.parse(uuidv7())
  const who = { at: noon, agentId: null, initials: 'GR' }
  return { kind: 'customer:merged', mergeId, keptId, mergedId, ...who, fields, before: {} } as const
}

function undone({ mergeId, keptId, mergedId }: ChangeOf<'customer:merged'>): Change {
  return { kind: 'customer:merge-undone', mergeId, keptId, mergedId, fields: {} }
}

/** Three cards of Maria's, worked on and merged on two seats at once, crosswise, and one merge taken back. */
function story() {
  const [maria, again, third] = [
    created({ name: 'Maria Rossi' }),
    created({ name: 'Rossi M.', address: 'Via dei Mille 12, Bologna' }),
    created({ name: 'M. Rossi' }),
  ]
  const ids = [maria, again, third].map(({ customerId }) => customerId) as [
    CustomerId,
    CustomerId,
    CustomerId,
  ]
  const [a, b, c] = ids
  const crosswise = merged(b, a)
  const chain = merged(b, c)
  const inBologna: Change[] = [
    maria,
    again,
    phoneAdded(a, mobile),
    phoneAdded(b, home),
    noteAdded(a, { text: 'Chiede il rimborso.' }),
    merged(a, b, { address: 'Via dei Mille 12, Bologna' }),
    interactionAdded(a, { at: noon + 5 }),
    undone(crosswise),
  ]
  const inRimini: Change[] = [
    third,
    phoneAdded(c, mobile),
    interactionAdded(b, { at: noon + 3 }),
    noteAdded(b, { text: 'Ha mandato la foto.', at: noon + 4 }),
    caseOpened(b),
    promiseMade(c),
    crosswise,
    chain,
    emailAdded(b, 'maria@example.it'),
    // This seat does not know yet that the card was merged: what it writes is meant for Maria.
    { kind: 'customer:changed', customerId: b, fields: { warning: 'Sente poco' } },
    { kind: 'number:chosen', number: mobile, customerId: c, callId: null },
  ]
  return { ids, changes: [...stamped(bologna, inBologna), ...stamped(rimini, inRimini)] }
}

function stamped(seat: string, changes: readonly Change[]): readonly StampedChange[] {
  return changes.map((change, index) => {
    const clock = (noon + index) * ticksPerMillisecond
    return { stamp: { seat, seq: index + 1, clock, agentId: null, importId: null }, change }
  })
}

function whatPeopleSee(changes: readonly StampedChange[], ids: readonly CustomerId[]) {
  const { door, db, reading } = openTestDoor({ now: () => noon + 1000 })
  const half = Math.floor(changes.length / 2)
  door.applyRemote(changes.slice(0, half))
  door.applyRemote(changes.slice(half))
  const cards = createCardRepository(reading)
  const customers = createCustomerRepository(reading)
  return {
    cards: ids.map((id) => cards.card(id, noon + 1000)),
    found: [mobile, home].map((number) => customers.findByNumber({ number, guesses: [] })),
    recent: customers.recent(10).map(({ id }) => id),
    merges: ids.map((id) => createMergeRepository(reading).ofCustomer(id).length),
    aliases: db
      .prepare('SELECT hex(customer_id), hex(root_id), joined_clock FROM customer_alias')
      .raw()
      .all(),
    waiting: db.prepare('SELECT count(*) AS count FROM waiting_change').get(),
  }
}

it('shows one customer however the changes of two seats that merge at once come in', () => {
  const { ids, changes } = story()
  const [maria] = ids
  const expected = whatPeopleSee(changes, ids)
  const [card] = expected.cards

  expect(expected.waiting).toEqual({ count: 0 })
  // Whichever code or id was written down somewhere leads to the same card, with everything on it.
  expect(expected.cards).toEqual([card, card, card])
  expect(card).toMatchObject({
    customer: {
      id: maria,
      name: 'Maria Rossi',
      address: 'Via dei Mille 12, Bologna',
      warning: 'Sente poco',
      phones: [{ number: mobile }, { number: home }],
      emails: [{ address: 'maria@example.it' }],
      merged: [{ id: ids[1] }, { id: ids[2] }],
    },
    cases: [{ customerId: ids[1] }],
    promises: [{ customerId: ids[2] }],
  })
  expect(card?.timeline.map(({ at }) => at)).toEqual([noon + 5, noon + 4, noon + 3, noon])
  expect(expected.found.map(({ customers }) => customers.map(({ id }) => id))).toEqual([[maria], [maria]])
  expect(expected.found[0]?.lastChosen).toBe(true)
  expect(expected.recent).toEqual([maria])
  expect(expected.merges).toEqual([2, 2, 2])

  const shuffled = fc.shuffledSubarray([...changes, ...changes], { minLength: changes.length * 2 })
  fc.assert(
    fc.property(shuffled, (order) => {
      expect(whatPeopleSee(order, ids)).toEqual(expected)
    }),
    { numRuns: 12 },
  )
})

it('gives each card back what was its own when the merges are taken back, in any order', () => {
  const { ids, changes } = story()
  const before = changes.filter(({ change }) => !change.kind.startsWith('customer:merge'))
  const merges = changes.flatMap(({ change }) => (change.kind === 'customer:merged' ? [change] : []))
  const wayBack = merges.map((merge): Change => ({ ...undone(merge), fields: backAgain(merge) }) as Change)
  const alone = whatPeopleSee(before, ids)

  fc.assert(
    fc.property(fc.shuffledSubarray(wayBack, { minLength: wayBack.length }), (order) => {
      const seen = whatPeopleSee([...changes, ...stamped(uuidv7(), order).map(later)], ids)
      expect(seen.aliases).toEqual([])
      expect(seen.merges).toEqual([0, 0, 0])
      expect(seen.cards).toEqual(alone.cards)
      expect(seen.found).toEqual(alone.found)
    }),
    { numRuns: 6 },
  )
})

/** What the kept card said in the fields that the merge wrote. */
function backAgain({ fields }: ChangeOf<'customer:merged'>): ChangedFields {
  return Object.fromEntries(Object.keys(fields).map((field) => [field, '']))
}

function later({ stamp, change }: StampedChange): StampedChange {
  return { stamp: { ...stamp, clock: stamp.clock + 1000 * ticksPerMillisecond }, change }
}

it('reads one timeline page by page where the pages lie on two cards', () => {
  const { door, reading } = openTestDoor()
  const [maria, again] = [created({ name: 'Maria Rossi' }), created({ name: 'Rossi M.' })]
  const facts = Array.from({ length: 130 }, (_, index) => {
    const owner = index % 3 === 0 ? again.customerId : maria.customerId
    return index % 5 === 0
      ? noteAdded(owner, { at: noon - index, text: `nota ${index}` })
      : interactionAdded(owner, { at: noon - index })
  })
  door.record([maria, again, ...facts, merged(maria.customerId, again.customerId)], { agentId: null })

  const cards = createCardRepository(reading)
  const card = cards.card(again.customerId, noon)
  expect(card?.timeline.map(({ at }) => at)).toEqual(Array.from({ length: 50 }, (_, index) => noon - index))
  const timeline = createTimelineRepository(reading)
  const seen = card?.timeline.map(({ at }) => at) ?? []
  for (let cursor = card?.timelineNext ?? null; cursor !== null; ) {
    const page = timeline.page({
      customerId: again.customerId,
      filter: { kinds: [], caseId: null },
      from: { kind: 'older', cursor },
    })
    seen.push(...page.entries.map(({ at }) => at))
    cursor = page.next
  }
  expect(seen).toEqual(Array.from({ length: 130 }, (_, index) => noon - index))
})
