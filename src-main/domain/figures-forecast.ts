import { type Forecast, forecastWeekdays } from '../contract/figures.ts'
import { type DayNumber, dateOfDay } from './zone-days.ts'

const weeksAhead = 4
const daysAhead = 7 * weeksAhead
/** Of fewer same weekdays nothing is said. */
const fewestWeekdays = 3

/** Days of the past that a forecast looks at: those it is made from, and before them those it is tried on. */
export const forecastLooksBack = 7 * (forecastWeekdays + weeksAhead)

export type Past = {
  /** The day that is today: not over, so it does not count as past. */
  readonly today: DayNumber
  /** The first day of which anything is known. */
  readonly firstKnown: DayNumber
  /** Contacts that customers began on a day. */
  cameOn(day: DayNumber): number
  /** Whether nobody is there the whole day: a Sunday, a holiday, a closure. */
  isShut(day: DayNumber): boolean
}

/**
 * The next four weeks by the median of the last eight same weekdays on which the house was open; a day on which it is
 * shut gets nothing. The last four weeks are forecast in the same way from what was known before them, and the error is
 * how far that was off.
 */
export function forecastOf(past: Past): Forecast {
  const { today, isShut, cameOn, firstKnown } = past
  const days = range(today, today + daysAhead).map((day) => ({
    date: dateOfDay(day),
    shut: isShut(day),
    expected: isShut(day) ? 0 : expectedOn(day, today, past),
  }))
  const tried = range(today - daysAhead, today).flatMap((day) => {
    const expected = isShut(day) || day < firstKnown ? null : expectedOn(day, today - daysAhead, past)
    return expected === null ? [] : [{ date: dateOfDay(day), expected, came: cameOn(day) }]
  })
  const off = tried.reduce((sum, { expected, came }) => sum + Math.abs(expected - came), 0)
  const came = tried.reduce((sum, one) => sum + one.came, 0)
  return {
    days,
    tried,
    error: tried.length === 0 ? null : off / tried.length,
    errorShare: came === 0 ? null : off / came,
  }
}

/** From what was known before `origin`. */
function expectedOn(day: DayNumber, origin: DayNumber, { cameOn, isShut, firstKnown }: Past): number | null {
  const last = day - 7 * Math.ceil((day - origin + 1) / 7)
  const same = range(0, forecastWeekdays)
    .map((weeks) => last - 7 * weeks)
    .filter((before) => before >= firstKnown && !isShut(before))
  return same.length < fewestWeekdays ? null : median(same.map(cameOn))
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  const middle = sorted.length >> 1
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  return (low + high) / 2
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at)
}
