import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import type { Change, StampedChange } from '../../../src-main/contract/changes.ts'
import { AgentId, type CustomerId, ImportId, PhoneNumber } from '../../../src-main/contract/ids.ts'
import { ticksPerMillisecond } from '../../../src-main/domain/clock.ts'
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

const nobody = { agentId: null }

/** Maria's story: each change stands on one before it. */
function mariasStory(): readonly Change[] {
  const maria = created({ name: 'Maria Rossi' })
  const { customerId } = maria
  const phone = phoneAdded(customerId, '+393331234567')
  const contact = interactionAdded(customerId)
  const opened = caseOpened(customerId)
  const promised = promiseMade(customerId, { caseId: opened.case.id })
  return [
    maria,
    phone,
    emailAdded(customerId, 'maria@example.it'),
    contact,
    noteAdded(customerId, { interactionId: contact.interaction.id }),
    {
      kind: 'interaction:concluded',
      interactionId: contact.interaction.id,
      customerId,
      outcome: 'solved',
      caseId: opened.case.id,
    },
    opened,
    { kind: 'case:moved', caseId: opened.case.id, customerId, move: move('green') },
    promised,
    { kind: 'promise:kept', promiseId: promised.promise.id, customerId, keptAt: noon },
    { kind: 'contact-point:removed', customerId, contactPointId: phone.phone.id },
    { kind: 'customer:changed', customerId, fields: { name: 'Maria Bianchi', tags: ['abbonata'] } },
    { kind: 'number:chosen', number: contactNumber, customerId, callId: null },
  ]
}
const contactNumber = PhoneNumber.parse('+390111234567')

it('reads back from the log exactly what was recorded, and who wrote it when', () => {
  const seat = uuidv7()
  const { door } = openTestDoor({ seat })
  const agentId = AgentId.parse(uuidv7())
  const importId = ImportId.parse(uuidv7())
  const story = mariasStory()
  door.record(story.slice(0, 5), { agentId })
  door.record(story.slice(5), { agentId: null, importId })

  const log = door.log.read(0, 100)
  expect(log.map(({ change }) => change)).toEqual(story)
  expect(log.map(({ revision }) => revision)).toEqual(story.map((_, index) => index + 1))
  expect(log.map(({ stamp }) => stamp)).toEqual(
    story.map((_, index) => ({
      seat,
      seq: index + 1,
      clock: noon * ticksPerMillisecond + index,
      agentId: index < 5 ? agentId : null,
      importId: index < 5 ? null : importId,
    })),
  )
  expect(door.log.read(3, 2).map(({ revision }) => revision)).toEqual([4, 5])
})

it('stores no text of a fact a second time', () => {
  const { door, reading } = openTestDoor()
  door.record(mariasStory(), nobody)
  const payloads = reading
    .prepare<[], string | null>('SELECT payload FROM change ORDER BY revision')
    .pluck()
    .all()
  expect(payloads.map((payload) => payload === null)).toEqual(
    payloads.map((_, index) => index === 3 || index === 4),
  )
})

it('goes on counting where it stopped, and never gives a number twice after a failed write', () => {
  const seat = uuidv7()
  const { door } = openTestDoor({ seat })
  const [maria, ...rest] = mariasStory()
  if (maria === undefined) throw new Error('no story')
  expect(() => door.record([maria, { ...created({ name: 'x' }), code: null as never }], nobody)).toThrow()
  expect(door.log.newestRevision()).toBe(0)
  door.record([maria], nobody)
  door.record(rest.slice(0, 2), nobody)
  expect(door.log.read(0, 10).map(({ stamp }) => stamp.seq)).toEqual([1, 2, 3])
})

it('applies what another seat wrote once, however often it comes', () => {
  const alice = openTestDoor()
  const bob = openTestDoor()
  alice.door.record(mariasStory(), nobody)
  const sent = stampedOf(alice.door)

  expect(bob.door.applyRemote(sent).subjects).toHaveLength(1)
  const once = dumpTables(bob.reading)
  const again = bob.door.applyRemote(sent)
  expect(again.from).toBe(again.to)
  expect(dumpTables(bob.reading)).toEqual(once)
  expect(once).toEqual(dumpTables(alice.reading))
  expect(stampedOf(bob.door)).toEqual(sent)
})

it('writes after everything it has seen: a correction by a seat whose clock is slow still wins', () => {
  const alice = openTestDoor({ now: () => noon })
  const slow = openTestDoor({ now: () => noon - 60_000 })
  const maria = created({ name: 'Maria' })
  const misspelt = { name: 'Maria Rosi' }
  const renamed: Change = { kind: 'customer:changed', customerId: maria.customerId, fields: misspelt }
  alice.door.record([maria, renamed], nobody)
  slow.door.applyRemote(stampedOf(alice.door))
  slow.door.record(
    [{ kind: 'customer:changed', customerId: maria.customerId, fields: { name: 'Maria Rossi' } }],
    nobody,
  )
  alice.door.applyRemote(stampedOf(slow.door))
  for (const { reading } of [alice, slow])
    expect(reading.prepare('SELECT name FROM customer').pluck().all()).toEqual(['Maria Rossi'])
})

