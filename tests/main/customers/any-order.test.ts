import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { createCardRepository } from '../../../src-main/card-repository.ts'
import type { Change, StampedChange } from '../../../src-main/contract/changes.ts'
import { PhoneNumber } from '../../../src-main/contract/ids.ts'
import { createCustomerRepository } from '../../../src-main/customers/customer-repository.ts'
import { ticksPerMillisecond } from '../../../src-main/domain/clock.ts'
import { searchQueries } from '../../../src-main/threads/search-queries.ts'
import { dumpTables } from '../../support/dump-tables.ts'
import {
  caseOpened,
  created,
  emailAdded,
  interactionAdded,
  move,
  noteAdded,
  phoneAdded,
  promiseMade,
} from '../../support/make-changes.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

const home = PhoneNumber.parse('+390515550112')
const [bologna, rimini] = [uuidv7(), uuidv7()]

/** What two seats wrote about Maria and Luca in one morning, some of it at the same tick of the clock. */
function story(): readonly StampedChange[] {
  const maria = created({ name: 'Maria Rossi' })
  const luca = created({ name: 'Luca Rossi' })
  const [mariaId, lucaId] = [maria.customerId, luca.customerId]
  const office = phoneAdded(mariaId, '+390612345678')
  const mail = emailAdded(mariaId, 'maria@example.it')
  const call = interactionAdded(mariaId)
  const parcel = caseOpened(mariaId)
  const refund = promiseMade(mariaId)
  const { id: interactionId } = call.interaction
  const moved = (to: 'yellow' | 'green'): Change => ({
    kind: 'case:moved',
    caseId: parcel.case.id,
    customerId: mariaId,
    move: move(to),
  })
  const changed = (name: string): Change => ({
    kind: 'customer:changed',
    customerId: mariaId,
    fields: { name },
  })
  const kept = (keptAt: number): Change => ({
    kind: 'promise:kept',
    promiseId: refund.promise.id,
    customerId: mariaId,
    keptAt,
  })
  const concluded = (outcome: 'solved' | 'callback'): Change => ({
    kind: 'interaction:concluded',
    interactionId,
    customerId: mariaId,
    outcome,
    caseId: parcel.case.id,
    // Who concluded last heard it; the other had not asked.
    ...(outcome === 'callback' && { satisfaction: 4 }),
  })
  const chosen = (customerId: typeof mariaId): Change => ({
    kind: 'number:chosen',
    number: home,
    customerId,
    callId: null,
  })
  const removed = (contactPointId: typeof mail.email.id): Change => ({
    kind: 'contact-point:removed',
    customerId: mariaId,
    contactPointId,
  })

  const inBologna: Change[] = [
    maria,
    phoneAdded(mariaId, home),
    office,
    call,
    changed('Maria Rossi Bianchi'),
    parcel,
    moved('yellow'),
    chosen(mariaId),
    concluded('callback'),
    kept(noon + 500),
    removed(mail.email.id),
    noteAdded(mariaId, { interactionId }),
  ]
  const inRimini: Change[] = [
    luca,
    phoneAdded(lucaId, home),
    mail,
    refund,
    changed('Maria Bianchi'),
    {
      kind: 'customer:changed',
      customerId: mariaId,
      fields: { tags: ['Contratto Casa'], warning: 'Sente poco' },
    },
    moved('green'),
    chosen(lucaId),
    concluded('solved'),
    kept(noon + 400),
    removed(office.phone.id),
    { kind: 'customer:changed', customerId: mariaId, fields: { company: 'Panificio Rossi' } },
  ]
  return [...stamped(bologna, 0, inBologna), ...stamped(rimini, 0, inRimini)]
}

/** The same index has the same clock on both seats: ties happen. */
function stamped(seat: string, offset: number, changes: readonly Change[]): readonly StampedChange[] {
  return changes.map((change, index) => ({
    stamp: {
      seat,
      seq: index + 1,
      clock: (noon + index + offset) * ticksPerMillisecond,
      agentId: null,
      importId: null,
    },
    change,
  }))
}

function whatPeopleSee(changes: readonly StampedChange[]) {
  const { door, db, reading } = openTestDoor({ now: () => noon + 1000 })
  const half = Math.floor(changes.length / 2)
  door.applyRemote(changes.slice(0, half))
  door.applyRemote(changes.slice(half))
  const customers = createCustomerRepository(reading)
  const cards = createCardRepository(reading)
  const search = searchQueries['customer:search'](reading)
  const found = customers.findByNumber({ number: home, guesses: [] })
  return {
    found,
    cards: customers.recent(10).map(({ id }) => cards.card(id, noon + 1000)),
    search: ['Maria', 'Panificio', 'maria@example.it', 'Sente'].map((words) => search({ words }).length),
    registers: dumpTables(db)['customer_register'],
    waiting: db.prepare('SELECT count(*) AS count FROM waiting_change').get(),
  }
}

it('shows the same cards whatever order the changes of two seats come in, and however often', () => {
  const changes = story()
  const expected = whatPeopleSee(changes)

  expect(expected.waiting).toEqual({ count: 0 })
  expect(expected.found.customers).toHaveLength(2)
  expect(expected.search).toEqual([1, 1, 0, 0])
  const [maria] = expected.cards.filter((card) => card?.customer.company === 'Panificio Rossi')
  expect(maria).toMatchObject({
    customer: { tags: ['Contratto Casa'], warning: 'Sente poco', emails: [], phones: [{ number: home }] },
    cases: [{ moves: [{}, {}, {}] }],
    promises: [{ keptAt: noon + 400 }],
    timeline: [{ interaction: { id: expect.any(String) }, notes: [{}] }],
  })

  const shuffled = fc.shuffledSubarray([...changes, ...changes], { minLength: changes.length * 2 })
  fc.assert(
    fc.property(shuffled, (order) => {
      expect(whatPeopleSee(order)).toEqual(expected)
    }),
    { numRuns: 12 },
  )
})

it('keeps the value that lost beside the one that won', () => {
  const { door, db } = openTestDoor()
  const maria = created({ name: 'Maria Rossi' })
  const changed = (name: string): Change => ({
    kind: 'customer:changed',
    customerId: maria.customerId,
    fields: { name },
  })
  door.applyRemote([
    ...stamped(bologna, 0, [maria, changed('Maria Bianchi')]),
    ...stamped(rimini, 500, [changed('Maria Verdi')]),
  ])

  const values = db.prepare('SELECT value FROM customer_register ORDER BY clock').pluck().all()
  expect(values).toEqual(['"Maria Bianchi"', '"Maria Verdi"'])
  expect(db.prepare('SELECT name FROM customer').pluck().get()).toBe('Maria Verdi')
})
