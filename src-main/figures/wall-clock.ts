import { type DayNumber, weekdayOfDay } from '../domain/zone-days.ts'
import { zoneOffsets } from '../domain/zone-offsets.ts'

const day = 86_400

export type WallTime = {
  readonly day: DayNumber
  /** 0 to 23, as the wall shows it: of the hour that comes twice in autumn, both are the same. */
  readonly hour: number
  /** 0 is Monday. */
  readonly weekday: number
}

/** What the wall of the house shows between two moments (seconds since 1970); for millions of them. */
export function createWallClock(zone: string, from: number, to: number): (at: number) => WallTime {
  const offsets = zoneOffsets(zone, from, to)
  let index = 0
  return (at) => {
    while (index + 1 < offsets.length && at >= (offsets[index + 1]?.from ?? 0)) index += 1
    while (index > 0 && at < (offsets[index]?.from ?? 0)) index -= 1
    const wall = at + (offsets[index]?.seconds ?? 0)
    const dayNumber = Math.floor(wall / day)
    return {
      day: dayNumber,
      hour: Math.floor((wall - dayNumber * day) / 3600),
      weekday: weekdayOfDay(dayNumber) - 1,
    }
  }
}
