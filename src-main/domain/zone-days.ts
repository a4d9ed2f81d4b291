import { Temporal } from 'temporal-polyfill'
import type { LocalDate } from '../contract/house.ts'

/** Days since 1970-01-01 on the wall calendar: the same number is the same date in every zone. */
export type DayNumber = number

export const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** Far more days than anybody asks for at once; then it begins anew. */
const mostKept = 5_000

export type ZoneDays = ReturnType<typeof createZoneDays>

/** Wall clock and calendar of one IANA zone; all times in UTC milliseconds. */
export function createZoneDays(zone: string) {
  const starts = new Map<DayNumber, number>()

  /** Where the day begins: at midnight, or at the first moment after it that exists. */
  function start(day: DayNumber): number {
    const known = starts.get(day)
    if (known !== undefined) return known
    if (starts.size >= mostKept) starts.clear()
    const begins = plainDate(day).toZonedDateTime(zone).epochMilliseconds
    starts.set(day, begins)
    return begins
  }

  /**
   * When the wall shows `minutes` after midnight. A time that the clock jumps over is the jump itself; of one that
   * comes twice, a beginning is the first and an end the second, so that nothing is lost of the night.
   */
  function at(day: DayNumber, minutes: number, edge: 'from' | 'to'): number {
    const begins = start(day)
    if (start(day + 1) - begins === dayMs) return begins + minutes * minuteMs
    const wall = plainDate(day).toPlainDateTime({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
    const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
    const jumped = !first.toPlainDateTime().equals(wall)
    if (jumped) return first.getTimeZoneTransition('next')?.epochMilliseconds ?? first.epochMilliseconds
    if (edge === 'from') return first.epochMilliseconds
    return wall.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds
  }

  return {
    start,
    at,
    /** The day on the wall calendar at a moment. */
    dayOf(time: number): DayNumber {
      const { year, month, day } = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone)
      return Date.UTC(year, month - 1, day) / dayMs
    },
  }
}

/** `YYYY-MM-DD`. */
export function dateOfDay(day: DayNumber): LocalDate {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

/** ISO 8601: 1 is Monday; 1970-01-01 was a Thursday. */
export function weekdayOfDay(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

function plainDate(day: DayNumber): Temporal.PlainDate {
  const date = new Date(day * dayMs)
  return new Temporal.PlainDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}
