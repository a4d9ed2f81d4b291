import type { HouseCalendar, HouseSettings, Shift, TimeOfDay, WeeklySpan } from '../contract/house.ts'
import type { AgentId, DeskId } from '../contract/ids.ts'
import { italianHolidays } from './holidays.ts'
import { type Span, union, within } from './spans.ts'
import {
  createZoneDays,
  type DayNumber,
  dateOfDay,
  minuteMs,
  weekdayOfDay,
  type ZoneDays,
} from './zone-days.ts'

export type StaffedSpan = Span & { readonly agentId: AgentId; readonly deskId: DeskId }

/**
 * When the house is there. Times are UTC milliseconds, `deskId` null is any desk, and so is one that the house no
 * longer has. A house without desks is always open.
 */
export type HouseClock = {
  isOpen(deskId: DeskId | null, at: number): boolean
  /** Opening hours from `from` to `to`, oldest first; they neither touch nor overlap. */
  openSpans(deskId: DeskId | null, from: number, to: number): readonly Span[]
  /**
   * The first moment by which `minutes` of opening hours have gone by since `from`; `from` itself for none.
   * Null: not within 400 days.
   */
  addOpenMinutes(deskId: DeskId | null, from: number, minutes: number): number | null
  /** Minutes of opening hours, with their fraction; 0 where `to` is not after `from`. */
  openMinutesBetween(deskId: DeskId | null, from: number, to: number): number
  /** Who has a shift there; for a desk that the rota does not know, everybody who is not absent while it is open. */
  onShift(deskId: DeskId | null, at: number): readonly AgentId[]
  /** Shifts of the rota from `from` to `to`, oldest first, cut at both ends. */
  shifts(deskId: DeskId | null, from: number, to: number): readonly StaffedSpan[]
}

export const mostDaysAhead = 400

/** Hours on the wall of one day; `to` at or before `from` is on the next. */
type WallSpan = { readonly from: TimeOfDay; readonly to: TimeOfDay }

/** Reads a house as a clock. `agents` are those who staff a desk that has no shifts in the rota. */
export function createHouseClock(
  { calendar, desks, rota }: Pick<HouseSettings, 'calendar' | 'desks' | 'rota'>,
  agents: readonly AgentId[] = [],
): HouseClock {
  const days = createZoneDays(calendar.zone)
  const isShut = shutDays(calendar)
  const hours = new Map(
    desks.map(({ id, hours }) => [id, createCourse<WeeklySpan>(days, isShut, hours, isWeekly)]),
  )
  const shifts = rota.shifts.filter(({ deskId }) => hours.has(deskId))
  const absent = absentDays(rota.absences)
  const course = createCourse<Shift>(days, isShut, shifts, isShiftOn, (day, { agentId }) =>
    absent(day, agentId),
  )
  const desksWithShifts = new Set(shifts.map(({ deskId }) => deskId))
  const chosen = (deskId: DeskId | null) => {
    const one = deskId === null ? undefined : hours.get(deskId)
    return one ? [one] : [...hours.values()]
  }

  function openSpans(deskId: DeskId | null, from: number, to: number): readonly Span[] {
    if (hours.size === 0) return from < to ? [{ from, to }] : []
    return union(chosen(deskId).flatMap((desk) => desk.spans(from, to)))
  }

  const isOpen = (deskId: DeskId | null, at: number) => openSpans(deskId, at, at + 1).length > 0

  function staffing(deskId: DeskId | null, from: number, to: number): readonly StaffedSpan[] {
    const only = deskId !== null && hours.has(deskId) ? deskId : null
    return course
      .spans(from, to)
      .filter((span) => only === null || span.deskId === only)
      .map(({ agentId, deskId: at, from: begins, to: ends }) => ({
        agentId,
        deskId: at,
        from: begins,
        to: ends,
      }))
  }

  return {
    isOpen,
    openSpans,
    addOpenMinutes(deskId, from, minutes) {
      if (minutes <= 0) return from
      if (hours.size > 0 && chosen(deskId).every((desk) => desk.isEmpty)) return null
      let left = minutes * minuteMs
      // By the week: a due time is mostly a few days away.
      for (let week = 0; week * 7 < mostDaysAhead; week += 1) {
        const begins = from + week * 7 * dayMs
        const ends = Math.min(begins + 7 * dayMs, from + mostDaysAhead * dayMs)
        for (const span of openSpans(deskId, begins, ends)) {
          if (span.to - span.from >= left) return span.from + left
          left -= span.to - span.from
        }
      }
      return null
    },
    openMinutesBetween: (deskId, from, to) =>
      openSpans(deskId, from, to).reduce((sum, span) => sum + span.to - span.from, 0) / minuteMs,
    onShift(deskId, at) {
      const there = staffing(deskId, at, at + 1).map(({ agentId }) => agentId)
      const asked = deskId !== null && hours.has(deskId) ? [deskId] : [...hours.keys()]
      const everybody =
        hours.size === 0 || asked.some((desk) => !desksWithShifts.has(desk) && isOpen(desk, at))
      if (!everybody) return [...new Set(there)]
      const today = days.dayOf(at)
      return [...new Set([...there, ...agents.filter((agentId) => !absent(today, agentId))])]
    },
    shifts: staffing,
  }
}

