import type { TimeOfDay } from '../contract/house.ts'
import type { ReportKind, ReportPlan, ReportSpan } from '../contract/reports.ts'
import { type DayNumber, dateOfDay, weekdayOfDay, type ZoneDays } from './zone-days.ts'

/** A report that should have been made at `dueAt`, UTC milliseconds. */
export type DueReport = ReportSpan & { readonly dueAt: number }

/** How many days back a report is still made that was missed: the program was off, or the house locked. */
const missedDays: Record<ReportKind, number> = { daily: 7, weekly: 28, monthly: 92, shift: 1 }
/** A page for the next shift is of the moment: after so long it would be of another one. */
const shiftWaitsMs = 4 * 3_600_000

/** First and last day of the day, week (from Monday) or month in which `day` lies. */
export function spanAround(kind: ReportKind, day: DayNumber): { from: DayNumber; to: DayNumber } {
  switch (kind) {
    case 'daily':
    case 'shift':
      return { from: day, to: day }
    case 'weekly': {
      const monday = day - weekdayOfDay(day) + 1
      return { from: monday, to: monday + 6 }
    }
    case 'monthly': {
      const { year, month } = calendarOf(day)
      return { from: dayOfMonth(year, month), to: dayOfMonth(year, month + 1) - 1 }
    }
  }
}

/** The span of the same kind that ended the day before `from`. */
export function spanBefore(kind: ReportKind, from: DayNumber): { from: DayNumber; to: DayNumber } {
  return spanAround(kind, from - 1)
}

/**
 * What a plan asked for after `since` and up to `now`, the earliest first. A time that the clock jumps over is due at
 * the jump, one that comes twice the first time.
 */
export function dueReports(
  kind: ReportKind,
  plan: Pick<ReportPlan, 'on' | 'times'>,
  days: ZoneDays,
  { since, now }: { readonly since: number; readonly now: number },
): readonly DueReport[] {
  if (!plan.on) return []
  const today = days.dayOf(now)
  const first = Math.max(days.dayOf(since), today - missedDays[kind])
  const due: DueReport[] = []
  for (let day = first; day <= today; day += 1) {
    if (!isMadeOn(kind, day)) continue
    for (const time of [...plan.times].sort()) {
      const dueAt = days.at(day, minutesOf(time), 'from')
      if (dueAt > since && dueAt <= now) due.push({ ...spanMadeOn(kind, day, time), dueAt })
    }
  }
  if (kind !== 'shift') return due
  return due.slice(-1).filter(({ dueAt }) => now - dueAt < shiftWaitsMs)
}

/** The same for two times at which the same report is due, as after the clock was set back. */
export function keyOf({ kind, from, time }: ReportSpan): string {
  return [kind, from, time].filter((part) => part !== null).join(' ')
}

function isMadeOn(kind: ReportKind, day: DayNumber): boolean {
  if (kind === 'weekly') return weekdayOfDay(day) === 1
  if (kind === 'monthly') return calendarOf(day).date === 1
  return true
}

function spanMadeOn(kind: ReportKind, day: DayNumber, time: TimeOfDay): ReportSpan {
  if (kind === 'shift') return { kind, from: dateOfDay(day), to: dateOfDay(day), time }
  const { from, to } = spanBefore(kind, day)
  return { kind, from: dateOfDay(from), to: dateOfDay(to), time: null }
}

function minutesOf(time: TimeOfDay): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

const dayMs = 86_400_000

function calendarOf(day: DayNumber): { year: number; month: number; date: number } {
  const date = new Date(day * dayMs)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), date: date.getUTCDate() }
}

/** `month` from 0; 12 is January of the next year. */
function dayOfMonth(year: number, month: number): DayNumber {
  return Date.UTC(year, month, 1) / dayMs
}

/** `YYYY-MM-DD` as a number of days. */
export function dayOfDate(date: string): DayNumber {
  return Date.parse(`${date}T00:00:00Z`) / dayMs
}

/** ISO 8601, 3.1.1.23: the week belongs to the year of its Thursday. */
export function weekName(monday: DayNumber): string {
  const thursday = monday + 3
  const { year } = calendarOf(thursday)
  const week = Math.floor((thursday - dayOfMonth(year, 0)) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}
