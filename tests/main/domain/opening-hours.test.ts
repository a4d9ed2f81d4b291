import { expect, it } from 'vitest'
import { DeskId } from '../../../src-main/contract/ids.ts'
import { createHouseClock } from '../../../src-main/domain/opening-hours.ts'
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

const twoHalves = hours(weekdays, '09:00-13:00', '14:00-18:00')
const firm = createHouseClock(houseOf({ supportHours: twoHalves }))
const hour = 3_600_000

it('counts hours that follow on each other as one stretch', () => {
  const clock = createHouseClock(
    houseOf({ supportHours: hours([1], '09:00-13:00', '13:00-18:00', '12:00-14:00') }),
  )
  expect(clock.openSpans(support, rome('2026-11-23 00:00'), rome('2026-11-24 00:00'))).toEqual([
    { from: rome('2026-11-23 09:00'), to: rome('2026-11-23 18:00') },
  ])
})

it('opens and closes several times a day', () => {
  const open = ['08:59', '09:00', '12:59', '13:00', '13:59', '14:00', '17:59', '18:00'].map((time) =>
    firm.isOpen(support, rome(`2026-11-23 ${time}`)),
  )
  expect(open).toEqual([false, true, true, false, false, true, true, false])
  expect(firm.isOpen(support, rome('2026-11-22 10:00'))).toBe(false)
})

it('counts on after lunch, the night and the weekend', () => {
  const due = (from: string, minutes: number) => firm.addOpenMinutes(support, rome(from), minutes)
  expect(due('2026-11-23 12:30', 60)).toBe(rome('2026-11-23 14:30'))
  expect(due('2026-11-23 17:00', 60)).toBe(rome('2026-11-23 18:00'))
  expect(due('2026-11-27 17:00', 90)).toBe(rome('2026-11-30 09:30'))
  expect(due('2026-11-22 03:00', 1)).toBe(rome('2026-11-23 09:01'))
  expect(due('2026-11-22 03:00', 0)).toBe(rome('2026-11-22 03:00'))
  expect(firm.openMinutesBetween(support, rome('2026-11-23 00:00'), rome('2026-11-30 00:00'))).toBe(
    5 * 8 * 60,
  )
})

it('is shut on holidays, on the patron’s day and in closures, and open on a holiday that is worked', () => {
  const summer = { from: '2026-08-10', to: '2026-08-21', reason: 'Ferie' }
  const calendar = { patronDay: '12-07', workedHolidays: ['2026-12-08'] }
  const clock = createHouseClock(houseOf({ supportHours: twoHalves, calendar, closures: [summer] }))
  const openOn = (date: string) => clock.isOpen(null, rome(`${date} 10:00`))

  expect(['2026-12-07', '2026-12-08', '2026-12-25', '2026-04-06'].map(openOn)).toEqual([
    false,
    true,
    false,
    false,
  ])
  expect(['2026-08-07', '2026-08-10', '2026-08-21', '2026-08-24'].map(openOn)).toEqual([
    true,
    false,
    false,
    true,
  ])
  expect(clock.addOpenMinutes(support, rome('2026-08-07 17:00', '+02:00'), 90)).toBe(
    rome('2026-08-24 09:30', '+02:00'),
  )
})

it('goes past midnight, and ends there when the next day is off', () => {
  const night = hours([1, 2, 3, 4, 5, 6, 7], '22:00-06:00')
  const clock = createHouseClock(houseOf({ supportHours: night }))
  expect(clock.openSpans(support, rome('2026-11-23 12:00'), rome('2026-11-24 12:00'))).toEqual([
    { from: rome('2026-11-23 22:00'), to: rome('2026-11-24 06:00') },
  ])
  // Christmas and Santo Stefano are off: the night before ends at midnight, the next begins on the 27th.
  expect(clock.openSpans(support, rome('2026-12-24 12:00'), rome('2026-12-28 00:00'))).toEqual([
    { from: rome('2026-12-24 22:00'), to: rome('2026-12-25 00:00') },
    { from: rome('2026-12-27 22:00'), to: rome('2026-12-28 00:00') },
  ])
})

