import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Change } from '../../../src-main/contract/changes.ts'
import { FigureName, type Figures, type FiguresQuestion } from '../../../src-main/contract/figures.ts'
import type { Satisfaction } from '../../../src-main/contract/history.ts'
import {
  AgentId,
  CallId,
  CaseId,
  CaseMoveId,
  ContractLevelId,
  CustomerId,
  DeskId,
  InteractionId,
  MergeId,
  PromiseId,
} from '../../../src-main/contract/ids.ts'
import { contactsBehind, isListed } from '../../../src-main/domain/figures-rows.ts'
import { createZoneDays, dateOfDay } from '../../../src-main/domain/zone-days.ts'
import { figuresQueries } from '../../../src-main/threads/figures-queries.ts'
import { reviewQueries } from '../../../src-main/threads/review-queries.ts'
import { answered, missed } from '../../support/make-calls.ts'
import { caseOpened, created, interactionAdded, move, promiseMade } from '../../support/make-changes.ts'
import { openTestDoor } from '../../support/open-test-door.ts'

const hour = 3_600_000
const days = createZoneDays('Europe/Rome')
const first = Date.parse('2026-03-02') / 86_400_000
const begin = days.start(first)
/** Two weeks are asked for, in the middle of five that happen; it is the last evening of those. */
const now = days.start(first + 35) - hour
const period = { from: dateOfDay(first + 10), to: dateOfDay(first + 23) }

const idOf = (kind: string, number: number) =>
  `01a20000-0000-7000-8000-000000${kind}${String(number).padStart(4, '0')}`
const oneOf = <T>(schema: { parse(id: string): T }, kind: string, count: number) =>
  fc.integer({ min: 1, max: count }).map((number) => schema.parse(idOf(kind, number)))

const customers = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => CustomerId.parse(idOf('0a', number)))
const agents = [1, 2].map((number) => AgentId.parse(idOf('0b', number)))
const desks = [1, 2].map((number) => DeskId.parse(idOf('0c', number)))
const gold = ContractLevelId.parse(idOf('0d', 1))

const customerId = fc.constantFrom(...customers)
const agentId = fc.constantFrom(null, ...agents)
const deskId = fc.constantFrom(null, ...desks)
const at = fc.integer({ min: 0, max: 35 * 24 * 2 - 3 }).map((half) => begin + half * (hour / 2))
const caseId = fc.option(oneOf(CaseId, '0e', 12), { freq: 3 })
const anyCase = oneOf(CaseId, '0e', 12)
const callId = oneOf(CallId, '0f', 80)
const outcome = fc.constantFrom(
  ...([null, 'solved', 'solved', 'information', 'callback', 'no-answer'] as const),
)
const mark = fc.constantFrom<(Satisfaction | null)[]>(null, 1, 3, 5)

const contact = fc
  .record({
    ...{ customerId, at, agentId, caseId, outcome, mark, id: oneOf(InteractionId, '1a', 160) },
    channel: fc.constantFrom('phone' as const, 'phone' as const, 'email' as const, 'letter' as const),
    direction: fc.constantFrom('in' as const, 'in' as const, 'out' as const),
    callId: fc.option(callId, { freq: 2 }),
    durationSeconds: fc.constantFrom(null, 0, 40, 700),
    heldSeconds: fc.constantFrom(0, 0, 20),
  })
  .map(
    ({ customerId: customer, mark: satisfaction, ...given }): Change =>
      interactionAdded(customer, { ...given, ...(satisfaction !== null && { satisfaction }) }),
  )
const event = fc
  .record({ customerId, at })
  .map(
    ({ customerId: customer, at: when }): Change =>
      interactionAdded(customer, { at: when, channel: 'event', direction: 'none' }),
  )
const concluded = fc
  .record({ interactionId: oneOf(InteractionId, '1a', 160), customerId, outcome, caseId })
  .map((said): Change => ({ kind: 'interaction:concluded', ...said }))
