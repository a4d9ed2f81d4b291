import { describe, expect, it } from 'vitest'
import type { ReportKind } from '../../../src-main/contract/reports.ts'
import { dayOfDate, dueReports, keyOf, spanAround, weekName } from '../../../src-main/domain/report-times.ts'
import { createZoneDays, dateOfDay } from '../../../src-main/domain/zone-days.ts'

const rome = createZoneDays('Europe/Rome')
const at = (iso: string) => Date.parse(iso)

function due(kind: ReportKind, times: readonly string[], since: string, now: string) {
  return dueReports(kind, { on: true, times }, rome, { since: at(since), now: at(now) })
}

describe('when a report is due', () => {
  it('is made the morning after, about the day before', () => {
    const found = due('daily', ['07:00'], '2026-11-20T12:00+01:00', '2026-11-21T07:00+01:00')
    expect(found).toEqual([
      {
        kind: 'daily',
        from: '2026-11-20',
        to: '2026-11-20',
        time: null,
        dueAt: at('2026-11-21T07:00+01:00'),
      },
    ])
    expect(due('daily', ['07:00'], '2026-11-20T12:00+01:00', '2026-11-21T06:59:59+01:00')).toEqual([])
  })

  it('is not made for a time before it was asked for', () => {
    expect(due('daily', ['07:00'], '2026-11-20T07:00+01:00', '2026-11-20T20:00+01:00')).toEqual([])
  })

  it('is made on Monday about the week, on the first about the month, over the end of a year too', () => {
    const found = [
      ...due('weekly', ['06:30'], '2026-12-30T00:00+01:00', '2027-01-04T06:30+01:00'),
      ...due('monthly', ['06:30'], '2026-12-29T00:00+01:00', '2027-01-04T06:30+01:00'),
    ]
    expect(found.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['weekly', '2026-12-28', '2027-01-03'],
      ['monthly', '2026-12-01', '2026-12-31'],
    ])
  })

  it('is made about February at the end of a leap year’s and of another’s', () => {
    const last = (since: string, now: string) => due('monthly', ['00:00'], since, now).map(({ to }) => to)
    expect(last('2028-02-29T12:00+01:00', '2028-03-01T00:00+01:00')).toEqual(['2028-02-29'])
    expect(last('2027-02-28T12:00+01:00', '2027-03-01T00:00+01:00')).toEqual(['2027-02-28'])
  })

  // On 29 March 2026 the wall goes from 02:00 to 03:00, on 25 October from 03:00 back to 02:00.
  it('is due at the jump where the clock jumps over its time, and once where its time comes twice', () => {
    const jump = due('daily', ['02:30'], '2026-03-28T12:00+01:00', '2026-03-29T12:00+02:00')
    expect(jump.map(({ dueAt }) => dueAt)).toEqual([at('2026-03-29T03:00+02:00')])
    const twice = due('daily', ['02:30'], '2026-10-24T12:00+02:00', '2026-10-25T12:00+01:00')
    expect(twice.map(({ dueAt }) => dueAt)).toEqual([at('2026-10-25T02:30+02:00')])
  })

  it('is still made when it was missed, for a week of days and a quarter of months', () => {
    const daily = due('daily', ['07:00'], '2026-01-01T00:00+01:00', '2026-11-21T10:00+01:00')
    expect(daily.map(({ from }) => from)).toEqual([
      ...['2026-11-13', '2026-11-14', '2026-11-15', '2026-11-16'],
      ...['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'],
    ])
    const monthly = due('monthly', ['07:00'], '2026-01-01T00:00+01:00', '2026-11-21T10:00+01:00')
    expect(monthly.map(({ from }) => from)).toEqual(['2026-08-01', '2026-09-01', '2026-10-01'])
  })

  it('makes one page for the next shift, the last that was due, and none after four hours', () => {
    const [page, ...others] = due(
      'shift',
      ['18:00', '13:00'],
      '2026-11-19T00:00+01:00',
      '2026-11-21T13:05+01:00',
    )
    expect(page).toMatchObject({ kind: 'shift', from: '2026-11-21', time: '13:00' })
    expect(others).toEqual([])
    expect(due('shift', ['13:00'], '2026-11-19T00:00+01:00', '2026-11-21T17:00+01:00')).toEqual([])
  })

  it('is the same report after the clock was set back', () => {
    const before = due('daily', ['07:00'], '2026-11-20T12:00+01:00', '2026-11-21T07:00+01:00')
    const again = due('daily', ['07:00'], '2026-11-20T12:00+01:00', '2026-11-21T09:00+01:00')
    expect(before.map(keyOf)).toEqual(again.map(keyOf))
    const pages = due('shift', ['13:00'], '2026-11-21T00:00+01:00', '2026-11-21T13:05+01:00')
    expect(pages.map(keyOf)).toEqual(['shift 2026-11-21 13:00'])
  })

  it('does nothing while it is off', () => {
    const both = { since: at('2026-11-19T00:00Z'), now: at('2026-11-21T10:00Z') }
    expect(dueReports('daily', { on: false, times: ['07:00'] }, rome, both)).toEqual([])
  })
})

it('names weeks as ISO 8601 does', () => {
  expect(weekName(dayOfDate('2026-11-16'))).toBe('2026-W47')
  expect(weekName(dayOfDate('2026-12-28'))).toBe('2026-W53')
  expect(weekName(dayOfDate('2027-01-04'))).toBe('2027-W01')
  expect(weekName(dayOfDate('2024-12-30'))).toBe('2025-W01')
})

it('finds the week and the month of a day', () => {
  const dates = (kind: ReportKind, date: string) => {
    const { from, to } = spanAround(kind, dayOfDate(date))
    return [dateOfDay(from), dateOfDay(to)]
  }
  expect(dates('weekly', '2026-11-22')).toEqual(['2026-11-16', '2026-11-22'])
  expect(dates('monthly', '2026-12-31')).toEqual(['2026-12-01', '2026-12-31'])
  expect(dates('daily', '2026-12-31')).toEqual(['2026-12-31', '2026-12-31'])
})
