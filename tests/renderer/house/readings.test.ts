// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { textsFor } from '../../../src-main/texts/index.ts'
import { readDate } from '../../../src-renderer/house/dates.ts'
import { readDuration } from '../../../src-renderer/house/durations.ts'

describe('a time in opening hours', () => {
  test.each([
    ['2', 120],
    ['2 ore', 120],
    ['2h', 120],
    ['1,5 ore', 90],
    ['90 min', 90],
    ['30 minuti', 30],
    ['1:30', 90],
    ['1h30', 90],
    ['1 ora e 30 minuti di apertura', 90],
    ['2 hours of opening hours', 120],
    ['un po’', null],
    ['2 giorni', null],
    ['0', null],
    ['100000 ore', null],
    ['', null],
  ])('«%s» is %s minutes', (text, minutes) => {
    expect(readDuration(text)).toBe(minutes)
  })

  test.each(['it', 'en'] as const)('is read back from its phrase in %s', (language) => {
    const { opening } = textsFor(language).houseLists.yardstick
    for (const minutes of [1, 2, 30, 59, 60, 61, 90, 120, 1440, 100_000])
      expect([opening(minutes), readDuration(opening(minutes))]).toEqual([opening(minutes), minutes])
  })
})

describe('a day, as people write it', () => {
  const today = '2026-11-21'
  test.each([
    ['24/12', '2026-12-24'],
    ['20/11', '2027-11-20'],
    ['21/11', '2026-11-21'],
    ['24.12.26', '2026-12-24'],
    ['5-1-2027', '2027-01-05'],
    ['lun 10/08/2026', '2026-08-10'],
    ['2026-12-24', '2026-12-24'],
    ['29/2', '2028-02-29'],
    ['31/6', null],
    ['31/6/2026', null],
    ['12/2026', null],
    ['presto', null],
    ['', null],
  ])('«%s» is %s', (text, date) => {
    expect(readDate(text, today)).toBe(date)
  })

  test('is shown the day first in both languages, and read back', () => {
    for (const language of ['it', 'en'] as const) {
      const shown = textsFor(language).house.date.shown(Date.parse('2026-08-10'))
      expect(shown).toMatch(/^(lun|Mon) 10\/08\/2026$/)
      expect(readDate(shown, today)).toBe('2026-08-10')
    }
  })
})