const dayMs = 24 * 60 * minuteMs

/** Spans of the wall as moments, kept by the day they begin on. */
function createCourse<S extends WallSpan>(
  days: ZoneDays,
  isShut: (day: DayNumber) => boolean,
  all: readonly S[],
  isOn: (span: S, day: DayNumber) => boolean,
  isOff: (day: DayNumber, span: S) => boolean = () => false,
) {
  const kept = new Map<DayNumber, readonly (S & Span)[]>()
  const off = (day: DayNumber, span: S) => isShut(day) || isOff(day, span)

  /** A night that runs into a day off ends at midnight. */
  function toMoments(span: S, day: DayNumber): readonly (S & Span)[] {
    const overnight = span.to <= span.from
    const from = days.at(day, minutesOf(span.from), 'from')
    const to =
      overnight && off(day + 1, span)
        ? days.start(day + 1)
        : days.at(overnight ? day + 1 : day, minutesOf(span.to), 'to')
    return from < to ? [{ ...span, from, to }] : []
  }

  function ofDay(day: DayNumber): readonly (S & Span)[] {
    const known = kept.get(day)
    if (known) return known
    const spans = all
      .filter((span) => isOn(span, day) && !off(day, span))
      .flatMap((span) => toMoments(span, day))
    if (kept.size > 2 * mostDaysAhead) kept.clear()
    kept.set(day, spans)
    return spans
  }

  return {
    isEmpty: all.length === 0,
    spans(from: number, to: number): readonly (S & Span)[] {
      if (all.length === 0 || from >= to) return []
      const found: (S & Span)[] = []
      // Last night may still go on.
      const last = days.dayOf(to - 1)
      for (let day = days.dayOf(from) - 1; day <= last; day += 1) {
        for (const span of ofDay(day)) {
          const clipped = within(span, from, to)
          if (clipped) found.push(clipped)
        }
      }
      return found.sort((left, right) => left.from - right.from)
    },
  }
}

function minutesOf(time: TimeOfDay): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

function isWeekly({ weekday }: WeeklySpan, day: DayNumber): boolean {
  return weekday === weekdayOfDay(day)
}

function isShiftOn({ on }: Shift, day: DayNumber): boolean {
  return on.kind === 'weekly' ? on.weekday === weekdayOfDay(day) : on.date === dateOfDay(day)
}

/** Public holidays that are not worked, and closures. */
function shutDays({ patronDay, workedHolidays, closures }: HouseCalendar): (day: DayNumber) => boolean {
  const worked = new Set(workedHolidays)
  const years = new Map<number, ReadonlySet<string>>()
  function holidays(year: number): ReadonlySet<string> {
    const dates = years.get(year) ?? new Set(italianHolidays(year, patronDay).map(({ date }) => date))
    years.set(year, dates)
    return dates
  }
  return (day) => {
    const date = dateOfDay(day)
    if (closures.some(({ from, to }) => from <= date && date <= to)) return true
    return holidays(Number(date.slice(0, 4))).has(date) && !worked.has(date)
  }
}

function absentDays(absences: HouseSettings['rota']['absences']) {
  return (day: DayNumber, agentId: AgentId): boolean => {
    const date = dateOfDay(day)
    return absences.some(
      (absence) => absence.agentId === agentId && absence.from <= date && date <= absence.to,
    )
  }
}
