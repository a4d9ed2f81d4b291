import { uuidv7 } from 'uuidv7'
import { expect, it, vi } from 'vitest'
import { Agent } from '../../../src-main/contract/agents.ts'
import type { Change, StampedChange } from '../../../src-main/contract/changes.ts'
import type { AgentId } from '../../../src-main/contract/ids.ts'
import { createDuplicateFinder } from '../../../src-main/customers/duplicate-finder.ts'
import { createFieldHistory } from '../../../src-main/customers/field-history.ts'
import { createMergedCards } from '../../../src-main/customers/merged-cards.ts'
import { createLaterFields } from '../../../src-main/customers/merged-fields.ts'
import { createNumberLookup } from '../../../src-main/customers/number-lookup.ts'
import { ticksPerMillisecond } from '../../../src-main/domain/clock.ts'
import { created, phoneAdded } from '../../support/make-changes.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

const [bologna, rimini] = [uuidv7(), uuidv7()]
const bob = Agent.parse({ id: uuidv7(), name: 'Bob Rossi', initials: 'BR', role: 'operator' })
const alice = Agent.parse({ id: uuidv7(), name: 'Alice Grandi', initials: 'AG', role: 'operator' })

function wrote(seat: string, seq: number, agentId: AgentId | null, change: Change): StampedChange {
  return { stamp: { seat, seq, clock: (noon + seq) * ticksPerMillisecond, agentId, importId: null }, change }
}

it('lets the later of two seats win, and shows what the other wrote and who changed it', () => {
  const maria = created({ name: 'Maria Rossi' })
  const { customerId } = maria
  const moves = (address: string): Change => ({ kind: 'customer:changed', customerId, fields: { address } })
  const there = [
    wrote(bologna, 1, null, { kind: 'agent:added', agent: bob }),
    wrote(bologna, 2, null, { kind: 'agent:added', agent: alice }),
    wrote(bologna, 3, bob.id, maria),
    wrote(bologna, 4, bob.id, moves('Via Po 1, Torino')),
    wrote(rimini, 5, alice.id, moves('Via Roma 9, Rimini')),
  ]
  for (const order of [there, there.toReversed()]) {
    const { door, db, reading } = openTestDoor()
    door.applyRemote(order)
    expect(db.prepare('SELECT address FROM customer').pluck().get()).toBe('Via Roma 9, Rimini')
    expect(createFieldHistory(reading)(customerId).get('address')?.change).toMatchObject({
      value: 'Via Roma 9, Rimini',
      before: 'Via Po 1, Torino',
      at: noon + 5,
      initials: 'AG',
    })
  }
})

it('keeps the range that was set last, whatever comes first', () => {
  const firm = created({ name: 'Miramare' })
  const phone = phoneAdded(firm.customerId, '+39021234500')
  const set = (extensionDigits: number): Change => ({
    kind: 'phone:range-set',
    customerId: firm.customerId,
    contactPointId: phone.phone.id,
    extensionDigits,
  })
  const there = [
    wrote(bologna, 1, null, firm),
    wrote(bologna, 2, null, phone),
    wrote(bologna, 3, null, set(3)),
    wrote(rimini, 4, null, set(2)),
  ]
  for (const order of [there, there.toReversed()]) {
    const { door, db } = openTestDoor()
    door.applyRemote(order)
    expect(db.prepare('SELECT range_prefix FROM phone').pluck().get()).toBe('+390212345')
  }
})

it('never walks a table to find a customer, a duplicate or a range', () => {
  const { reading } = openTestDoor()
  const prepare = vi.spyOn(reading, 'prepare')
  createNumberLookup(reading)
  createDuplicateFinder(reading)
  createMergedCards(reading)
  createLaterFields(reading)
  createFieldHistory(reading)
  const statements = prepare.mock.calls.map(([sql]) => sql)
  prepare.mockRestore()
  expect(statements.length).toBeGreaterThan(12)
  for (const sql of statements) {
    const bound = /@(\w+)/.test(sql) ? [{ number: '', root: null }] : (sql.match(/\?/g) ?? []).map(() => '')
    const plan = reading.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...bound)
    expect(plan.map(({ detail }) => detail).filter((detail) => /\bSCAN\b/.test(detail))).toEqual([])
  }
})
