import Holidays from 'date-holidays'
import { expect, it } from 'vitest'
import { italianHolidays } from '../../../src-main/domain/holidays.ts'

const datesOf = (year: number, patronDay: string | null = null) => [
  ...new Set(italianHolidays(year, patronDay).map(({ date }) => date)),
]

it('agrees with the calendar that the world keeps, from 2012 to 2099', () => {
  const italy = new Holidays('IT')
  for (let year = 2012; year < 2100; year += 1) {
    const kept = italy
      .getHolidays(year)
      .flatMap(({ type, date }) => (type === 'public' ? date.slice(0, 10) : []))
    expect({ year, dates: datesOf(year) }).toEqual({ year, dates: [...new Set(kept)].sort() })
  }
})

it('knows San Francesco from 2026 on, and Easter Monday', () => {
  expect(datesOf(2025)).not.toContain('2025-10-04')
  expect(datesOf(2026)).toContain('2026-10-04')
  expect(datesOf(2026)).toContain('2026-04-06')
  expect(datesOf(2027)).toContain('2027-03-29')
})

it('adds the patron’s day of the town, on 29 February in leap years only', () => {
  expect(italianHolidays(2026, '12-07')).toContainEqual({ date: '2026-12-07', name: 'patron' })
  expect(datesOf(2028, '02-29')).toContain('2028-02-29')
  expect(datesOf(2027, '02-29')).toEqual(datesOf(2027))
})
