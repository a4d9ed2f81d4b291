import type { Agent } from '../contract/agents.ts'
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
    const ids = agents.list().map(({ id }) => id)
    made = { from, mark, clock: createHouseClock(from, ids) }
    return made.clock
  }
}
