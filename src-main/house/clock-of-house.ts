import { type Agent, worksHere } from '../contract/agents.ts'
import type { HouseSettings } from '../contract/house.ts'
import { createHouseClock, type HouseClock } from '../domain/opening-hours.ts'

export type ClockParts = {
  readonly house: { read(): HouseSettings }
  readonly agents: { mark(): string; list(): readonly Agent[] }
}

/** Gives the clock of the house as it stands, read anew when the house or its people have changed. */
export function createClockOfHouse({ house, agents }: ClockParts): () => HouseClock {
  let made: { readonly from: HouseSettings; readonly mark: string; readonly clock: HouseClock } | null = null
  return () => {
    const [from, mark] = [house.read(), agents.mark()]
    if (made?.from === from && made.mark === mark) return made.clock
    made = { from, mark, clock: clockOf(from, agents.list()) }
    return made.clock
  }
}

/** Whoever has left takes their shifts along, planned or not. */
function clockOf(house: HouseSettings, agents: readonly Agent[]): HouseClock {
  const left = new Set(agents.filter((agent) => !worksHere(agent)).map(({ id }) => id))
  const shifts = house.rota.shifts.filter(({ agentId }) => !left.has(agentId))
  const ids = agents.filter(worksHere).map(({ id }) => id)
  return createHouseClock({ ...house, rota: { ...house.rota, shifts } }, ids)
}
