import { expect, it } from 'vitest'
import type { FigureName, FiguresQuestion } from '../../../src-main/contract/figures.ts'
import type { AgentId, CaseId } from '../../../src-main/contract/ids.ts'
import type { WorkerBasis } from '../../../src-main/contract/worker-basis.ts'
import type { Database } from '../../../src-main/database/connection.ts'
import { createFiguresDesk } from '../../../src-main/figures/figures-desk.ts'
import { createFiguresHandlers } from '../../../src-main/figures/figures-handlers.ts'
import { figuresQueries } from '../../../src-main/threads/figures-queries.ts'
import { interactionAdded } from '../../support/make-changes.ts'
import { openTestDoor } from '../../support/open-test-door.ts'
import {
  billing,
  bruno,
  carla,
  dario,
  elio,
  fabio,
  giulia,
  maria,
  rome,
  smallMonth,
  support,
} from '../../support/small-month.ts'

const agreement: WorkerBasis = { kind: 'agreement', reference: 'Accordo RSU 12/2026', date: '2026-02-01' }
const march = { period: { from: '2026-03-01', to: '2026-03-31' }, deskId: null, agentId: null }

const now = () => rome(4, 1, '08:00')

function deskOf(reading: Database, workerFigures: WorkerBasis | null) {
  const count = figuresQueries['figures:read'](reading)
  const acting = figuresQueries['figures:acting'](reading)
  return createFiguresDesk({
    now,
    house: () => ({ workerFigures }),
    count: async (asked) => count(asked),
    acting: async (asked) => acting(asked),
  })
}

/** Support has three workers in March, billing one. */
function openDesk(workerFigures: WorkerBasis | null, role: 'lead' | 'operator' | 'administrator' = 'lead') {
  const { door, reading } = openTestDoor()
  door.record(smallMonth().changes, { agentId: null })
  const rows = figuresQueries['figures:rows'](reading)
  const desk = deskOf(reading, workerFigures)
  const agent = () => ({ role })
  const handlers = createFiguresHandlers({
    now,
    zone: () => 'Europe/Rome',
    agent,
    desk,
    rows: async (asked) => rows(asked),
  })
  const whose = (given: Partial<FiguresQuestion>) => ({ ...march, ...given })
  return {
    read: (given: Partial<FiguresQuestion> = {}) => desk.read(whose(given)),
    handlers,
    rows: (figure: FigureName, given: Partial<FiguresQuestion> = {}) =>
      handlers['figures:rows']({ ...whose(given), figure, offset: 0 }, 'window' as never),
  }
}

it('shows the whole house, and neither a worker nor fewer than five alone', async () => {
  const { read } = openDesk(null)
  const whole = await read()
  expect(whole).toMatchObject({ kind: 'figures', basis: null, figures: { people: 6, talk: { count: 7 } } })
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
})

/* In February only Giulia had contacts: Maria's and Rosa's calls, and Luca's e-mail. */
it('shows of a house of one to four what customers did, and nothing of how it works', async () => {
  const february = { period: { from: '2026-02-01', to: '2026-02-28' } }
  const few = await openDesk(null).read(february)
  expect(few).toMatchObject({
    ...{ kind: 'figures', basis: null },
    figures: {
      ...{ people: 1, repeats: { whole: 3, part: 0 } },
      volumes: { in: 3, out: null },
      missed: { rang: 0, missed: 0, until: null },
      cases: { opened: null, solved: null, states: { red: 1, green: null } },
      complaints: { received: 0, solved: null, madeGood: null },
      ...{ answer: null, talk: null, hold: null, wrapUp: null, promises: null, firstContact: null },
      ...{ transfers: null, satisfaction: null, yardstick: null },
    },
  })
  if (few.kind !== 'figures') throw new Error('nothing is shown')
  expect(few.figures.volumes.channels).toEqual([
    { channel: 'phone', in: 2, out: null },
    { channel: 'email', in: 1, out: null },
  ])
  // Beside March, of which six worked, February is only what customers did.
  expect(await openDesk(null).read()).toMatchObject({
    figures: { talk: { count: 7 } },
    before: { volumes: { in: 3 }, talk: null },
  })
  // Whose cases lay open before, and by what time, would tell what was solved.
  expect(few.before).toMatchObject({ volumes: { in: 0 }, cases: null })
  const opened = await openDesk(agreement).read(february)
  expect(opened).toMatchObject({
    ...{ basis: agreement, figures: { talk: { count: 2 }, volumes: { out: 0 } } },
    before: { cases: { opened: 0 } },
  })
})

it('tells of no single day what the house began, where few worked on one', async () => {
  const shown = await openDesk(null).read()
  if (shown.kind !== 'figures') throw new Error('nothing is shown')
  expect(shown.figures.volumes.out).toBe(2)
  expect(shown.figures.volumes.days.map(({ out }) => out)).toEqual(Array.from({ length: 31 }, () => null))
  const opened = await openDesk(agreement).read()
  if (opened.kind !== 'figures') throw new Error('nothing is shown')
  expect(opened.figures.volumes.days[1]).toEqual({ date: '2026-03-02', in: 2, out: 1 })
  expect(opened.basis).toEqual(agreement)
})

