import { expect, it } from 'vitest'
import { createMomentReader, guessDateOrder } from '../../../src-main/domain/written-moments.ts'

const minute = 60_000
const read = createMomentReader('day-first', 'Europe/Rome')
const american = createMomentReader('month-first', 'Europe/Rome')
/** In Rome in summer, two hours ahead. */
const twelfth = Date.UTC(2024, 9, 12, 12, 5)

it('reads a moment as files of both languages write it', () => {
  const spellings = [
    '12/10/2024 14:05',
    '12/10/24 14.05',
    '12.10.2024, 14:05',
    '12-10-2024 alle 14:05',
    '2024-10-12 14:05',
    '2024-10-12T12:05Z',
    '2024-10-12T14:05+02:00',
    '12 ottobre 2024 14:05',
    'sabato 12 ott 2024, ore 14:05',
    'Oct 12, 2024 2:05 PM',
    'October 12, 2024, 14:05',
  ]
  for (const text of spellings)
    expect([text, read(text)]).toEqual([text, { from: twelfth, to: twelfth + minute - 1 }])
  expect(american('10/12/2024 2:05 pm')).toEqual({ from: twelfth, to: twelfth + minute - 1 })
})

it('keeps to what was written: a day is all of it, a second is a second', () => {
  const midnight = Date.UTC(2024, 9, 11, 22)
  expect(read('12/10/2024')).toEqual({ from: midnight, to: midnight + 24 * 60 * minute - 1 })
  expect(read('20241012')).toEqual(read('12/10/2024'))
  // The day on which summer time ends has 25 hours.
  const long = read('27/10/2024')
  expect(long && long.to - long.from + 1).toBe(25 * 60 * minute)
  for (const text of ['2024-10-12 14:05:30', '20241012140530', '2024-10-12T12:05:30.250Z', '1728734730'])
    expect([text, read(text)]).toEqual([text, { from: twelfth + 30_000, to: twelfth + 30_999 }])
  expect(read('12/10/2024 12:00 AM')?.from).toBe(midnight)
})

it('reads no day that there is not, and no time', () => {
  for (const text of [
    '',
    'ieri',
    '31/02/2024',
    '42/10/2024',
    '12/13/2024',
    '12/10/2024 25:00',
    '12/10/2024 boh',
    '7',
  ])
    expect([text, read(text)]).toEqual([text, null])
})

it('guesses who writes the month first by the first day above twelve', () => {
  expect(guessDateOrder(['01/02/2024', '13/02/2024'])).toBe('day-first')
  expect(guessDateOrder(['01/02/2024', '02/13/2024 10:00'])).toBe('month-first')
  expect(guessDateOrder(['01/02/2024', '2024-10-13', ''])).toBe('day-first')
})
