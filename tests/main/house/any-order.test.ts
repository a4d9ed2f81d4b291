import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { createAgentRepository } from '../../../src-main/agents/agent-repository.ts'
import { Agent } from '../../../src-main/contract/agents.ts'
import type { Change, StampedChange } from '../../../src-main/contract/changes.ts'
import { ticksPerMillisecond } from '../../../src-main/domain/clock.ts'
import { emptyHouse } from '../../../src-main/domain/house-defaults.ts'
import { createHouseRepository } from '../../../src-main/house/house-repository.ts'
import { dumpTables } from '../../support/dump-tables.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

const [bologna, rimini] = [uuidv7(), uuidv7()]
const gaia = Agent.parse({ id: uuidv7(), name: 'Gaia Ricci', initials: 'GR', role: 'operator' })
const guido = Agent.parse({ id: uuidv7(), name: 'Guido Riva', initials: 'GR', role: 'operator' })

/** The same index has the same clock on both seats: ties happen. */
function stamped(seat: string, changes: readonly Change[]): readonly StampedChange[] {
  return changes.map((change, index) => ({
    stamp: {
      seat,
      seq: index + 1,
      clock: (noon + index) * ticksPerMillisecond,
      agentId: null,
      importId: null,
    },
    change,
  }))
}

const manner = (name: string): Change => ({
  kind: 'house:changed',
  house: { manner: { name, formOfAddress: 'tu' } },
})
const story: readonly StampedChange[] = [
  ...stamped(bologna, [
    { kind: 'agent:added', agent: gaia },
    manner('Panificio Rossi'),
    { kind: 'agent:changed', agentId: guido.id, fields: { initials: 'GRV' } },
    { kind: 'house:changed', house: { transferReasons: ['Parla tedesco'], categories: [] } },
    { kind: 'agent:changed', agentId: gaia.id, fields: { role: 'lead' } },
  ]),
  ...stamped(rimini, [
    { kind: 'agent:added', agent: guido },
    manner('Panificio Rossi & Figli'),
    { kind: 'agent:changed', agentId: guido.id, fields: { initials: 'GV', name: 'Guido Riva' } },
    { kind: 'house:changed', house: { transferReasons: [] } },
    { kind: 'agent:changed', agentId: gaia.id, fields: { role: 'administrator' } },
    { kind: 'house:changed', house: { manner: { name: 'Rossi', formOfAddress: 'lei' } } },
  ]),
]

function afterwards(changes: readonly StampedChange[]) {
  const { door, db, reading } = openTestDoor({ now: () => noon + 1000 })
  for (const change of changes) door.applyRemote([change])
  const { house_section: sections, agent_register: registers } = dumpTables(db)
  return {
    house: createHouseRepository(reading, () => emptyHouse).read(),
    agents: createAgentRepository(reading).list(),
    sections,
    registers,
    waiting: db.prepare('SELECT count(*) AS count FROM waiting_change').get(),
  }
}

it('agrees on the same house and people whatever order two seats are heard in, and however often', () => {
  const expected = afterwards(story)
  const winner = bologna > rimini ? 'bologna' : 'rimini'

  expect(expected.waiting).toEqual({ count: 0 })
  expect(expected.house).toMatchObject({
    manner: { name: 'Rossi', formOfAddress: 'lei' },
    transferReasons: winner === 'bologna' ? ['Parla tedesco'] : [],
  })
  expect(expected.agents).toEqual([
    { ...gaia, role: winner === 'bologna' ? 'lead' : 'administrator' },
    { ...guido, initials: winner === 'bologna' ? 'GRV' : 'GV' },
  ])

  const shuffled = fc.shuffledSubarray([...story, ...story], { minLength: story.length * 2 })
  fc.assert(
    fc.property(shuffled, (order) => {
      expect(afterwards(order)).toEqual(expected)
    }),
    { numRuns: 15 },
  )
})

it('keeps what lost beside what won', () => {
  const { registers } = afterwards(story)
  const values = (registers ?? []).map((row) => JSON.parse(row).value)
  expect(values).toEqual(expect.arrayContaining(['GRV', 'GV', 'lead', 'administrator']))
})
