import type { Agent } from '../../../src-main/contract/agents.ts'
import { AgentId } from '../../../src-main/contract/ids.ts'
import { createRandom } from './random.ts'

export type HouseAgent = Agent

const people = [
  ['Alice Bianchi', 'AB'],
  ['Bruno Conti', 'BC'],
  ['Carla Leone', 'CL'],
  ['Dario Sala', 'DS'],
] as const

/** The operators of the generated house. */
export function houseAgents(seed: number): readonly HouseAgent[] {
  const random = createRandom(seed, 0, 3)
  return people.map(([name, initials]) => ({
    id: AgentId.parse(random.uuid(Date.UTC(2023, 0, 1))),
    name,
    initials,
    role: 'operator',
  }))
}
