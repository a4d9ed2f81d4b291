import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countdownTo, duesOf, isCounting, nextDue, openLeft } from '../../../src-main/domain/due-time.ts'
import { createHouseClock } from '../../../src-main/domain/opening-hours.ts'
import { move } from '../../support/make-changes.ts'
import { rome, support } from '../../support/open-case-desk.ts'

const clock = createHouseClock(rome)
const hour = 3_600_000
/** Friday 20 November 2026, 17:00 in Rome. */
const friday = Date.UTC(2026, 10, 20, 16, 0)
const monday = Date.UTC(2026, 10, 23, 8, 0)

const fresh = {
  answerBy: 100,
  solveBy: 1000,
  answeredAt: null,
  state: 'red',
  moves: [move('red', { at: 0 })],
} as const

it('is due an answer first, then a solution, and nothing once it is solved', () => {
  expect(nextDue(fresh, 50)).toEqual({ due: 'answer', by: 100, metAt: null, late: false })
  expect(nextDue({ ...fresh, answeredAt: 60 }, 70)).toMatchObject({ due: 'solve', by: 1000, late: false })
  const solved = { ...fresh, moves: [...fresh.moves, move('green', { at: 80 })] }
  expect(nextDue(solved, 5000)).toBeNull()
  // Solved without a word before: that was the answer.
  expect(duesOf(solved, 5000)).toMatchObject([
    { due: 'answer', metAt: 80, late: false },
    { due: 'solve', metAt: 80, late: false },
  ])
})

it('says late plainly, for ever', () => {
  expect(nextDue(fresh, 101)).toMatchObject({ due: 'answer', late: true })
  expect(nextDue(fresh, 1001)).toMatchObject({ due: 'solve', late: true })
  expect(duesOf({ ...fresh, answeredAt: 150 }, 200)[0]).toMatchObject({ metAt: 150, late: true })
})

it('has nothing due where nothing was agreed', () => {
  expect(nextDue({ ...fresh, answerBy: null, solveBy: null }, 5000)).toBeNull()
})

it('stands still while the desk is shut, and runs while it is open', () => {
  const by = monday + 2 * hour
  const counted = countdownTo({ due: 'answer', by }, clock, support.id, friday)
  expect(openLeft(counted, friday)).toBe(3 * hour)
  expect(isCounting(counted, friday)).toBe(true)
  expect(openLeft(counted, friday + hour / 2)).toBe(2.5 * hour)
  // Closed over the weekend.
  expect(openLeft(counted, friday + 2 * hour)).toBe(2 * hour)
  expect(isCounting(counted, friday + 2 * hour)).toBe(false)
  expect(openLeft(counted, friday + 40 * hour)).toBe(2 * hour)
})

it('counts what the house counts, over a lunch break and the night of the summer time', () => {
  const start = Date.UTC(2026, 2, 26, 0, 0)
  fc.assert(
    fc.property(fc.nat(5 * 24 * 60), fc.integer({ min: 1, max: 3000 }), (minute, minutes) => {
      const now = start + minute * 60_000
      const by = clock.addOpenMinutes(support.id, now, minutes)
      if (by === null) throw new Error('the desk opens again')
      const counted = countdownTo({ due: 'solve', by }, clock, support.id, now)
      expect(openLeft(counted, now)).toBe(minutes * 60_000)
      expect(openLeft(counted, now + 24 * hour)).toBe(
        clock.openMinutesBetween(support.id, now + 24 * hour, by) * 60_000,
      )
    }),
  )
})