it('does not give a number again when its own changes come back from others', () => {
  const seat = uuidv7()
  const lost = openTestDoor({ seat })
  lost.door.record(mariasStory(), nobody)
  const restored = openTestDoor({ seat })
  restored.door.applyRemote(stampedOf(lost.door))
  restored.door.record([created({ name: 'Luca Rossi' })], nobody)
  expect(restored.door.log.read(0, 100).at(-1)?.stamp.seq).toBe(mariasStory().length + 1)
})

it('ends with the same tables whatever order changes arrive in, once or twice', () => {
  fc.assert(
    fc.property(twoSeats, fc.infiniteStream(fc.nat()), (sent, chance) => {
      const [inOrder, shuffled] = [openTestDoor(), openTestDoor()]
      inOrder.door.applyRemote(sent)
      for (const batch of batches([...sent, ...sent.slice(0, 3)], chance)) shuffled.door.applyRemote(batch)

      expect(dumpTables(shuffled.reading)).toEqual(dumpTables(inOrder.reading))
      expect(shuffled.reading.prepare('SELECT count(*) FROM waiting_change').pluck().get()).toBe(0)
    }),
    { numRuns: 25 },
  )
})

it('keeps in the log, readable, what waits for its customer', () => {
  const { door, reading } = openTestDoor()
  const maria = created({ name: 'Maria Rossi' })
  const note = noteAdded(maria.customerId)
  const seat = uuidv7()
  door.applyRemote([{ stamp: { seat, seq: 2, clock: 2, ...nobody, importId: null }, change: note }])
  expect(door.log.read(0, 10).map(({ change }) => change)).toEqual([note])
  expect(reading.prepare('SELECT count(*) FROM note').pluck().get()).toBe(0)

  door.applyRemote([{ stamp: { seat, seq: 1, clock: 1, ...nobody, importId: null }, change: maria }])
  expect(reading.prepare('SELECT count(*) FROM note').pluck().get()).toBe(1)
  expect(door.log.read(0, 10).map(({ change }) => change)).toEqual([note, maria])
})

function stampedOf(door: ReturnType<typeof openTestDoor>['door']): StampedChange[] {
  return door.log.read(0, 1000).map(({ stamp, change }) => {
    if (change === null) throw new Error('erased')
    return { stamp, change }
  })
}

const names = fc.constantFrom('Maria Rossi', 'Maria Bianchi', 'Maria Verdi', 'Anna')

/** What two seats write about Maria, each in its own time: edits that cross, facts and removals. */
const twoSeats = fc
  .array(fc.record({ seat: fc.nat(1), what: fc.nat(4), name: names, tick: fc.nat(50) }), { maxLength: 12 })
  .map((edits) => {
    const story = mariasStory()
    const { customerId } = story[0] as Extract<Change, { kind: 'customer:created' }>
    const changes = [
      ...story.map((change) => ({ seat: 0, change })),
      ...edits.map(({ seat, what, name }) => ({ seat, change: edit(customerId, what, name) })),
    ]
    return stamp(changes, edits)
  })

function edit(customerId: CustomerId, what: number, name: string): Change {
  if (what === 0) return { kind: 'customer:changed', customerId, fields: { name } }
  if (what === 1) return { kind: 'customer:changed', customerId, fields: { warning: name, tags: [name] } }
  if (what === 2) return noteAdded(customerId, { text: name })
  if (what === 3) return phoneAdded(customerId, '+393331234567')
  return { kind: 'number:chosen', number: contactNumber, customerId, callId: null }
}

/** Two seats may write at the same tick; one seat never does. */
function stamp(changes: readonly { seat: number; change: Change }[], edits: readonly { tick: number }[]) {
  const seats = [uuidv7(), uuidv7()].map((seat) => ({ seat, seq: 0, clock: noon * ticksPerMillisecond }))
  return changes.map(({ seat: which, change }, index): StampedChange => {
    const writer = seats[which]
    if (writer === undefined) throw new RangeError('seat')
    writer.seq += 1
    writer.clock += 1 + (edits[index]?.tick ?? 0)
    const { seat, seq, clock } = writer
    return { stamp: { seat, seq, clock, agentId: null, importId: null }, change }
  })
}

function batches(sent: readonly StampedChange[], chance: fc.Stream<number>): StampedChange[][] {
  const numbers = [...chance.take(sent.length * 2)]
  const order = sent
    .map((change, index) => ({ change, at: numbers[index] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ change }) => change)
  const cut: StampedChange[][] = [[]]
  for (const [index, change] of order.entries()) {
    cut.at(-1)?.push(change)
    if ((numbers[sent.length + index] ?? 0) % 3 === 0) cut.push([])
  }
  return cut
}
