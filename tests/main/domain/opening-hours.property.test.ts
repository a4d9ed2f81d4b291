import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { WeeklySpan } from '../../../src-main/contract/house.ts'
import { createHouseClock, mostDaysAhead } from '../../../src-main/domain/opening-hours.ts'
import { houseOf, support } from '../../support/house-of.ts'

const minute = 60_000
const day = 24 * 60 * minute

const twoDigits = (value: number) => `${value}`.padStart(2, '0')
const timeOfDay = fc.nat(24 * 60 - 1).map((at) => `${twoDigits(Math.floor(at / 60))}:${twoDigits(at % 60)}`)
const span: fc.Arbitrary<WeeklySpan> = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  from: timeOfDay,
  to: timeOfDay,
})
/** Any hours: several a day, overlapping, past midnight; in zones that change their clocks at other times or never. */
const clock = fc
  .record({
    supportHours: fc.array(span, { maxLength: 8 }),
    zone: fc.constantFrom('Europe/Rome', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'),
    closed: fc.array(fc.nat(30), { maxLength: 3 }),
  })
  .map(({ supportHours, zone, closed }) => {
    const closures = closed.map((at) => {
      const date = new Date(Date.UTC(2026, 2, 15) + at * day).toISOString().slice(0, 10)
      return { from: date, to: date, reason: '' }
    })
    return createHouseClock(houseOf({ supportHours, calendar: { zone }, closures }))
  })
/** Around both nights of 2026 in which Rome changes its clocks, to the minute and beside it. */
const moment = fc
  .tuple(
    fc.constantFrom(Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1), Date.UTC(2026, 11, 24, 12)),
    fc.integer({ min: -10 * 24 * 60, max: 10 * 24 * 60 }),
    fc.nat(59_999),
  )
  .map(([at, minutes, rest]) => at + minutes * minute + rest)

it('adds minutes and counts them back', () => {
  fc.assert(
    fc.property(clock, moment, fc.integer({ min: 1, max: 20_000 }), (house, from, minutes) => {
      const due = house.addOpenMinutes(support, from, minutes)
      if (due === null) {
        expect(house.openMinutesBetween(support, from, from + mostDaysAhead * day)).toBeLessThan(minutes)
        return
      }
      expect(house.openMinutesBetween(support, from, due)).toBeCloseTo(minutes, 6)
      // The first such moment: a millisecond before, the time has not gone by.
      expect(house.openMinutesBetween(support, from, due - 1)).toBeLessThan(minutes)
    }),
    { numRuns: 150 },
  )
})

it('is due later for whoever asks later or for more', () => {
  const minutes = fc.integer({ min: 1, max: 3_000 })
  fc.assert(
    fc.property(clock, moment, fc.nat(3 * day), minutes, minutes, (house, from, later, one, more) => {
      const [less, most] = [Math.min(one, more), Math.max(one, more)]
      const never = Number.POSITIVE_INFINITY
      const due = (at: number, length: number) => house.addOpenMinutes(support, at, length) ?? never
      expect(due(from, less)).toBeLessThanOrEqual(due(from, most))
      if (due(from + later, less) !== never) {
        expect(due(from, less)).toBeLessThanOrEqual(due(from + later, less))
      }
    }),
    { numRuns: 150 },
  )
})

it('counts a stretch as the sum of its parts, and no more minutes than there are', () => {
  fc.assert(
    fc.property(clock, moment, fc.nat(20 * day), fc.nat(20 * day), (house, from, one, other) => {
      const [middle, to] = [from + Math.min(one, other), from + Math.max(one, other)]
      const count = (begins: number, ends: number) => house.openMinutesBetween(support, begins, ends)
      expect(count(from, middle) + count(middle, to)).toBeCloseTo(count(from, to), 6)
      expect(count(from, to)).toBeLessThanOrEqual((to - from) / minute)
    }),
    { numRuns: 150 },
  )
})

it('says the same by moment as by span', () => {
  fc.assert(
    fc.property(clock, moment, fc.nat(5 * day), (house, from, length) => {
      const spans = house.openSpans(support, from, from + length)
      for (const [index, { from: begins, to }] of spans.entries()) {
        expect(begins).toBeLessThan(to)
        expect(house.isOpen(support, begins)).toBe(true)
        expect(house.isOpen(support, to - 1)).toBe(true)
        if (to < from + length) expect(house.isOpen(support, to)).toBe(false)
        expect(spans[index + 1]?.from ?? Number.POSITIVE_INFINITY).toBeGreaterThan(to)
      }
    }),
    { numRuns: 150 },
  )
})
