import {
  type Absence,
  type Closure,
  Desk,
  type HouseCalendar,
  type HouseSettings,
  type Shift,
  type WeeklySpan,
} from '../../src-main/contract/house.ts'
import { AgentId, DeskId } from '../../src-main/contract/ids.ts'
import { emptyHouse } from '../../src-main/domain/house-defaults.ts'

export const support = DeskId.parse('00000000-0000-7000-8000-0000000d0001')
export const office = DeskId.parse('00000000-0000-7000-8000-0000000d0002')
export const alice = AgentId.parse('00000000-0000-7000-8000-00000000a001')
export const bob = AgentId.parse('00000000-0000-7000-8000-00000000a002')

export const weekdays = [1, 2, 3, 4, 5]

/** The same hours on each of these days: `hours(weekdays, '09:00-13:00', '14:00-18:00')`. */
export function hours(days: readonly number[], ...spans: readonly string[]): readonly WeeklySpan[] {
  return days.flatMap((weekday) => spans.map((span) => ({ weekday, ...spanOf(span) })))
}

export function weekly(
  agentId: AgentId,
  deskId: DeskId,
  days: readonly number[],
  ...spans: string[]
): Shift[] {
  return hours(days, ...spans).map(({ weekday, from, to }) => ({
    agentId,
    deskId,
    on: { kind: 'weekly', weekday },
    from,
    to,
  }))
}

export function once(agentId: AgentId, deskId: DeskId, date: string, span: string): Shift {
  return { agentId, deskId, on: { kind: 'once', date }, ...spanOf(span) }
}

function spanOf(span: string): { from: string; to: string } {
  const [from = '', to = ''] = span.split('-')
  return { from, to }
}

export type HouseOf = {
  readonly supportHours?: readonly WeeklySpan[]
  readonly officeHours?: readonly WeeklySpan[]
  readonly calendar?: Partial<HouseCalendar>
  readonly closures?: readonly Closure[]
  readonly shifts?: readonly Shift[]
  readonly absences?: readonly Absence[]
}

/** A house with the desks whose hours are given. */
export function houseOf({ supportHours, officeHours, calendar, closures = [], shifts, absences }: HouseOf) {
  const desks = [
    ...(supportHours ? [Desk.parse({ id: support, name: 'Assistenza', hours: supportHours })] : []),
    ...(officeHours ? [Desk.parse({ id: office, name: 'Amministrazione', hours: officeHours })] : []),
  ]
  return {
    ...emptyHouse,
    desks,
    calendar: { ...emptyHouse.calendar, closures, ...calendar },
    rota: { shifts: shifts ?? [], absences: absences ?? [] },
  } satisfies HouseSettings
}

/** `2026-11-23 09:30` on the wall in Rome in winter (UTC+1), or in summer (UTC+2), as UTC milliseconds. */
export function rome(wall: string, offset: '+01:00' | '+02:00' = '+01:00'): number {
  return Date.parse(`${wall.replace(' ', 'T')}:00${offset}`)
}
