import { expect, it, onTestFinished } from 'vitest'
import { AgentId, WindowId } from '../../../src-main/contract/ids.ts'
import { ReviewFilter, type ReviewOrder } from '../../../src-main/contract/review.ts'
import type { Database } from '../../../src-main/database/connection.ts'
import { uuidToBlob } from '../../../src-main/database/uuid.ts'
import { noColumns } from '../../../src-main/review/finding-columns.ts'
import { createFindingHandlers } from '../../../src-main/review/finding-handlers.ts'
import { createFindingIndex, type Findings } from '../../../src-main/review/finding-index.ts'
import { type Question, testOf } from '../../../src-main/review/finding-scan.ts'
import { createSearch } from '../../../src-main/review/finding-search.ts'
import { reviewQueries } from '../../../src-main/threads/review-queries.ts'
import { created, interactionAdded, noteAdded } from '../../support/make-changes.ts'
import { giulia, maria } from '../../support/open-review.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

const rows = 60_000
const begin = 1_700_000_000_000
const anna = AgentId.parse('01a20000-0000-7000-8000-0000000000a1')
const window = WindowId.parse('01a20000-0000-7000-8000-0000000000f1')
const piero = AgentId.parse('01a20000-0000-7000-8000-0000000000a2')

/** So many that nobody waits for all of them: a minute apart, in another order than they were written down in. */
function fill(db: Database): void {
  db.prepare('INSERT INTO finding_facet VALUES (1, ?, ?, ?, ?, 0, ?)').run(
    uuidToBlob(anna),
    'phone',
    'in',
    '',
    '',
  )
  db.prepare('INSERT INTO finding_facet VALUES (2, ?, ?, ?, ?, 1, ?)').run(
    uuidToBlob(piero),
    'phone',
    'in',
    '',
    'x',
  )
  db.exec(`
    INSERT INTO finding_case VALUES (1, randomblob(16), 'red', x'', x'', 1), (2, randomblob(16), 'green', x'', x'', 0);
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})
    INSERT INTO finding_row
    SELECT i, randomblob(16), ${begin} + (i * 7919 % ${rows}) * 60000, iif(i % 997 = 0, 2, 1),
      iif(i % 11 = 0, NULL, i % 1800), i % 90, iif(i % 3 = 0, NULL, i % 400), iif(i % 501 = 0, 1 + i % 2, 0),
      iif(i % 800 = 0, ${begin} + i, NULL) FROM n;
  `)
  // Every other one of Piero's.
  review(db, 'entry % 1994 = 0')
}

function review(db: Database, which: string): void {
  db.exec(`
    INSERT INTO review
    SELECT id, x'${'00'.repeat(16)}', randomblob(16), 1, x'', x'', x'', 1, NULL, 0, '{}' FROM finding_row WHERE ${which}
  `)
}

function aFullHouse() {
  const { db, reading } = openTestDoor()
  fill(db)
  return { db, index: createFindingIndex(reading, () => {}) }
}

function questionOf(filter: Partial<ReviewFilter>): Question {
  const everything = { from: 0, to: Number.MAX_SAFE_INTEGER }
  const asked = ReviewFilter.parse(filter)
  return {
    filter: asked,
    moments: asked.period.kind === 'any' ? everything : { from: begin + 6_000_000, to: begin + 60_000_000 },
    categoryIds: new Set(),
    offsets: [{ from: 0, seconds: 3600 }],
    now: begin + rows / 2,
  }
}

function pageOf(findings: Findings, question: Question, order: ReviewOrder) {
  return createSearch(findings, { ...question, order, words: null, weeks: [0] }, null).page(0)
}

type Index = ReturnType<typeof createFindingIndex>

/** Null: it has to wait until everything is read. */
function fewOf(index: Index, question: Question): Findings | null {
  const test = () => testOf(question, index.alone(noColumns))
  for (;;) {
    const few = index.few({ key: JSON.stringify(question.filter), test, places: () => null })
    if (typeof few !== 'number') return few && index.alone(few.columns)
  }
}

function everythingOf(index: Index): Findings {
  for (;;) {
    const findings = index.refresh()
    if (typeof findings !== 'number') return findings
  }
}

const selective = [
  { agentIds: [piero] },
  { transferred: true },
  { transferReasons: ['x'], duration: { from: 100, to: null } },
  { duration: { from: 1790, to: null } },
  { duration: { from: null, to: 3 } },
  { held: { from: 88, to: null }, hours: { from: '02:00', to: '03:00' } },
  { repeatDays: 1, held: { from: 10, to: 20 } },
  { brokenPromise: true },
  { brokenPromise: true, agentIds: [anna] },
  { complaint: true },
  { caseStates: ['green'], period: { kind: 'this-week' } },
  { period: { kind: 'this-week' } },
  { agentIds: [piero], reviewed: false, brokenPromise: false },
  { agentIds: [piero], sample: { size: 3, seed: 7 } },
  { reviewed: true },
  { agentIds: [piero], reviewed: true, sample: { size: 20, seed: 7 } },
] satisfies Partial<ReviewFilter>[]