/* On the 4th of May five had a contact, on the 5th nobody is named who called Maria, on the 6th an e-mail came in. */
it('takes somebody unnamed who is alone on a day for the one they are', async () => {
  const { door, reading } = openTestDoor()
  door.record(smallMonth().changes, { agentId: null })
  const on = (day: number, agentId: AgentId | null) => ({ at: rome(5, day, '10:00'), agentId })
  const written = { ...on(6, null), channel: 'email', direction: 'in' } as const
  const team = [giulia, bruno, carla, dario, fabio]
  door.record(
    [...team.map((agent) => interactionAdded(maria, on(4, agent))), interactionAdded(maria, written)],
    { agentId: null },
  )
  const may = { period: { from: '2026-05-01', to: '2026-05-31' }, deskId: null, agentId: null }
  const daysOut = async () => {
    const shown = await deskOf(reading, null).read(may)
    if (shown.kind !== 'figures') throw new Error('nothing is shown')
    return shown.figures.volumes.days.slice(3, 6).map(({ out }) => out)
  }
  // An e-mail that came in is nobody's work.
  expect(await daysOut()).toEqual([0, 0, 0])
  door.record([interactionAdded(maria, { ...on(5, null), direction: 'out' })], { agentId: null })
  expect(await daysOut()).toEqual([null, null, null])
})

it('counts as people who made a promise or had a case, where nobody had a contact', async () => {
  // On the 5th Elio’s promise fell due; nobody had a contact, and no contact is about a case.
  const fifth = { period: { from: '2026-03-05', to: '2026-03-05' } }
  const { read } = openDesk(null)
  expect(await read({ ...fifth, deskId: billing })).toEqual({ kind: 'withheld', why: 'few-people' })
  expect(await read(fifth)).toMatchObject({ figures: { promises: null, volumes: { in: 0 } } })
  const opened = await openDesk(agreement).read({ ...fifth, deskId: billing })
  expect(opened).toMatchObject({ basis: agreement, figures: { people: 1, promises: { due: 1 } } })
})

/* Everybody answers one call about the boiler at support, and Elio one about the bill. */
it('keeps a desk of five back in a house of six, and shows it beside five others', async () => {
  const { door, reading } = openTestDoor()
  const { changes, ids } = smallMonth()
  door.record(changes, { agentId: null })
  const at = rome(5, 4, '10:00')
  const called = (agentId: AgentId, caseId: CaseId) => interactionAdded(maria, { at, agentId, caseId })
  const team = [giulia, bruno, carla, dario, fabio]
  door.record([...team.map((agent) => called(agent, ids.boiler)), called(elio, ids.bill)], { agentId: null })
  const desk = deskOf(reading, null)
  const may = { period: { from: '2026-05-01', to: '2026-05-31' }, agentId: null }
  expect(await desk.read({ ...may, deskId: null })).toMatchObject({ figures: { people: 6 }, basis: null })
  expect(await desk.read({ ...may, deskId: support })).toEqual({ kind: 'withheld', why: 'few-left' })
  expect(await desk.verdict({ ...may, deskId: support })).toBe('few-left')
  expect(await desk.read({ ...may, deskId: billing })).toEqual({ kind: 'withheld', why: 'few-people' })

  door.record(
    team.slice(1).map((agent) => called(agent, ids.bill)),
    { agentId: null },
  )
  for (const deskId of [support, billing])
    expect(await desk.read({ ...may, deskId })).toMatchObject({ figures: { people: 5, talk: { count: 5 } } })
})

it('keeps the forecast of a few back, also beside a period in which nobody was there', async () => {
  const empty = { from: '2026-05-01', to: '2026-05-01' }
  const asked = { deskId: support, period: empty }
  expect(await openDesk(null).read(asked)).toMatchObject({
    kind: 'figures',
    figures: { people: 0 },
    forecast: null,
  })
  // The rows behind it are of those few, and not of the empty day beside which it stands.
  expect(await openDesk(null).rows('forecast', asked)).toEqual({ ok: true, value: { kind: 'withheld' } })
  expect(await openDesk(null).rows('volumes', asked)).toMatchObject({ value: { kind: 'contacts' } })
  expect(await openDesk(agreement).rows('forecast', asked)).toMatchObject({ value: { kind: 'contacts' } })
  expect(await openDesk(null).rows('forecast', { period: empty })).toMatchObject({
    value: { kind: 'contacts' },
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
  expect(await counts('missed')).toEqual(['missed –', 'missed Pino Bianchi', 'recovered Maria Rossi 600'])
  expect(await counts('answer')).toEqual([
    ...[
      'answered Anna Neri 40',
      'answered Luca Verdi 8',
      'answered Maria Rossi 20',
      'answered Maria Rossi 4',
    ],
  ])
  const cases = (await counts('cases')).map((row) => row.split(' ').slice(0, 2).join(' '))
  expect(cases).toEqual(['red Anna', 'red Luca', 'green Maria', 'yellow Pino'])
})

it('is for leads and administrators', async () => {
  const asked = { ...march, figure: 'talk', offset: 0 } as const
  const operator = openDesk(null, 'operator').handlers
  expect(await operator['figures:read'](march, 'window' as never)).toMatchObject({ code: 'not-allowed' })
  expect(await operator['figures:rows'](asked, 'window' as never)).toMatchObject({ code: 'not-allowed' })
  const administrator = openDesk(null, 'administrator').handlers
  expect(await administrator['figures:read'](march, 'window' as never)).toMatchObject({ ok: true })
})
