import fc from 'fast-check'
import { expect, it } from 'vitest'
import { distributionOf } from '../../../src-main/domain/figures.ts'
import { forecastOf } from '../../../src-main/domain/figures-forecast.ts'
import { periodBefore } from '../../../src-main/domain/figures-period.ts'

it.each([
  ['2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
  ['2026-01-01', '2026-01-31', '2025-12-01', '2025-12-31'],
  ['2024-03-01', '2024-03-31', '2024-02-01', '2024-02-29'],
  ['2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
  ['2025-01-01', '2025-12-31', '2024-01-01', '2024-12-31'],
  ['2026-03-02', '2026-03-08', '2026-02-23', '2026-03-01'],
  ['2026-03-15', '2026-03-15', '2026-03-14', '2026-03-14'],
])('%s to %s is compared with %s to %s', (from, to, before, until) => {
  expect(periodBefore({ from, to })).toEqual({ from: before, to: until })
})

it('every time is in one bar, and median and p90 are times that were measured', () => {
  const edges = [0, 10, 60]
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 })), (seconds) => {
      const { bins, count, median, p90, longest } = distributionOf(seconds, edges)
      expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(count)
      for (const { from, to, count: inBar } of bins)
        expect(inBar).toBe(
          seconds.filter((one) => one >= from && one < (to ?? Number.POSITIVE_INFINITY)).length,
        )
      if (count === 0) return
      expect(seconds).toContain(median)
      expect(seconds.filter((one) => one <= Number(median)).length).toBeGreaterThanOrEqual(count / 2)
      expect(seconds.filter((one) => one <= Number(p90)).length).toBeGreaterThanOrEqual(count * 0.9)
      expect(longest).toBe(Math.max(...seconds))
    }),
  )
})

/** Thursday 1 January 1970 is day 0; today is Thursday, day 700. Of a weekday w (Monday 0) come 10 × w. */
const weekday = (day: number) => (day + 3) % 7
const past = {
  today: 700,
  firstKnown: 0,
  cameOn: (day: number) => 10 * weekday(day),
  isShut: (day: number) => weekday(day) === 6,
}

it('forecasts four weeks from the same weekdays, and says how far it was off', () => {
  const { days, tried, error, errorShare } = forecastOf(past)
  expect(days).toHaveLength(28)
  expect(days.slice(0, 5).map(({ expected, shut }) => [expected, shut])).toEqual([
    ...[
      [30, false],
      [40, false],
      [50, false],
      [0, true],
      [0, false],
    ],
  ])
  expect(days[0]?.date).toBe('1971-12-02')
  // Four weeks of six open days.
  expect([tried.length, error, errorShare]).toEqual([24, 0, 0])
})

it('tries itself on what was known four weeks ago', () => {
  // Since then a third more came: 20 instead of 15 on an average open day.
  const cameOn = (day: number) => (day >= 700 - 28 ? 20 : 15)
  const { tried, error, errorShare, days } = forecastOf({ ...past, cameOn })
  expect(tried.every(({ expected, came }) => expected === 15 && came === 20)).toBe(true)
  expect([error, errorShare]).toEqual([5, 0.25])
  // Four of the last eight were 20, four 15.
  expect(days[0]?.expected).toBe(17.5)
})

it('says nothing of weekdays it does not know, and is not put off by one odd day', () => {
  const unknown = forecastOf({ ...past, firstKnown: 690 })
  expect([unknown.days[0]?.expected, unknown.tried, unknown.error, unknown.errorShare]).toEqual([
    null,
    [],
    null,
    null,
  ])
  const odd = forecastOf({ ...past, cameOn: (day) => (day === 693 ? 900 : past.cameOn(day)) })
  expect(odd.days[0]?.expected).toBe(30)
})
