import type { FiguresPeriod } from '../contract/figures.ts'
import type { ReviewPeriod } from '../contract/review.ts'
import { momentsOf } from './review-filter.ts'
import { type DayNumber, dateOfDay } from './zone-days.ts'

const dayMs = 86_400_000

/** Day numbers; `to` is the day after the last. */
export type DaySpan = { readonly from: DayNumber; readonly to: DayNumber }

export function daysOf({ from, to }: FiguresPeriod): DaySpan {
  return { from: Date.parse(from) / dayMs, to: Date.parse(to) / dayMs + 1 }
}

export function periodOf({ from, to }: DaySpan): FiguresPeriod {
  return { from: dateOfDay(from), to: dateOfDay(to - 1) }
}

/**
 * What a period is compared with: of whole months as many whole months before it, else as many days before it. A week
 * is so compared with the same weekdays.
 */
export function periodBefore(period: FiguresPeriod): FiguresPeriod {
  const { from, to } = daysOf(period)
  const months = wholeMonths(from, to)
  if (months === 0) return periodOf({ from: from - (to - from), to: from })
  return periodOf({ from: monthsLater(from, -months), to: from })
}

/** How many months begin at `from` and end at `to`; 0 where those are not whole ones. */
function wholeMonths(from: DayNumber, to: DayNumber): number {
  const [first, end] = [dateOf(from), dateOf(to)]
  if (first.getUTCDate() !== 1 || end.getUTCDate() !== 1) return 0
  return (end.getUTCFullYear() - first.getUTCFullYear()) * 12 + end.getUTCMonth() - first.getUTCMonth()
}

function monthsLater(day: DayNumber, months: number): DayNumber {
  const date = dateOf(day)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / dayMs
}

function dateOf(day: DayNumber): Date {
  return new Date(day * dayMs)
}

/** The days of a week or a month as they are chosen; `today` is a day of the house's calendar. */
export function chosenPeriod(
  kind: Exclude<ReviewPeriod['kind'], 'any' | 'between'>,
  today: DayNumber,
): FiguresPeriod {
  // Days of their own length: no zone is needed to tell which they are.
  const days = { start: (day: DayNumber) => day * dayMs, dayOf: () => today }
  const { from, to } = momentsOf({ kind }, days, today * dayMs)
  return periodOf({ from: from / dayMs, to: to / dayMs })
}