const transferred = fc
  .record({
    ...{ callId, at, id: fc.integer({ min: 1, max: 20 }).map((number) => idOf('1b', number)) },
    reason: fc.constantFrom(null, 'Serve il tecnico'),
    succeeded: fc.constantFrom(null, true, false),
  })
  .map(
    (said): Change => ({
      kind: 'transfer:decided',
      decision: {
        ...said,
        ...{ customerId: null, agentId: null, initials: 'GR', promiseId: null, choice: 'transfer' },
      },
    }),
  )
const numbers = fc.constantFrom(null, '+393331110001', '+393331110002')
const call = fc
  .record({
    ...{ id: callId, number: numbers, at, agentId, caseId, out: fc.boolean(), wasMissed: fc.boolean() },
    wrapUpMs: fc.constantFrom(null, 12_000),
    asks: fc.constantFrom(false, false, false, true),
  })
  .map(({ number, at: when, out, wasMissed, asks, ...given }): Change => {
    if (wasMissed) return missed(number, when, { id: given.id })
    const consultFor = asks ? CallId.parse(idOf('0f', 99)) : null
    return answered(number, when, { ...given, consultFor, ...(out && { direction: 'out' as const }) })
  })
const opened = fc
  .record({ customerId, id: anyCase, openedAt: at, ownerId: agentId, deskId, agreed: fc.boolean() })
  .map(
    ({ customerId: customer, agreed, ...given }): Change =>
      caseOpened(customer, { ...given, ...(agreed && { answerBy: given.openedAt + 4 * hour }) }),
  )
const moved = fc
  .record({ caseId: anyCase, customerId, at, to: fc.constantFrom('red', 'yellow', 'green') })
  .map(
    ({ at: when, to, ...about }): Change => ({
      kind: 'case:moved',
      ...about,
      move: move(to as 'red', { at: when }),
    }),
  )
const stepped = fc
  .record({
    ...{ caseId: anyCase, customerId, at, id: oneOf(CaseMoveId, '1c', 40) },
    stage: fc.constantFrom(
      ...(['received', 'classified', 'at-desk', 'solved', 'made-good', null, 'ahead'] as const),
    ),
  })
  .map(({ at: when, id, stage, ...about }): Change => {
    const signed = { id, at: when, agentId: null, initials: null, reason: '' }
    const step =
      stage === 'ahead'
        ? { kind: 'moved-ahead' as const, ...signed, askedBy: 'Vendite' }
        : { kind: 'complaint' as const, ...signed, stage }
    return { kind: 'case:stepped', ...about, step }
  })
const promised = fc
  .record({ customerId, id: oneOf(PromiseId, '1d', 24), dueAt: at, agentId, deskId })
  .map(
    ({ customerId: customer, ...given }): Change =>
      promiseMade(customer, { ...given, madeAt: given.dueAt - hour }),
  )
const kept = fc
  .record({ promiseId: oneOf(PromiseId, '1d', 24), customerId, keptAt: at })
  .map((said): Change => ({ kind: 'promise:kept', ...said }))
const merged = fc.constant<Change>({
  ...{ kind: 'customer:merged', mergeId: MergeId.parse(idOf('1e', 1)), at: begin, agentId: null },
  ...{ keptId: idOf('0a', 1), mergedId: idOf('0a', 2), initials: 'GR', fields: {}, before: {} },
} as Change)

const happening = fc.oneof(
  { weight: 12, arbitrary: contact },
  { weight: 6, arbitrary: call },
  { weight: 4, arbitrary: opened },
  { weight: 4, arbitrary: moved },
  { weight: 4, arbitrary: stepped },
  { weight: 3, arbitrary: promised },
  ...[event, concluded, transferred, kept, merged],
)

const house: readonly Change[] = [
  {
    kind: 'house:changed',
    house: {
      desks: desks.map((id, index) => ({ id, name: `Sportello ${index}`, hours: [] })),
      yardstick: { levels: [{ id: gold, name: 'Oro' }], rules: [] },
    },
  },
  ...customers.map((id, index) =>
    created({ name: `Cliente ${index}`, ...(index > 1 && { contractLevel: gold }) }, id),
  ),
]

