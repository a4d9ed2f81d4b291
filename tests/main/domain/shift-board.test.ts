import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHouseClock } from '../../../src-main/domain/opening-hours.ts'
import { peopleOnShift, shiftBoard } from '../../../src-main/domain/shift-board.ts'
import {
  alice,
  bob,
  type HouseOf,
  hours,
  houseOf,
  office,
  rome,
  support,
  weekdays,
  weekly,
} from '../../support/house-of.ts'

function boardOf(plan: HouseOf, wall: string) {
  const house = houseOf(plan)
  return shiftBoard(house, createHouseClock(house, [alice, bob]), rome(wall))
}

const openOffice = { supportHours: hours(weekdays, '09:00-13:00', '14:00-18:00') }

describe('who is on shift', () => {
  it('stands desk by desk in the house’s order, each until they go', () => {
    const shifts = [
      ...weekly(alice, support, weekdays, '09:00-12:00', '12:00-13:00'),
      ...weekly(bob, office, weekdays, '09:30-12:00'),
    ]
    const plan = { ...openOffice, officeHours: hours(weekdays, '09:00-12:00'), shifts }
    expect(boardOf(plan, '2026-11-20 10:00')).toEqual({
      desks: [
        {
          id: support,
          name: 'Assistenza',
          open: true,
          changesAt: rome('2026-11-20 13:00'),
          inRota: true,
          // Two shifts without a break between them are one.
          people: [{ agentId: alice, until: rome('2026-11-20 13:00') }],
        },
        {
          id: office,
          name: 'Amministrazione',
          open: true,
          changesAt: rome('2026-11-20 12:00'),
          inRota: true,
          people: [{ agentId: bob, until: rome('2026-11-20 12:00') }],
        },
      ],
      changesAt: rome('2026-11-20 12:00'),
    })
  })

  it('says when a closed desk opens: after lunch, after the weekend, after the holidays', () => {
    const opens = (wall: string) => boardOf(openOffice, wall).desks[0]
    expect(opens('2026-11-20 13:30')).toMatchObject({ open: false, changesAt: rome('2026-11-20 14:00') })
    expect(opens('2026-11-20 19:00')).toMatchObject({ open: false, changesAt: rome('2026-11-23 09:00') })
    const august = { ...openOffice, closures: [{ from: '2026-12-07', to: '2027-01-10', reason: 'ferie' }] }
    expect(boardOf(august, '2026-12-04 19:00').desks[0]).toMatchObject({
      changesAt: rome('2027-01-11 09:00'),
    })
  })

  it('names nobody where the rota has no shifts at a desk, nor where nobody came', () => {
    const shifts = weekly(alice, office, weekdays, '09:00-10:00')
    const plan = { ...openOffice, officeHours: hours(weekdays, '09:00-12:00'), shifts }
    expect(boardOf(plan, '2026-11-20 11:00').desks).toMatchObject([
      { open: true, inRota: false, people: [] },
      { open: true, inRota: true, people: [] },
    ])
  })

  it('shows no desks where the house has none, and a desk without hours as closed', () => {
    expect(boardOf({}, '2026-11-20 11:00').desks).toEqual([])
    expect(boardOf({ supportHours: [] }, '2026-11-20 11:00').desks).toMatchObject([
      { open: false, changesAt: null },
    ])
  })

  it('goes on over midnight, and through the night with one hour more', () => {
    const night = {
      supportHours: hours([6], '22:00-06:00'),
      shifts: weekly(alice, support, [6], '22:00-06:00'),
    }
    const house = houseOf(night)
    const at = rome('2026-10-25 01:00', '+02:00')
    expect(peopleOnShift(createHouseClock(house), support, at)).toEqual([
      { agentId: alice, until: rome('2026-10-25 06:00') },
    ])
  })
})

it('holds until the moment it names, and names the next one', () => {
  const plan = fc.record({
    shift: fc.tuple(fc.nat(46), fc.integer({ min: 1, max: 20 })),
    at: fc.nat(7 * 24 * 60),
  })
  const half = (value: number) =>
    `${`${Math.floor((value % 48) / 2)}`.padStart(2, '0')}:${value % 2 ? '30' : '00'}`
  fc.assert(
    fc.property(plan, ({ shift: [from, length], at }) => {
      const shifts = weekly(alice, support, weekdays, `${half(from)}-${half(from + length)}`)
      const house = houseOf({ ...openOffice, shifts })
      const clock = createHouseClock(house)
      const now = rome('2026-10-22 00:00', '+02:00') + at * 60_000
      const board = shiftBoard(house, clock, now)
      expect(board.changesAt).toBeGreaterThan(now)
      const middle = Math.floor((now + board.changesAt) / 2)
      expect(shiftBoard(house, clock, middle).desks).toEqual(board.desks)
      expect(shiftBoard(house, clock, board.changesAt - 1).desks).toEqual(board.desks)
    }),
    { numRuns: 100 },
  )
})
