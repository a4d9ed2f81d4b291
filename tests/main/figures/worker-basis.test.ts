import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { Agent } from '../../../src-main/contract/agents.ts'
import { createHouseHandlers } from '../../../src-main/house/house-handlers.ts'
import { openHouseOffice } from '../../support/open-house-office.ts'
import { noon } from '../../support/open-test-door.ts'

const agreement = { kind: 'agreement', reference: 'Accordo RSU 12/2026', date: '2026-02-01' } as const
const window = 'window' as never

/** The same office, with somebody of another role at it. */
function officeOf(role: Agent['role']) {
  const office = openHouseOffice()
  const somebody = Agent.parse({ id: uuidv7(), name: 'Ada Neri', initials: 'AN', role })
  const handlers = createHouseHandlers({
    record: async (changes, by) => office.door.record(changes, by),
    now: () => noon,
    agent: () => somebody,
    newId: uuidv7,
    agents: office.agents,
    house: office.house,
  })
  return { ...office, handlers }
}

it('an administrator enters what figures on workers rest on, and nobody else', async () => {
  for (const role of ['operator', 'lead'] as const) {
    const { handlers, house } = officeOf(role)
    expect(await handlers['house:change']({ workerFigures: agreement }, window)).toMatchObject({
      code: 'not-allowed',
    })
    expect(house.read().workerFigures).toBeNull()
  }
  const { handlers, house, db } = officeOf('administrator')
  await handlers['house:change']({ workerFigures: agreement }, window)
  expect(house.read().workerFigures).toEqual(agreement)
  // A fact with its author, like everything else.
  const said = db.prepare<[], string>('SELECT CAST(payload AS TEXT) FROM change').pluck().all()
  expect(said.join()).toContain('Accordo RSU 12/2026')
})

it('a lead takes nothing away from it, and a file of another house brings none', async () => {
  const { handlers, house, door } = officeOf('lead')
  const empty = await handlers['house:export'](null, window)
  door.record([{ kind: 'house:changed', house: { workerFigures: agreement } }], { agentId: null })
  expect(await handlers['house:change']({ workerFigures: null }, window)).toMatchObject({
    code: 'not-allowed',
  })
  const full = await handlers['house:export'](null, window)
  if (!empty.ok || !full.ok) throw new Error('not exported')
  await handlers['house:import']({ text: empty.value }, window)
  expect(house.read().workerFigures).toEqual(agreement)
  const other = officeOf('administrator')
  await other.handlers['house:import']({ text: full.value }, window)
  expect(other.house.read().workerFigures).toBeNull()
})