/** A fact is written once, under its own id, and what is said of it afterwards. */
function once(changes: readonly Change[]): readonly Change[] {
  const known = new Set<string>()
  const isAfter = (change: Change) => Number(saidOf(change) !== null)
  return changes
    .toSorted((a, b) => isAfter(a) - isAfter(b))
    .filter((change) => {
      const about = saidOf(change)
      if (about !== null && !known.has(about)) return false
      const fact = factOf(change)
      if (fact === null) return true
      const isNew = !known.has(fact)
      known.add(fact)
      return isNew
    })
}

function saidOf(change: Change): string | null {
  switch (change.kind) {
    case 'interaction:concluded':
      return change.interactionId
    case 'case:moved':
    case 'case:stepped':
      return change.caseId
    case 'promise:kept':
      return change.promiseId
    default:
      return null
  }
}

function factOf(change: Change): string | null {
  switch (change.kind) {
    case 'interaction:added':
      return change.interaction.id
    case 'call:logged':
      return change.call.id
    case 'case:opened':
      return change.case.id
    case 'case:stepped':
      return change.step.id
    case 'promise:made':
      return change.promise.id
    case 'transfer:decided':
      return change.decision.id
    case 'customer:merged':
      return change.mergeId
    default:
      return null
  }
}

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)

/** How many contacts each figure counts that is made of them. */
function contactsOf(figures: Figures, beforeToday: number): Readonly<Partial<Record<FigureName, number>>> {
  const { volumes } = figures
  return {
    volumes: volumes.in + volumes.out,
    days: sum(volumes.days.map((day) => day.in + day.out)),
    hours: sum(volumes.hours.flat()),
    talk: figures.talk.count,
    hold: figures.hold.count,
    repeats: figures.repeats.part,
    transfers: figures.transfers.part,
    forecast: beforeToday,
  }
}

/** As what the rows of each other figure count, and how many; what nothing counts as is left out. */
function rowsOf(figures: Figures): Readonly<Partial<Record<FigureName, Record<string, number>>>> {
  const { due: _, ...promises } = figures.promises
  const { firstContact, missed: calls, complaints, cases, satisfaction, yardstick } = figures
  const levels = (of: (level: (typeof yardstick.levels)[number]) => number) => sum(yardstick.levels.map(of))
  const named = {
    ...{ 'in-time': levels(({ inTime }) => inTime), late: levels(({ late }) => late) },
    waiting: levels(({ waiting }) => waiting),
  }
  return {
    answer: { answered: figures.answer.count },
    'wrap-up': { 'wrapped-up': figures.wrapUp.count },
    promises,
    'first-contact': { solved: firstContact.part, other: firstContact.whole - firstContact.part },
    missed: {
      missed: (calls?.missed ?? 0) - (calls?.recovered ?? 0),
      recovered: calls?.recovered ?? 0,
    },
    cases: { ...cases.states },
    complaints: {
      ...{ received: complaints.received, solved: complaints.solved },
      'made-good': complaints.madeGood,
    },
    satisfaction: Object.fromEntries(
      satisfaction.marks.map((count, index) => [`satisfied-${index + 1}`, count]),
    ),
    yardstick: {
      ...named,
      other: levels(({ cases: all }) => all) - sum(Object.values(named)),
      'moved-ahead': yardstick.totalFavours,
    },
  }
}

/** What the figure itself does not tell apart. */
const others: Readonly<Partial<Record<FigureName, readonly string[]>>> = {
  'first-contact': ['not-solved', 'came-back'],
  yardstick: ['over', 'not-agreed'],
}

