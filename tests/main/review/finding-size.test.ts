import { expect, it } from 'vitest'
import { createSizeReader } from '../../../src-main/review/finding-size.ts'
import { openTestDoor } from '../../support/open-test-door.ts'

const dayMs = 86_400_000
const monday = Date.UTC(2023, 0, 2)

/** `perDay` contacts in each of so many days from a Monday on, none on Sundays and half as many on Saturdays. */
function aHouse(days: number, perDay: number) {
  const { db, reading } = openTestDoor()
  db.exec(`
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${days * perDay})
    INSERT INTO finding_row
    SELECT i, randomblob(16), ${monday} + i / ${perDay} * ${dayMs} + 28800000 + i % ${perDay} * 60000,
      1, 60, 0, NULL, 0, NULL FROM n
    WHERE i / ${perDay} % 7 < 5 OR (i / ${perDay} % 7 = 5 AND i % 2 = 0);
  `)
  const exact = db.prepare<[], number>('SELECT count(*) FROM finding_row').pluck().get() ?? 0
  return { exact, size: createSizeReader(reading) }
}

it('of very many contacts tells about how many, whatever the weekdays are like', () => {
  const { exact, size } = aHouse(700, 500)
  expect(exact).toBe(275_000)
  expect(size()).not.toBe(exact)
  expect(Math.abs(size() - exact) / exact).toBeLessThan(0.03)
})

it('of few, and of a short time, tells exactly how many', () => {
  const few = aHouse(700, 20)
  expect(few.size()).toBe(few.exact)
  const short = aHouse(20, 400)
  expect(short.size()).toBe(short.exact)
  expect(aHouse(0, 1).size()).toBeLessThan(2)
})
