import { gregorianEaster } from 'date-easter'
import type { HouseCalendar, LocalDate } from '../contract/house.ts'

export type HolidayName = keyof typeof fixed | 'easter' | 'easter-monday' | 'patron'
export type Holiday = { readonly date: LocalDate; readonly name: HolidayName }

/** Legge 27 maggio 1949 n. 260, as amended; Epiphany by d.P.R. 792/1985, 2 June by legge 336/2000. */
const fixed = {
  'new-year': '01-01',
  epiphany: '01-06',
  liberation: '04-25',
  labour: '05-01',
  republic: '06-02',
  assumption: '08-15',
  'saint-francis': '10-04',
  'all-saints': '11-01',
  'immaculate-conception': '12-08',
  christmas: '12-25',
  'saint-stephen': '12-26',
} as const

/** Legge 8 ottobre 2025 n. 151: 4 October is a holiday from 2026 on. */
const firstSaintFrancis = 2026

/**
 * The public holidays of Italy in `year`, with the town's own where `patronDay` (`MM-DD`) names one; oldest first.
 * Right from 2012 on: `date-holidays` agrees with it day by day in the tests.
 */
export function italianHolidays(year: number, patronDay: HouseCalendar['patronDay']): readonly Holiday[] {
  const days = Object.entries(fixed).map(([name, day]) => holiday(`${year}-${day}`, name as HolidayName))
  const { month, day } = gregorianEaster(year)
  // `Date.UTC` counts months from 0, and carries the 31st of March plus one over into April.
  const easter = new Date(Date.UTC(year, month - 1, day))
  const monday = new Date(Date.UTC(year, month - 1, day + 1))
  return [
    ...days.filter(({ name }) => name !== 'saint-francis' || year >= firstSaintFrancis),
    holiday(dateOf(easter), 'easter'),
    holiday(dateOf(monday), 'easter-monday'),
    ...patron(year, patronDay),
  ].sort((left, right) => (left.date < right.date ? -1 : 1))
}

/** 29 February comes in leap years only. */
function patron(year: number, patronDay: string | null): readonly Holiday[] {
  const date = `${year}-${patronDay}`
  const exists = patronDay !== null && dateOf(new Date(`${date}T00:00:00Z`)) === date
  return exists ? [holiday(date, 'patron')] : []
}

function holiday(date: string, name: HolidayName): Holiday {
  return { date, name }
}

function dateOf(day: Date): LocalDate {
  return Number.isNaN(day.getTime()) ? '' : day.toISOString().slice(0, 10)
}