function openHouse(changes: readonly Change[]) {
  const { door, reading } = openTestDoor({ now: () => now })
  door.record([...house, ...once(changes)], { agentId: null })
  const [read, list, find] = [
    figuresQueries['figures:read'](reading),
    figuresQueries['figures:rows'](reading),
    reviewQueries['review:find'](reading, () => {}),
  ]
  const today = days.dayOf(now)
  return {
    figures: (question: FiguresQuestion) => read({ ...question, now }).figures,
    contacts(question: FiguresQuestion, figure: FigureName, customersOnly = false): number | null {
      const filter = contactsBehind(question, figure, { today, customersOnly })
      if (filter === null) return null
      const ask = () => find({ filter, order: 'newest', offset: 0, quick: false, now })
      let found = ask()
      while (found?.kind === 'reading') found = ask()
      return found?.kind === 'found' ? found.total.count : null
    },
    rows(question: FiguresQuestion, figure: FigureName, customersOnly = false) {
      if (!isListed(figure)) throw new Error(`${figure} is made of contacts`)
      const page = (offset: number, limit: number) => {
        const found = list({ ...question, figure, customersOnly, now, offset, limit })
        if (found.kind !== 'rows') throw new Error('no rows')
        return found
      }
      const { rows, total } = page(0, 500)
      expect(rows).toHaveLength(total)
      const pages = Array.from({ length: Math.ceil(total / 7) + 1 }, (_, at) => page(at * 7, 7))
      expect(pages.flatMap((one) => one.rows)).toEqual(rows)
      expect(new Set(pages.map((one) => one.total))).toEqual(new Set([total]))
      const counts: Record<string, number> = {}
      for (const row of rows) {
        const as = others[figure]?.includes(row.counts) ? 'other' : row.counts
        counts[as] = (counts[as] ?? 0) + 1
      }
      return { rows, counts }
    },
  }
}

const withoutNone = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
const whose = [
  { deskId: null, agentId: null },
  ...desks.map((desk) => ({ deskId: desk, agentId: null })),
  ...agents.map((agent) => ({ deskId: null, agentId: agent })),
]
/** The days on which a forecast rests. */
const looksBack = { from: dateOfDay(first + 34 - 84), to: dateOfDay(first + 33) }

it('lists behind each figure exactly what it counts, of a house, a desk and a worker', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 150, maxLength: 220 }), (changes) => {
      const opened = openHouse(changes)
      for (const asked of whose) {
        const question = { ...asked, period }
        const figures = opened.figures(question)
        const came = opened.figures({ ...asked, period: looksBack }).volumes.in
        const [contacts, rows] = [contactsOf(figures, came), rowsOf(figures)]
        for (const figure of FigureName.options) {
          const counted = contacts[figure]
          if (counted !== undefined) {
            expect([figure, opened.contacts(question, figure)]).toEqual([figure, counted])
            continue
          }
          const found = opened.rows(question, figure)
          const { opened: alsoOpened = 0, ...counts } = found.counts
          expect([figure, counts]).toEqual([figure, withoutNone(rows[figure] ?? {})])
          if (figure !== 'cases') continue
          const [from, to] = [days.start(first + 10), days.start(first + 24)]
          const openedThen = found.rows.filter((row) => row.at >= from && row.at < to)
          expect(openedThen).toHaveLength(figures.cases.opened)
          expect(alsoOpened).toBeLessThanOrEqual(figures.cases.opened)
        }
      }
    }),
    { numRuns: 8, seed: 3002, endOnFailure: true },
  )
}, 120_000)

it('lists of a few what customers did, and no more', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 150, maxLength: 220 }), (changes) => {
      const opened = openHouse(changes)
      const question = { period, deskId: null, agentId: null }
      const { volumes, cases, complaints, missed: calls } = opened.figures(question)
      expect(opened.contacts(question, 'volumes', true)).toBe(volumes.in)
      expect(opened.contacts(question, 'days', true)).toBe(volumes.in)
      const listed = (['cases', 'complaints', 'missed'] as const).map((figure) =>
        opened.rows(question, figure, true),
      )
      const { red, yellow } = cases.states
      expect(listed[0]?.counts).toEqual(withoutNone({ red, yellow }))
      expect(listed[1]?.counts).toEqual(withoutNone({ received: complaints.received }))
      expect(listed[2]?.rows).toHaveLength(calls?.missed ?? 0)
      for (const row of listed.flatMap(({ rows }) => rows))
        expect([row.state, row.seconds]).toEqual([null, null])
    }),
    { numRuns: 4, seed: 3002, endOnFailure: true },
  )
}, 120_000)
