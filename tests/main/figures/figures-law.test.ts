import { expect, it } from 'vitest'
import type { FiguresQuestion } from '../../../src-main/contract/figures.ts'
import type { WorkerBasis } from '../../../src-main/contract/worker-basis.ts'
import { createFiguresDesk } from '../../../src-main/figures/figures-desk.ts'
import { createFiguresHandlers } from '../../../src-main/figures/figures-handlers.ts'
import { figuresQueries } from '../../../src-main/figures-queries.ts'
import { openTestDoor } from '../../support/open-test-door.ts'
import { billing, elio, rome, smallMonth, support } from '../../support/small-month.ts'

const agreement: WorkerBasis = { kind: 'agreement', reference: 'Accordo RSU 12/2026', date: '2026-02-01' }
const march = { period: { from: '2026-03-01', to: '2026-03-31' }, deskId: null, agentId: null }
const giulia = { role: 'lead' } as const

/** Support has three workers in March, billing one. */
function openDesk(
  workerFigures: WorkerBasis | null,
  role: 'lead' | 'operator' | 'administrator' = giulia.role,
) {
  const { door, reading } = openTestDoor()
  door.record(smallMonth().changes, { agentId: null })
  const count = figuresQueries['figures:read'](reading)
  const people = figuresQueries['figures:people'](reading)
  const rows = figuresQueries['figures:rows'](reading)
  const now = () => rome(4, 1, '08:00')
  const desk = createFiguresDesk({
    now,
    house: () => ({ workerFigures }),
    count: async (asked) => count(asked),
    people: async (asked) => people(asked),
  })
  const agent = () => ({ role })
  const handlers = createFiguresHandlers({ now, agent, desk, rows: async (asked) => rows(asked) })
  const whose = (given: Partial<FiguresQuestion>) => ({ ...march, ...given })
  return {
    read: (given: Partial<FiguresQuestion> = {}) => desk.read(whose(given)),
    handlers,
    rows: (
      figure: 'talk' | 'promises' | 'missed' | 'cases' | 'answer',
      given: Partial<FiguresQuestion> = {},
    ) => handlers['figures:rows']({ ...whose(given), figure }, 'window' as never),
  }
}

it('shows the whole house, and neither a worker nor fewer than five alone', async () => {
  const { read } = openDesk(null)
  const whole = await read()
  expect(whole).toMatchObject({ kind: 'figures', basis: null, figures: { people: 6 } })
  expect(await read({ agentId: elio })).toEqual({ kind: 'withheld', why: 'one-worker' })
  expect(await read({ deskId: support })).toEqual({ kind: 'withheld', why: 'few-people' })
  expect(await read({ deskId: billing })).toEqual({ kind: 'withheld', why: 'few-people' })
})

it('shows them with the agreement they rest on', async () => {
  const { read } = openDesk(agreement)
  expect(await read({ agentId: elio })).toMatchObject({
    kind: 'figures',
    basis: agreement,
    figures: { people: 1 },
  })
  expect(await read({ deskId: support })).toMatchObject({ kind: 'figures', basis: agreement })
  expect(await read()).toMatchObject({ kind: 'figures', basis: null })
})

it('withholds the period before where only that one is of few', async () => {
  const figures = { people: 5 }
  const answer = (now: number, before: number, workerFigures: WorkerBasis | null) =>
    createFiguresDesk({
      now: () => 0,
      house: () => ({ workerFigures }),
      count: async () =>
        ({
          ...{ figures: { people: now }, before: { people: before } },
          ...{ forecast: null, forecastPeople: 0 },
        }) as never,
      people: async () => now,
    }).read({ ...march, deskId: support })
  expect(await answer(5, 4, null)).toEqual({
    kind: 'figures',
    figures,
    before: null,
    forecast: null,
    basis: null,
  })
  expect(await answer(5, 5, null)).toMatchObject({ before: figures, basis: null })
  expect(await answer(5, 0, null)).toMatchObject({ before: { people: 0 } })
  expect(await answer(5, 4, agreement)).toMatchObject({ before: { people: 4 }, basis: agreement })
})

it('keeps the forecast of a few back, also beside a period in which nobody was there', async () => {
  const empty = { from: '2026-05-01', to: '2026-05-01' }
  const asked = { deskId: support, period: empty }
  expect(await openDesk(null).read(asked)).toMatchObject({
    kind: 'figures',
    figures: { people: 0 },
    forecast: null,
  })
  const opened = await openDesk(agreement).read(asked)
  expect(opened).toMatchObject({ basis: agreement, forecast: { days: { length: 28 } } })
  expect(await openDesk(null).read({ period: empty })).toMatchObject({
    basis: null,
    forecast: { days: { length: 28 } },
  })
})

it('keeps the rows behind them back as well', async () => {
  const { rows } = openDesk(null)
  const withheld = { ok: true, value: { kind: 'withheld' } }
  expect(await rows('promises', { agentId: elio })).toEqual(withheld)
  expect(await rows('talk', { deskId: support })).toEqual(withheld)
  const opened = await openDesk(agreement).rows('promises', { agentId: elio })
  expect(opened).toMatchObject({
    value: { kind: 'rows', total: 1, rows: [{ counts: 'broken', customerName: 'Maria Rossi' }] },
  })
})

it('gives the rows behind a figure', async () => {
  const { rows } = openDesk(null)
  const filter = { period: { kind: 'between', from: '2026-03-01', to: '2026-03-31' }, channels: ['phone'] }
  expect(await rows('talk')).toMatchObject({ value: { kind: 'contacts', filter } })
  const counts = async (figure: 'promises' | 'missed' | 'cases' | 'answer') => {
    const answer = await rows(figure)
    if (!answer.ok || answer.value.kind !== 'rows') throw new Error('no rows')
    return answer.value.rows.map((row) =>
      `${row.counts} ${row.customerName || '–'} ${row.seconds ?? ''}`.trim(),
    )
  }
  expect(await counts('promises')).toEqual(
    ['released', 'broken', 'late', 'kept'].map((said) => `${said} Maria Rossi`),
  )
  expect(await counts('missed')).toEqual(['missed –', 'missed Pino Bianchi', 'recovered Maria Rossi'])
  expect(await counts('answer')).toEqual([
    ...[
      'answered Anna Neri 40',
      'answered Luca Verdi 8',
      'answered Maria Rossi 20',
      'answered Maria Rossi 4',
    ],
  ])
  expect(await counts('cases')).toEqual(['opened Anna Neri', 'opened Luca Verdi', 'opened Maria Rossi'])
})

it('is for leads and administrators', async () => {
  const asked = { ...march, figure: 'talk' } as const
  const operator = openDesk(null, 'operator').handlers
  expect(await operator['figures:read'](march, 'window' as never)).toMatchObject({ code: 'not-allowed' })
  expect(await operator['figures:rows'](asked, 'window' as never)).toMatchObject({ code: 'not-allowed' })
  const administrator = openDesk(null, 'administrator').handlers
  expect(await administrator['figures:read'](march, 'window' as never)).toMatchObject({ ok: true })
})