it('has a short night in March and a long one in October', () => {
  const clock = createHouseClock(houseOf({ supportHours: hours([6], '22:00-06:00') }))
  const [spring] = clock.openSpans(support, rome('2026-03-28 12:00'), rome('2026-03-29 12:00', '+02:00'))
  const [autumn] = clock.openSpans(support, rome('2026-10-24 12:00', '+02:00'), rome('2026-10-25 12:00'))
  expect(spring).toEqual({ from: rome('2026-03-28 22:00'), to: rome('2026-03-29 06:00', '+02:00') })
  expect((spring?.to ?? 0) - (spring?.from ?? 0)).toBe(7 * hour)
  expect(autumn).toEqual({ from: rome('2026-10-24 22:00', '+02:00'), to: rome('2026-10-25 06:00') })
  expect((autumn?.to ?? 0) - (autumn?.from ?? 0)).toBe(9 * hour)
})

it('reads a time that the clock jumps over, and one that comes twice', () => {
  const night = (span: string) => createHouseClock(houseOf({ supportHours: hours([7], span) }))
  const spring = (span: string) =>
    night(span).openSpans(null, rome('2026-03-29 00:00'), rome('2026-03-29 12:00', '+02:00'))
  const autumn = (span: string) =>
    night(span).openSpans(null, rome('2026-10-25 00:00', '+02:00'), rome('2026-10-25 12:00'))
  const jump = rome('2026-03-29 02:00')

  expect(spring('02:10-02:50')).toEqual([])
  expect(spring('01:00-02:30')).toEqual([{ from: rome('2026-03-29 01:00'), to: jump }])
  expect(spring('02:30-04:00')).toEqual([{ from: jump, to: rome('2026-03-29 04:00', '+02:00') }])
  expect(autumn('02:00-03:00')).toEqual([
    { from: rome('2026-10-25 02:00', '+02:00'), to: rome('2026-10-25 03:00') },
  ])
  expect(autumn('01:00-02:30')).toEqual([
    { from: rome('2026-10-25 01:00', '+02:00'), to: rome('2026-10-25 02:30') },
  ])
  expect(autumn('02:30-03:00')).toEqual([
    { from: rome('2026-10-25 02:30', '+02:00'), to: rome('2026-10-25 03:00') },
  ])
})

it('is always open without desks, never with a desk that has no hours, and says so', () => {
  const always = createHouseClock(houseOf({}), [alice])
  const never = createHouseClock(houseOf({ supportHours: [] }), [alice])
  const now = rome('2026-11-22 03:00')
  expect(always.isOpen(null, now)).toBe(true)
  expect(always.addOpenMinutes(null, now, 90)).toBe(now + 90 * 60_000)
  expect(always.openMinutesBetween(null, now, now + hour)).toBe(60)
  expect(always.onShift(null, now)).toEqual([alice])
  expect(never.isOpen(support, now)).toBe(false)
  expect(never.addOpenMinutes(support, now, 1)).toBe(null)
  expect(never.openMinutesBetween(support, now, now + 400 * 24 * hour)).toBe(0)
  expect(never.onShift(support, now)).toEqual([])
})

it('gives up after 400 days of closures', () => {
  const closures = [{ from: '2026-01-01', to: '2030-12-31', reason: 'Trasloco' }]
  const clock = createHouseClock(houseOf({ supportHours: twoHalves, closures }))
  expect(clock.addOpenMinutes(support, rome('2026-11-23 10:00'), 1)).toBe(null)
})

