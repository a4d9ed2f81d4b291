import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Shift } from '../../../src-main/contract/house.ts'
import { gapMs, handoverStart, periodStart, shiftsOf } from '../../../src-main/domain/handover-start.ts'
import { createHouseClock } from '../../../src-main/domain/opening-hours.ts'
import { createZoneDays } from '../../../src-main/domain/zone-days.ts'
import {
  alice,
  bob,
  hours,
  houseOf,
  office,
  once,
  rome,
  support,
  weekdays,
  weekly,
} from '../../support/house-of.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const always = hours([1, 2, 3, 4, 5, 6, 7], '00:00-00:00')

function clockOf(...shifts: readonly Shift[]) {
  return createHouseClock(houseOf({ supportHours: always, officeHours: always, shifts }), [alice, bob])
}

function start(shifts: readonly Shift[], now: number, written: readonly number[] = []) {
  const clock = clockOf(...shifts)
  return handoverStart({ shifts: shiftsOf(clock, alice, now), written, yesterday: 1 }, now)
}

describe('the end of my last shift', () => {
  const office9to1 = weekly(alice, support, weekdays, '09:00-13:00')

  it('was yesterday, where the one of today has just begun', () => {
    expect(start(office9to1, rome('2026-11-20 09:05'))).toEqual({
      from: 'shift-end',
      at: rome('2026-11-19 13:00'),
    })
  })

  it('was before the weekend on Monday morning', () => {
    expect(start(office9to1, rome('2026-11-23 08:40')).at).toBe(rome('2026-11-20 13:00'))
  })

  it('is this moment when it ends, and not a moment before', () => {
    expect(start(office9to1, rome('2026-11-20 13:00')).at).toBe(rome('2026-11-20 13:00'))
    expect(start(office9to1, rome('2026-11-20 13:00') - 1).at).toBe(rome('2026-11-19 13:00'))
  })

  it('is not where another desk takes somebody over without a break', () => {
    const twoDesks = [...office9to1, ...weekly(alice, office, weekdays, '13:00-15:00')]
    expect(start(twoDesks, rome('2026-11-20 14:00')).at).toBe(rome('2026-11-19 15:00'))
  })

  it('was in the morning, for a night that goes over midnight', () => {
    const nights = weekly(alice, support, [4], '22:00-06:00')
    expect(start(nights, rome('2026-11-20 02:00')).at).toBe(rome('2026-11-13 06:00'))
    expect(start(nights, rome('2026-11-20 07:00')).at).toBe(rome('2026-11-20 06:00'))
  })

  it('comes an hour later by the world’s clock in the night that has one more, and an hour sooner in the other', () => {
    const saturdayNight = weekly(alice, support, [6], '22:00-06:00')
    const autumn = rome('2026-10-25 06:00')
    expect(start(saturdayNight, rome('2026-10-25 09:00')).at).toBe(autumn)
    expect(autumn - rome('2026-10-24 22:00', '+02:00')).toBe(9 * hour)
    const spring = rome('2026-03-29 06:00', '+02:00')
    expect(start(saturdayNight, rome('2026-03-29 09:00', '+02:00')).at).toBe(spring)
    expect(spring - rome('2026-03-28 22:00')).toBe(7 * hour)
  })

  it('is nobody else’s', () => {
    expect(start(weekly(bob, support, weekdays, '09:00-13:00'), rome('2026-11-20 15:00')).from).toBe(
      'yesterday',
    )
  })
})

describe('without a rota', () => {
  const now = rome('2026-11-20 15:00')

  it('it is the last that somebody wrote before they were gone for four hours', () => {
    const morning = [1, 2, 3].map((ago) => now - ago * hour)
    const before = now - 20 * hour
    expect(start([], now, [...morning, before, before - hour])).toEqual({ from: 'last-word', at: before })
  })

  it('who comes back after four hours has written last what they wrote then', () => {
    expect(start([], now, [now - gapMs])).toEqual({ from: 'last-word', at: now - gapMs })
  })

  it('a shift that only comes counts for nothing', () => {
    const tomorrow = [once(alice, support, '2026-11-21', '09:00-13:00')]
    expect(start(tomorrow, now, [now - 5 * hour]).from).toBe('last-word')
  })

  it('it is yesterday’s midnight for a person with no past, and for one who has only just begun', () => {
    expect(start([], now)).toEqual({ from: 'yesterday', at: 1 })
    expect(start([], now, [now - minute, now - hour])).toEqual({ from: 'yesterday', at: 1 })
  })

  it('what a seat with a wrong clock wrote tomorrow does not matter', () => {
    expect(start([], now, [now + day, now - 6 * hour])).toEqual({ from: 'last-word', at: now - 6 * hour })
  })
})