it.each(selective)('finds few before everything is read, the same as after it: %j', (filter) => {
  const { index } = aFullHouse()
  const question = questionOf(filter)
  const few = fewOf(index, question)
  if (few === null) throw new Error('everything was waited for')
  const orders = ['newest', 'oldest', 'longest', 'longest-held'] as const
  const early = orders.map((order) => pageOf(few, question, order))
  const all = everythingOf(index)
  expect(early[0]).not.toMatchObject({ rows: [] })
  expect(early).toEqual(orders.map((order) => pageOf(all, question, order)))
  expect(fewOf(index, question)).toBeNull()
})

it.each([{}, { channels: ['phone' as const] }, { duration: { from: 10, to: null } }, { complaint: false }])(
  'waits for everything where many fit: %j',
  (filter) => {
    const { index } = aFullHouse()
    expect(fewOf(index, questionOf(filter))).toBeNull()
  },
)

it('sees what was written since', () => {
  const { db, index } = aFullHouse()
  const question = questionOf({ agentIds: [piero] })
  const write = (entry: number) =>
    db.exec(`
      INSERT INTO finding_row VALUES (${entry}, randomblob(16), ${begin + 9e10}, 2, 60, 0, NULL, 0, NULL);
      INSERT INTO finding_touch (kind, number) VALUES ('row', ${entry});
    `)
  expect(fewOf(index, question)).not.toBeNull()
  write(900_001)
  const few = fewOf(index, question)
  expect(few && pageOf(few, question, 'newest')).toMatchObject({ rows: expect.arrayContaining([900_001]) })
})

it('of words that stand in few it reads only these, also where a note has them', () => {
  const { door, db, reading } = openTestDoor({ now: () => noon })
  fill(db)
  const contact = (subject: string, minutes: number) =>
    interactionAdded(maria, { subject, at: noon - minutes * 60_000, summary: '', agentId: giulia })
  const boiler = contact('Caldaia', 30)
  if (boiler.kind !== 'interaction:added') throw new Error('no contact')
  const noted = noteAdded(maria, { interactionId: boiler.interaction.id, text: 'Manca il sifone di ottone.' })
  door.record(
    [created({ name: 'Maria Rossi' }, maria), boiler, contact('Un sifone', 10), contact('Reso', 5), noted],
    {
      agentId: giulia,
    },
  )
  const find = reviewQueries['review:find'](reading, () => {})
  // Of what fills the house nobody wrote a text.
  const agentIds = [giulia]
  const ask = (words: string, quick: boolean) =>
    find({ filter: ReviewFilter.parse({ words, agentIds }), order: 'newest', offset: 0, quick, now: noon })
  for (const quick of [true, false]) {
    expect(ask('sifone ', quick)).toMatchObject({
      rows: [{ subject: 'Un sifone' }, { subject: 'Caldaia', excerpt: 'Manca il sifone di ottone.' }],
      total: { count: 2, exact: true },
    })
    expect(ask('xilofono ', quick)).toMatchObject({ kind: 'found', total: { count: 0, exact: true } })
  }
})

it('looks on for a lead while everything is read behind it, turn by turn', async () => {
  const { db, reading } = openTestDoor()
  fill(db)
  review(db, 'entry % 1994 <> 0 AND entry <= 25000')
  const query = reviewQueries['review:find'](reading, () => {})
  const behind: (string | undefined)[] = []
  const turns: (() => void)[] = []
  const handlers = createFindingHandlers({
    now: () => noon,
    agent: () => ({ role: 'lead' }),
    spareMemory: () => 0,
    onClose: (dispose) => onTestFinished(dispose),
    async find(asked) {
      const answer = query(asked)
      if (asked === null || asked.filter.reviewed) return answer
      behind.push(answer?.kind)
      // Its next question comes when the lead's has come.
      await new Promise<void>((resolve) => turns.push(resolve))
      return answer
    },
  })
  // Past the last line: what fills the house has no text to show.
  const question = {
    filter: ReviewFilter.parse({ reviewed: true }),
    order: 'longest',
    offset: 30_000,
    quick: true,
  } as const
  const ask = async () => {
    const answer = await handlers['review:find'](question, window)
    turns.pop()?.()
    await new Promise(setImmediate)
    return answer
  }
  const [first, second, third] = [await ask(), await ask(), await ask()]
  expect(first).toMatchObject({ value: { kind: 'reading', share: expect.closeTo(0.4, 1) } })
  expect(second).toMatchObject({ value: { kind: 'reading', share: expect.closeTo(0.8, 1) } })
  expect(third).toMatchObject({ value: { kind: 'found', total: { count: 25_018, exact: true } } })
  expect(behind).toEqual(['reading', 'reading', 'reading', 'reading'])
})
