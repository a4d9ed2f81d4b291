import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import type { Change, StampedChange } from '../../../src-main/contract/changes.ts'
import {
  AgentId,
  AttemptId,
  CallId,
  type CustomerId,
  MergeId,
  type PromiseId,
} from '../../../src-main/contract/ids.ts'
import type { PromiseAttempt } from '../../../src-main/contract/promises.ts'
import { breaksAt, courseOf } from '../../../src-main/domain/promise-course.ts'
import { holderAt, joinedRota } from '../../../src-main/domain/promise-holder.ts'
import { createPromiseRepository } from '../../../src-main/promises/promise-repository.ts'
import { created, promiseMade } from '../../support/make-changes.ts'
import { gaia, openPromiseDesk } from '../../support/open-promise-desk.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

const minute = 60_000
const seats = [uuidv7(), uuidv7()] as const

/** What two other seats wrote, each in its own order. */
function fromSeats(...written: readonly (readonly [seat: 0 | 1, change: Change, clock: number])[]) {
  const next = [0, 0]
  return written.map(([seat, change, clock]): StampedChange => {
    next[seat] = (next[seat] ?? 0) + 1
    const stamp = { seat: seats[seat], seq: next[seat] ?? 0, clock, agentId: null, importId: null }
    return { stamp, change }
  })
}

function attempted(promiseId: PromiseId, customerId: CustomerId, more: Partial<PromiseAttempt> = {}): Change {
  const attempt: PromiseAttempt = {
    id: AttemptId.parse(uuidv7()),
    at: noon + 5 * minute,
    agentId: null,
    initials: 'GB',
    outcome: 'no-answer',
    keeps: false,
    callId: null,
    ...more,
  }
  return { kind: 'promise:attempted', promiseId, customerId, attempt }
}

function released(promiseId: PromiseId, customerId: CustomerId, at: number, reason: string): Change {
  return {
    kind: 'promise:released',
    promiseId,
    customerId,
    release: { at, agentId: null, initials: 'LT', reason },
  }
}

function kept(promiseId: PromiseId, customerId: CustomerId, keptAt: number): Change {
  return { kind: 'promise:kept', promiseId, customerId, keptAt }
}

const maria = created({ name: 'Maria Rossi' })
const refund = promiseMade(maria.customerId)
const { id: promiseId, dueAt } = refund.promise
const about = [promiseId, maria.customerId] as const

/** The promise as a fresh seat has it after these arrived, in this order. */
function seenAfter(changes: readonly StampedChange[]) {
  const { door, reading } = openTestDoor()
  door.applyRemote(changes)
  const promises = createPromiseRepository(reading)
  return { promise: promises.find(promiseId), owed: promises.owed(10).total }
}

const told = [
  [0, maria, 1],
  [0, refund, 2],
] as const

