import { uuidv7 } from 'uuidv7'
import { createAgentRepository } from '../../src-main/agents/agent-repository.ts'
import { createCardRepository } from '../../src-main/card-repository.ts'
import { createCaseHandlers } from '../../src-main/cases/case-handlers.ts'
import { createCaseRepository } from '../../src-main/cases/case-repository.ts'
import { Agent, type Role } from '../../src-main/contract/agents.ts'
import type { Change, StampedChange } from '../../src-main/contract/changes.ts'
import type { Category, HouseSettings, YardstickRule } from '../../src-main/contract/house.ts'
import { CategoryId, ContractLevelId, type CustomerId, DeskId } from '../../src-main/contract/ids.ts'
import { createCustomerRepository } from '../../src-main/customers/customer-repository.ts'
import { createCodeCounter } from '../../src-main/database/code-counter.ts'
import type { Author } from '../../src-main/database/door.ts'
import { emptyHouse } from '../../src-main/domain/house-defaults.ts'
import { createHouseClock } from '../../src-main/domain/opening-hours.ts'
import { noon, openTestDoor } from './open-test-door.ts'

export function agentOf(name: string, initials: string, role: Role = 'operator'): Agent {
  return Agent.parse({ id: uuidv7(), name, initials, role })
}

export const gaia = agentOf('Gaia Ricci', 'GR')
export const luca = agentOf('Luca Tosi', 'LT')
export const sara = agentOf('Sara Conti', 'SC', 'lead')

/** Monday to Friday, 9 to 13 and 14 to 18. */
const officeHours = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, from: '09:00', to: '13:00' },
  { weekday, from: '14:00', to: '18:00' },
])
export const support = { id: DeskId.parse(uuidv7()), name: 'Assistenza', hours: officeHours }
export const warehouse = { id: DeskId.parse(uuidv7()), name: 'Magazzino', hours: officeHours }

function branch(name: string, parentId: Category['parentId'], deskId: Category['deskId']): Category {
  return { id: CategoryId.parse(uuidv7()), parentId, name, deskId }
}
export const shipping = branch('Spedizioni', null, warehouse.id)
export const damage = branch('Danni', shipping.id, null)
export const billing = branch('Fatture', null, null)
export const gold = ContractLevelId.parse(uuidv7())

export function rule(answerMinutes: number, solveMinutes: number, given: Partial<YardstickRule> = {}) {
  return { categoryId: null, levelId: null, answerMinutes, solveMinutes, ...given }
}

/** A house in Rome with two desks, a tree of three categories and one rule for everybody. */
export const rome: HouseSettings = {
  ...emptyHouse,
  calendar: { zone: 'Europe/Rome', patronDay: null, workedHolidays: [], closures: [] },
  desks: [support, warehouse],
  categories: [shipping, damage, billing],
  yardstick: { levels: [{ id: gold, name: 'Oro' }], rules: [rule(120, 16 * 60)] },
}

/** The use cases of cases over a real database; time, the agent at the desk and the house are set as a story goes on. */
export function openCaseDesk() {
  let clock = noon
  const { door, db, reading } = openTestDoor({ now: () => clock })
  const agents = createAgentRepository(reading)
  const customers = createCustomerRepository(reading)
  const cases = createCaseRepository(reading, customers.cardsOf)
  const cards = createCardRepository(reading)
  let seated: Agent | null = gaia
  let house = rome
  const handlers = createCaseHandlers({
    record: async (changes: readonly Change[], by: Author) => door.record(changes, by),
    now: () => clock,
    agent: () => seated,
    newId: uuidv7,
    cases,
    references: createCodeCounter('00', cases.highestReference),
    customerExists: (id) => customers.summary(id) !== null,
    cardFor: customers.summary,
    levelOf: (id) => customers.find(id)?.contractLevel || null,
    findAgent: agents.find,
    house: () => house,
    houseClock: () => createHouseClock(house),
    onOpened: () => {},
  })
  for (const agent of [gaia, luca, sara]) door.record([{ kind: 'agent:added', agent }], { agentId: null })
  return {
    handlers,
    cases,
    db,
    card: (id: CustomerId) => cards.card(id, clock),
    record: (...changes: Change[]) => door.record(changes, { agentId: null }),
    applyRemote: (changes: readonly StampedChange[]) => door.applyRemote(changes),
    setTime(at: number) {
      clock = at
    },
    seat(agent: Agent | null) {
      seated = agent
    },
    agree(change: Partial<HouseSettings>) {
      house = { ...house, ...change }
    },
  }
}
