// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  barOf,
  minuteSpanOf,
  painted,
  readHours,
  weeklyMinutes,
  withDays,
  writeHours,
} from '../../../src-renderer/house/week-hours.ts'

const hours = (text: string) => {
  const read = readHours(text)
  return 'spans' in read ? read.spans.map(({ from, to }) => `${from}-${to}`).join(' ') : read.problem
}

test.each([
  ['9-13 14:30-18', '09:00-13:00 14:30-18:00'],
  ['9–13, 14.30–18', '09:00-13:00 14:30-18:00'],
  ['dalle 9 alle 13 e dalle 15 alle 19', '09:00-13:00 15:00-19:00'],
  ['0830-1230; 9', 'unreadable'],
  ['14-18 9-13', '09:00-13:00 14:00-18:00'],
  ['22-6', '22:00-06:00'],
  ['0-24', '00:00-00:00'],
  ['20-24', '20:00-00:00'],
  ['', ''],
  ['  ', ''],
  ['di mattina', 'unreadable'],
  ['9-25', 'unreadable'],
  ['9:60-10', 'unreadable'],
  ['24-2', 'unreadable'],
  ['9-13 12-18', 'overlap'],
  ['22-6 23-24', 'overlap'],
])('«%s» is read as %s', (text, expected) => {
  expect(hours(text)).toBe(expected)
})

const quarter = fc.integer({ min: 0, max: 95 }).map((at) => at * 15)
/** Spans of one day that do not touch, the last perhaps past midnight. */
const day = fc.uniqueArray(quarter, { minLength: 0, maxLength: 8 }).map((marks) => {
  const sorted = marks.sort((left, right) => left - right)
  return sorted.slice(0, sorted.length - (sorted.length % 2))
})

function spansFrom(marks: readonly number[]) {
  const two = (value: number) => String(value).padStart(2, '0')
  const time = (at: number) => `${two(Math.floor(at / 60))}:${two(at % 60)}`
  return marks.flatMap((from, at) =>
    at % 2 === 0 ? [{ from: time(from), to: time(marks[at + 1] ?? 0) }] : [],
  )
}

describe('hours', () => {
  it('are read back as they were written', () => {
    fc.assert(
      fc.property(day, (marks) => {
        const spans = spansFrom(marks)
        expect(readHours(writeHours(spans))).toEqual({ spans })
      }),
    )
  })

  it('painted open are open, painted shut are shut, and nothing else changes', () => {
    fc.assert(
      fc.property(
        day,
        quarter,
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        (marks, from, length, open) => {
          const to = Math.min(1440, from + length * 30)
          const before = spansFrom(marks)
          const after = painted(before, from, to, open)
          for (let minute = 0; minute < 1440; minute += 15) {
            const inside = minute >= from && minute < to
            expect(isOpen(after, minute)).toBe(inside ? open : isOpen(before, minute))
          }
        },
      ),
    )
  })
})

function isOpen(spans: Parameters<typeof writeHours>[0], minute: number): boolean {
  return spans.map(minuteSpanOf).some(({ from, to }) => minute >= from && minute < to)
}

test('a night is shown on its own day up to midnight and goes on the next, Sunday’s on Monday', () => {
  const week = [{ weekday: 7, from: '22:00', to: '06:00' }]
  expect(barOf(week, 7)).toEqual([{ from: 1320, to: 1440, night: false }])
  expect(barOf(week, 1)).toEqual([{ from: 0, to: 360, night: true }])
  expect(weeklyMinutes(week)).toBe(480)
})

test('Monday is copied over what the other weekdays had, and Saturday stays', () => {
  const week = [
    { weekday: 1, from: '09:00', to: '13:00' },
    { weekday: 3, from: '15:00', to: '18:00' },
    { weekday: 6, from: '09:00', to: '12:00' },
  ]
  const copied = withDays(week, [1, 2, 3, 4, 5], [{ from: '09:00', to: '13:00' }])
  expect(copied.map(({ weekday, from }) => `${weekday} ${from}`)).toEqual([
    '1 09:00',
    '2 09:00',
    '3 09:00',
    '4 09:00',
    '5 09:00',
    '6 09:00',
  ])
})
