import { expect, it } from 'vitest'
import { createFindingIndex, type Findings } from '../../../src-main/review/finding-index.ts'
import { openTestDoor } from '../../support/open-test-door.ts'

const rows = 60_000
const always = { from: 0, to: Number.MAX_SAFE_INTEGER }

/** Contacts that were written down in another order than they happened in. */
function aFullHouse() {
  const { db, reading } = openTestDoor()
  db.exec(`
    INSERT INTO finding_facet VALUES (1, x'', 'phone', 'in', '', 0, '');
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})
    INSERT INTO finding_row
    SELECT i, randomblob(16), 1700000000000 + (i * 7919 % ${rows}) * 60000, 1, i % 900, 0, NULL, 0, NULL FROM n;
  `)
  const latest = db
    .prepare<[number], number>('SELECT entry FROM finding_row ORDER BY at DESC, entry DESC LIMIT ?')
    .pluck()
  return { db, index: createFindingIndex(reading, () => {}), latest: (most: number) => latest.all(most) }
}

/** The newest first. */
function entriesOf({ base, fresh }: Findings): readonly number[] {
  const columns = base.length > 0 ? base : fresh
  return Array.from({ length: columns.length }, (_, index) => columns.entryAt(columns.length - 1 - index))
}

function readAll(index: ReturnType<typeof createFindingIndex>): {
  findings: Findings
  shares: readonly number[]
} {
  const shares: number[] = []
  for (;;) {
    const answer = index.refresh()
    if (typeof answer !== 'number') return { findings: answer, shares }
    shares.push(answer)
  }
}

it('has the newest contacts before all the others are read, and some more whenever it is asked', () => {
  const { index, latest } = aFullHouse()
  const first = index.newest(always)
  if (first === null) throw new Error('there is nothing yet')
  const some = entriesOf(first.findings)
  expect(some.length).toBeGreaterThan(50)
  expect(first.share).toBeCloseTo(some.length / rows)
  expect(some).toEqual(latest(some.length))
  const more = entriesOf(index.newest(always)?.findings ?? first.findings)
  expect(more.length).toBeGreaterThan(some.length)
  expect(more).toEqual(latest(more.length))
})

it('has the newest contacts of a period, and knows when these are all', () => {
  const { index, latest } = aFullHouse()
  const minute = (number: number) => 1_700_000_000_000 + number * 60_000
  const year = index.newest({ from: minute(1000), to: minute(40_000) })
  const some = year ? entriesOf(year.findings) : []
  expect(some.length).toBeGreaterThan(50)
  expect(some).toEqual(latest(rows).slice(20_000, 20_000 + some.length))
  expect(year?.share).toBeCloseTo(some.length / 39_000)
  const day = index.newest({ from: minute(39_900), to: minute(40_000) })
  expect(day).toMatchObject({ share: 1 })
  expect(day && entriesOf(day.findings).slice(0, 100)).toEqual(latest(rows).slice(20_000, 20_100))
})

it('sees among the newest what was written while the others are being read', () => {
  const { db, index } = aFullHouse()
  index.newest(always)
  db.exec(`
    INSERT INTO finding_row VALUES (900001, randomblob(16), 1800000000000, 1, 60, 0, NULL, 0, NULL);
    INSERT INTO finding_touch (kind, number) VALUES ('row', 900001);
  `)
  const { findings } = index.newest(always) ?? {}
  expect(findings && entriesOf(findings)[0]).toBe(900_001)
})

it('reads all of them step by step, in the order of time', () => {
  const { index, latest } = aFullHouse()
  index.newest(always)
  const { findings, shares } = readAll(index)
  expect(entriesOf(findings)).toEqual(latest(rows))
  expect(shares).toEqual(shares.toSorted((left, right) => left - right))
  expect(shares.length).toBeGreaterThan(3)
  expect(index.newest(always)).toBeNull()
  expect(findings.base.placeOf(7)).toBe(rows - 1 - latest(rows).indexOf(7))
  index.forget()
  expect(typeof index.refresh()).toBe('number')
})

it('knows what cases say before anybody asks, and what they say by now', () => {
  const { db, index } = aFullHouse()
  const desk = '01a20000-0000-7000-8000-0000000000d1'
  db.prepare(`
    INSERT INTO finding_case VALUES
      (2, randomblob(16), 'red', x'', x'${desk.replaceAll('-', '')}', 1), (3, randomblob(16), 'green', x'', x'', 0),
      (5, randomblob(16), 'green', x'', x'', 0)
  `).run()
  const { findings } = readAll(index)
  // From here on they are in memory: what is not told of is not looked for.
  db.exec("UPDATE finding_case SET state = 'red' WHERE number = 5")
  const saidOf = (number: number) => {
    const { said, saidBy } = findings.cases()
    return said[saidBy[number] ?? 0]
  }
  expect(saidOf(2)).toEqual({ state: 'red', categoryId: '', deskId: desk, complaint: true })
  expect([1, 3, 4, 5].map((number) => saidOf(number)?.state)).toEqual(['', 'green', '', 'green'])
  expect(findings.cases().said.length).toBe(3)

  db.exec(`
    UPDATE finding_case SET state = 'yellow' WHERE number = 3;
    INSERT INTO finding_case VALUES (6, randomblob(16), 'yellow', x'', x'', 0);
    INSERT INTO finding_touch (kind, number) VALUES ('case', 3), ('case', 6);
  `)
  index.refresh()
  expect([3, 5, 6].map((number) => saidOf(number)?.state)).toEqual(['yellow', 'green', 'yellow'])
})