it('takes all desks together where none is named, or one that is gone', () => {
  const evening = hours(weekdays, '17:00-20:00')
  const clock = createHouseClock(houseOf({ supportHours: twoHalves, officeHours: evening }))
  const day = [rome('2026-11-23 00:00'), rome('2026-11-24 00:00')] as const
  const together = [
    { from: rome('2026-11-23 09:00'), to: rome('2026-11-23 13:00') },
    { from: rome('2026-11-23 14:00'), to: rome('2026-11-23 20:00') },
  ]
  expect(clock.openSpans(null, ...day)).toEqual(together)
  expect(clock.openSpans(DeskId.parse('00000000-0000-7000-8000-0000000d0009'), ...day)).toEqual(together)
  expect(clock.openSpans(office, ...day)).toEqual([
    { from: rome('2026-11-23 17:00'), to: rome('2026-11-23 20:00') },
  ])
})

it('says who is on shift: by the week, once, past midnight, and not when absent', () => {
  const clock = createHouseClock(
    houseOf({
      supportHours: hours([1, 2, 3, 4, 5, 6, 7], '00:00-00:00'),
      shifts: [
        ...weekly(alice, support, weekdays, '22:00-06:00'),
        once(bob, support, '2026-11-24', '05:00-09:00'),
      ],
      absences: [{ agentId: alice, from: '2026-11-25', to: '2026-11-26' }],
    }),
    [alice, bob],
  )
  const onShift = (wall: string) => clock.onShift(support, rome(wall))

  expect(onShift('2026-11-24 01:00')).toEqual([alice])
  expect(onShift('2026-11-24 05:30')).toEqual([alice, bob])
  expect(onShift('2026-11-24 08:59')).toEqual([bob])
  expect(onShift('2026-11-24 09:00')).toEqual([])
  // Absent from the 25th on: the night that began on the 24th ends at midnight.
  expect(onShift('2026-11-24 23:59')).toEqual([alice])
  expect(onShift('2026-11-25 00:01')).toEqual([])
  expect(onShift('2026-11-26 23:00')).toEqual([])
  expect(onShift('2026-11-27 23:00')).toEqual([alice])
  expect(clock.shifts(support, rome('2026-11-24 00:00'), rome('2026-11-24 06:00'))).toEqual([
    { agentId: alice, deskId: support, from: rome('2026-11-24 00:00'), to: rome('2026-11-24 06:00') },
    { agentId: bob, deskId: support, from: rome('2026-11-24 05:00'), to: rome('2026-11-24 06:00') },
  ])
})

it('lets everybody answer at a desk without shifts while it is open, and forgets shifts at a desk that is gone', () => {
  const shifts = weekly(alice, support, weekdays, '09:00-13:00')
  const clock = createHouseClock(houseOf({ officeHours: twoHalves, shifts }), [alice, bob])
  const monday = (time: string) => rome(`2026-11-23 ${time}`)
  expect(clock.onShift(office, monday('10:00'))).toEqual([alice, bob])
  expect(clock.onShift(office, monday('13:30'))).toEqual([])
  expect(clock.onShift(null, monday('10:00'))).toEqual([alice, bob])
  expect(clock.shifts(null, monday('00:00'), monday('23:00'))).toEqual([])
})

it('counts nobody who is absent among those who answer at a desk without shifts', () => {
  const absences = [
    { agentId: alice, from: '2026-11-23', to: '2026-11-24' },
    { agentId: bob, from: '2026-11-24', to: '2026-11-25' },
  ]
  const desk = createHouseClock(houseOf({ supportHours: twoHalves, absences }), [alice, bob])
  const always = createHouseClock(houseOf({ absences }), [alice, bob])
  const there = (date: string) =>
    [desk, always].map((clock) => clock.onShift(support, rome(`2026-11-${date} 10:00`)))
  expect(there('23')).toEqual([[bob], [bob]])
  expect(there('24')).toEqual([[], []])
  expect(there('25')).toEqual([[alice], [alice]])
  expect(there('26')).toEqual([
    [alice, bob],
    [alice, bob],
  ])
})
