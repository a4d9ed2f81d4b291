import { uuidv7 } from 'uuidv7'
import { createAgentHandlers } from '../../src-main/agents/agent-handlers.ts'
import { createAgentRepository } from '../../src-main/agents/agent-repository.ts'
import { Agent } from '../../src-main/contract/agents.ts'
import type { Change } from '../../src-main/contract/changes.ts'
import type { Language } from '../../src-main/contract/customers.ts'
import type { Author } from '../../src-main/database/door.ts'
import { defaultHouseFor } from '../../src-main/default-house.ts'
import { createClockOfHouse } from '../../src-main/house/clock-of-house.ts'
import { createHouseHandlers } from '../../src-main/house/house-handlers.ts'
import { createHouseRepository } from '../../src-main/house/house-repository.ts'
import { noon, openTestDoor } from './open-test-door.ts'

/** A seat of a house over a real database, with Gaia at it: what is agreed on there, and by whom. */
export function openHouseOffice() {
  const { door, db, reading } = openTestDoor()
  const agents = createAgentRepository(reading)
  const gaia = Agent.parse({ id: uuidv7(), name: 'Gaia Ricci', initials: 'GR', role: 'lead' })
  door.record([{ kind: 'agent:added', agent: gaia }], { agentId: null })
  let language: Language = 'it'
  const house = createHouseRepository(reading, () => defaultHouseFor(language))
  const context = {
    record: async (changes: readonly Change[], by: Author) => door.record(changes, by),
    now: () => noon,
    agent: () => gaia,
    newId: uuidv7,
    agents,
    house,
    onAdded: () => {},
  }
  return {
    door,
    db,
    gaia,
    agents,
    house,
    clock: createClockOfHouse({ house, agents }),
    speak(next: Language): void {
      language = next
    },
    handlers: { ...createHouseHandlers(context), ...createAgentHandlers(context) },
  }
}
