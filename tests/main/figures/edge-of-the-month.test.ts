import { expect, it } from 'vitest'
import type { Change } from '../../../src-main/contract/changes.ts'
import { figuresQueries } from '../../../src-main/threads/figures-queries.ts'
import { missed } from '../../support/make-calls.ts'
import { caseOpened, created, interactionAdded, promiseMade } from '../../support/make-changes.ts'
import { openTestDoor } from '../../support/open-test-door.ts'
import { anna, giulia, luca, maria, pino, rome } from '../../support/small-month.ts'

const begin = rome(3, 1, '00:00')
const end = rome(4, 1, '00:00')

/** On the wall of Rome: winter time as March begins, summer time as it ends. */
const edges = [
  { customer: maria, name: 'Maria Rossi', at: begin - 1000, seconds: 10, satisfaction: 1 },
  { customer: luca, name: 'Luca Verdi', at: begin, seconds: 20, satisfaction: 2 },
  { customer: anna, name: 'Anna Neri', at: end - 1000, seconds: 40, satisfaction: 4 },
  { customer: pino, name: 'Pino Bianchi', at: end, seconds: 80, satisfaction: 5 },
] as const

/** Each of four rings in vain, is spoken with, opens a case and is to be called back, all at an edge of March. */
function openEdges() {
  const { door, reading } = openTestDoor()
  const changes = edges.flatMap(({ customer, name, at, seconds, satisfaction }): Change[] => [
    created({ name }, customer),
    interactionAdded(customer, {
      ...{ channel: 'phone', direction: 'in', agentId: giulia, outcome: 'solved' },
      ...{ at, durationSeconds: seconds, satisfaction },
    }),
    missed(null, at),
    caseOpened(customer, { openedAt: at }),
    promiseMade(customer, { madeAt: at - 3_600_000, dueAt: at }),
  ])
  door.record(changes, { agentId: null })
  const count = figuresQueries['figures:read'](reading)
  return (from: string, to: string) =>
    count({ period: { from, to }, deskId: null, agentId: null, now: rome(4, 2, '08:00') })
}

it('counts the first and the last second of a month, and neither the one before nor the one after', () => {
  const { figures, before } = openEdges()('2026-03-01', '2026-03-31')
  const { volumes, talk } = figures
  expect(volumes.channels).toEqual([{ channel: 'phone', in: 2, out: 0 }])
  expect([volumes.in, volumes.days.length]).toEqual([2, 31])
  const days = volumes.days.filter((day) => day.in > 0)
  expect(days.map(({ date, in: came }) => [date, came])).toEqual([
    ['2026-03-01', 1],
    ['2026-03-31', 1],
  ])
  // A Sunday at midnight, and a Tuesday before it.
  const hours = volumes.hours.flatMap((row, day) =>
    row.flatMap((came, hour) => (came > 0 ? [[day, hour, came]] : [])),
  )
  expect(hours).toEqual([
    [1, 23, 1],
    [6, 0, 1],
  ])
  expect([talk.count, talk.mean, talk.longest]).toEqual([2, 30, 40])
  expect(figures.firstContact).toEqual({ whole: 2, part: 2 })
  expect(figures.repeats).toEqual({ whole: 2, part: 0 })
  expect(figures.transfers.whole).toBe(2)
  expect(figures.satisfaction).toMatchObject({ contacts: 2, marks: [0, 1, 0, 1, 0] })
  expect(figures.missed).toMatchObject({ rang: 2, missed: 2 })
  expect(figures.cases.opened).toBe(2)
  expect(figures.yardstick.levels).toMatchObject([{ cases: 2 }])
  expect(figures.promises.due).toBe(2)
  // The second before March is the last of February.
  expect(before.volumes.channels).toEqual([{ channel: 'phone', in: 1, out: 0 }])
  expect([before.volumes.days.at(-1), before.talk.longest]).toEqual([
    { date: '2026-02-28', in: 1, out: 0 },
    10,
  ])
  expect(before.satisfaction.marks).toEqual([1, 0, 0, 0, 0])
  expect([before.missed?.rang, before.cases.opened, before.promises.due]).toEqual([1, 1, 1])
})

it.each([
  ['2026-02-28', 10],
  ['2026-03-01', 20],
  ['2026-03-31', 40],
  ['2026-04-01', 80],
] as const)('counts of %s its own second alone', (day, seconds) => {
  const { figures } = openEdges()(day, day)
  const { talk, missed: rung, cases, promises } = figures
  expect([figures.volumes.in, talk.count, talk.longest]).toEqual([1, 1, seconds])
  expect(figures.volumes.channels).toEqual([{ channel: 'phone', in: 1, out: 0 }])
  expect([rung?.rang, cases.opened, promises.due, figures.satisfaction.answers]).toEqual([1, 1, 1, 1])
})

it('counts as solved at first nobody who came again, though in the next month', () => {
  const { door, reading } = openTestDoor()
  const spoken = { channel: 'phone', direction: 'in', agentId: giulia, outcome: 'solved' } as const
  const changes: Change[] = [
    created({ name: 'Maria Rossi' }, maria),
    interactionAdded(maria, { ...spoken, at: begin - 1000 }),
    interactionAdded(maria, { ...spoken, at: begin + 86_400_000 }),
    created({ name: 'Luca Verdi' }, luca),
    interactionAdded(luca, { ...spoken, at: begin - 1000 }),
  ]
  door.record(changes, { agentId: null })
  const { figures, before } = figuresQueries['figures:read'](reading)({
    period: { from: '2026-03-01', to: '2026-03-31' },
    ...{ deskId: null, agentId: null, now: rome(4, 2, '08:00') },
  })
  expect([before.firstContact, before.repeats]).toEqual([
    { whole: 2, part: 1 },
    { whole: 2, part: 0 },
  ])
  expect([figures.firstContact, figures.repeats]).toEqual([
    { whole: 0, part: 0 },
    { whole: 1, part: 1 },
  ])
})