describe('two seats say different things about one promise', () => {
  it('kept here and released there: what came first holds, and the other stays to be seen', () => {
    const { promise, owed } = seenAfter(
      fromSeats(
        ...told,
        [0, kept(...about, noon + 20 * minute), 3],
        [1, released(...about, noon + 10 * minute, 'Ha già ricevuto il bonifico'), 4],
      ),
    )
    if (!promise) throw new Error('it is there')
    expect(courseOf(promise, dueAt)).toMatchObject({ state: 'released', closedAt: noon + 10 * minute })
    expect(promise.keptAt).toBe(noon + 20 * minute)
    expect(owed).toBe(0)
  })

  it('kept twice is kept the first time', () => {
    const { promise } = seenAfter(
      fromSeats(
        ...told,
        [0, kept(...about, noon + 30 * minute), 3],
        [1, kept(...about, noon + 9 * minute), 4],
      ),
    )
    expect(promise?.keptAt).toBe(noon + 9 * minute)
  })

  it('attempts that arrive out of order stand in the order in which they were made', () => {
    const { promise } = seenAfter(
      fromSeats(
        [1, attempted(...about, { at: noon + 40 * minute }), 9],
        [1, attempted(...about, { at: noon + 10 * minute }), 5],
        ...told,
      ),
    )
    expect(promise?.attempts.map(({ at }) => at)).toEqual([noon + 10 * minute, noon + 40 * minute])
  })

  it('of two words on the same attempt the later holds, whichever comes first', () => {
    const id = AttemptId.parse(uuidv7())
    const yes = attempted(...about, { id, outcome: 'answered', keeps: true })
    const no = attempted(...about, { id, outcome: 'answered', keeps: false })
    for (const changes of [
      fromSeats(...told, [1, no, 9], [0, yes, 5]),
      fromSeats(...told, [0, yes, 5], [1, no, 9]),
    ]) {
      const { promise, owed } = seenAfter(changes)
      expect(promise).toMatchObject({ keptAt: null, attempts: [{ keeps: false }] })
      expect(owed).toBe(1)
    }
  })

  it('an owner whom nobody knows, and a due time long gone, are broken and passed on', () => {
    const stranger = AgentId.parse(uuidv7())
    const desk = openPromiseDesk()
    const old = promiseMade(maria.customerId, {
      ownerId: stranger,
      madeAt: noon - 3 * 86_400_000,
      dueAt: 1_000,
    })
    desk.door.applyRemote(fromSeats([0, maria, 1], [0, old, 2]))
    const [promise] = desk.promises.owed(10).promises
    if (!promise) throw new Error('it is owed')
    expect(courseOf(promise, noon)).toMatchObject({ state: 'broken' })
    const anywhere = desk.houseClock().shifts(null, noon - 86_400_000, noon + 86_400_000)
    expect(holderAt(promise, joinedRota({ atDesk: anywhere, anywhere }), noon)).toMatchObject({
      agentId: gaia.id,
    })
  })

  it('the promise of a merged card stands on the card that was kept', () => {
    const desk = openPromiseDesk()
    const twin = created({ name: 'Maria Rosi' })
    const promised = promiseMade(twin.customerId)
    const merge: Change = {
      kind: 'customer:merged',
      mergeId: MergeId.parse(uuidv7()),
      keptId: maria.customerId,
      mergedId: twin.customerId,
      at: noon,
      agentId: null,
      initials: 'GR',
      fields: {},
      before: {},
    }
    desk.door.applyRemote(fromSeats([0, maria, 1], [0, twin, 2], [1, merge, 3], [0, promised, 4]))
    expect(desk.card(twin.customerId)?.promises).toMatchObject([{ id: promised.promise.id }])
    expect(desk.customers.summary(twin.customerId)?.name).toBe(desk.card(maria.customerId)?.customer.name)
    expect(desk.promises.owed(10).total).toBe(1)
  })

  it('promises made before there were desks are owed by whoever made them', () => {
    const { door, reading } = openTestDoor()
    const { deskId: _none, ...before } = { ...refund.promise, agentId: gaia.id }
    // As an older log has it: the schema fills in what it lacks.
    door.applyRemote(
      fromSeats([0, maria, 1], [0, { kind: 'promise:made', promise: { ...before, deskId: null } }, 2]),
    )
    expect(createPromiseRepository(reading).find(promiseId)).toMatchObject({ ownerId: gaia.id, deskId: null })
  })
})

it('comes to the same promise in whatever order the seats’ words arrive', () => {
  const call = CallId.parse(uuidv7())
  const id = AttemptId.parse(call)
  const words = [
    refund,
    kept(...about, noon + 55 * minute),
    released(...about, noon + 70 * minute, 'Prima'),
    released(...about, noon + 70 * minute, 'Seconda'),
    attempted(...about, { id, at: noon + minute }),
    attempted(...about, { id, at: noon + minute, outcome: 'answered', keeps: true }),
    attempted(...about, { at: noon + 3 * minute, outcome: 'wrong-number' }),
  ]
  const stamped = fromSeats(
    ...words.map((change, index) => [index % 2 === 0 ? 0 : 1, change, 100 + index] as const),
  )
  const known = fromSeats([0, maria, 1]).map((change) => ({
    ...change,
    stamp: { ...change.stamp, seat: uuidv7() },
  }))
  const expected = seenAfter([...known, ...stamped])
  expect(expected.promise).toMatchObject({
    keptAt: noon + minute,
    attempts: [{ keeps: true }, {}],
    release: { reason: 'Prima' },
  })
  const { promise } = expected
  expect(promise && courseOf(promise, breaksAt({ dueAt })).broken).toBe(false)

  fc.assert(
    fc.property(fc.shuffledSubarray(stamped, { minLength: stamped.length }), (order) => {
      expect(seenAfter([...known, ...order])).toEqual(expected)
    }),
    { numRuns: 8 },
  )
})
