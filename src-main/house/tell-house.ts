import type { Agent } from '../contract/agents.ts'
import type { ConsoleEvents } from '../contract/events.ts'
import type { HouseSettings } from '../contract/house.ts'
import type { AgentId } from '../contract/ids.ts'

type Told = 'house:changed' | 'agents:changed'

export type HouseTellerParts = {
  readonly house: { read(): HouseSettings }
  readonly agents: { mark(): string; list(): readonly Agent[] }
  agentId(): AgentId | null
  emit<N extends Told>(name: N, payload: ConsoleEvents[N]): void
}

/** Tells windows that the house or its people changed, whoever wrote it: to be called after every commit. */
export function createHouseTeller({ house, agents, agentId, emit }: HouseTellerParts): () => void {
  let toldHouse = house.read()
  let toldAgents = agents.mark()
  return () => {
    const mark = agents.mark()
    if (mark !== toldAgents) {
      toldAgents = mark
      emit('agents:changed', { agents: agents.list(), agentId: agentId() })
    }
    const now = house.read()
    if (now === toldHouse) return
    toldHouse = now
    emit('house:changed', { house: now })
  }
}