it('lies between two shifts of one’s own, whatever the rota and the night', () => {
  const twoDigits = (value: number) => `${value}`.padStart(2, '0')
  const time = fc.nat(47).map((half) => `${twoDigits(Math.floor(half / 2))}:${half % 2 ? '30' : '00'}`)
  const shift = fc
    .tuple(
      fc.constantFrom(alice, bob),
      fc.constantFrom(support, office),
      fc.integer({ min: 1, max: 7 }),
      time,
      time,
    )
    .map(([who, desk, weekday, from, to]) => weekly(who, desk, [weekday], `${from}-${to}`))
  const moment = fc
    .tuple(
      fc.constantFrom(rome('2026-03-29 02:00'), rome('2026-10-25 02:00'), rome('2026-11-20 12:00')),
      fc.nat(4000),
    )
    .map(([at, minutes]) => at + (minutes - 2000) * minute)
  fc.assert(
    fc.property(fc.array(shift, { maxLength: 6 }), moment, (weeks, now) => {
      const shifts = shiftsOf(clockOf(...weeks.flat()), alice, now)
      const { from, at } = handoverStart({ shifts, written: [], yesterday: now - day }, now)
      expect(at).toBeLessThanOrEqual(now)
      if (from === 'shift-end') expect(shifts.map(({ to }) => to)).toContain(at)
      // No shift ended since, and whoever is at work now has come since.
      for (const each of shifts) {
        expect(each.to > at && each.to <= now).toBe(false)
        if (from === 'shift-end' && each.from <= now && now < each.to) expect(each.from).toBeGreaterThan(at)
      }
    }),
    { numRuns: 200 },
  )
})

it('the last word has four hours of silence behind it, and none of four hours came later', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(72 * 60), { maxLength: 30 }), (minutesAgo) => {
      const now = rome('2026-11-20 12:00')
      const written = [...minutesAgo].sort((a, b) => a - b).map((ago) => now - ago * minute)
      const { from, at } = handoverStart({ shifts: [], written, yesterday: 0 }, now)
      const later = [now, ...written.filter((each) => from === 'yesterday' || each > at)]
      for (let index = 1; index < later.length; index += 1)
        expect((later[index - 1] ?? 0) - (later[index] ?? 0)).toBeLessThan(gapMs)
      if (from === 'last-word') expect((later.at(-1) ?? 0) - at).toBeGreaterThanOrEqual(gapMs)
    }),
  )
})

describe('a chosen period', () => {
  const days = createZoneDays('Europe/Rome')
  const now = rome('2026-10-25 12:00')
  const at = (period: Parameters<typeof periodStart>[0]) => periodStart(period, days, now)?.at

  it('begins at midnight on the house’s wall, also in the week in which the clocks change', () => {
    expect(at({ kind: 'today' })).toBe(rome('2026-10-25 00:00', '+02:00'))
    expect(at({ kind: 'yesterday' })).toBe(rome('2026-10-24 00:00', '+02:00'))
    expect(at({ kind: 'week' })).toBe(rome('2026-10-19 00:00', '+02:00'))
    expect(at({ kind: 'date', date: '2026-01-07' })).toBe(rome('2026-01-07 00:00'))
  })

  it('is none in the future, and none longer ago than a year and some', () => {
    expect(at({ kind: 'date', date: '2026-10-26' })).toBeUndefined()
    expect(at({ kind: 'date', date: '2025-09-20' })).toBeDefined()
    expect(at({ kind: 'date', date: '2025-09-19' })).toBeUndefined()
  })
})
