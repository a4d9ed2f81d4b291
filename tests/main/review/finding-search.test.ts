import { expect, it } from 'vitest'
import { ReviewFilter, type ReviewOrder, reviewPageSize } from '../../../src-main/contract/review.ts'
import {
  asksAboutCase,
  type CaseSaid,
  caseFits,
  type FacetSaid,
  facetFits,
  noCase,
} from '../../../src-main/domain/review-filter.ts'
import { columnsByTime, none } from '../../../src-main/review/finding-columns.ts'
import type { Findings } from '../../../src-main/review/finding-index.ts'
import { findNewest } from '../../../src-main/review/finding-newest.ts'
import { testOf } from '../../../src-main/review/finding-scan.ts'
import { createSearch, type Search } from '../../../src-main/review/finding-search.ts'
import { createMarking, createTermMarking, type Words } from '../../../src-main/review/finding-words.ts'

const everything = Number.MAX_SAFE_INTEGER
const now = Date.UTC(2026, 10, 21)
const rome = [
  { from: 0, seconds: 3600 },
  { from: Date.UTC(2026, 9, 1) / 1000, seconds: 7200 },
  { from: Date.UTC(2026, 9, 25, 1) / 1000, seconds: 3600 },
]

type Contact = {
  readonly entry: number
  readonly at: number
  readonly facet: number
  readonly caseNumber: number
  readonly duration: number
  readonly held: number
  readonly hoursSince: number
  readonly brokenAt: number | null
}

const facets: readonly (FacetSaid | undefined)[] = [
  undefined,
  ...['giulia', 'bruno', 'anna'].flatMap((agentId) =>
    ['phone', 'email'].flatMap((channel) =>
      ['in', 'out'].map((direction) => ({
        ...{ agentId, channel, direction, outcome: direction === 'in' ? 'solved' : '' },
        ...{ transferred: agentId === 'anna', reason: '' },
      })),
    ),
  ),
]
const cases: readonly CaseSaid[] = [
  noCase,
  { state: 'red', categoryId: 'returns', deskId: 'office', complaint: true },
  { state: 'green', categoryId: '', deskId: '', complaint: false },
]

/** The same numbers every time. */
function createNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function contactsOf(seed: number, entries: readonly number[]): readonly Contact[] {
  const number = createNumbers(seed)
  const year = 365 * 86_400
  return entries.map((entry) => ({
    entry,
    at: now / 1000 - number(year),
    facet: 1 + number(facets.length - 1),
    caseNumber: number(20) === 0 ? 1 + number(2) : 0,
    duration: number(5) === 0 ? none : number(1800),
    held: number(90),
    hoursSince: number(3) === 0 ? none : number(400),
    brokenAt: number(50) === 0 ? now - 1000 + number(2000) : null,
  }))
}

function columnsOf(contacts: readonly Contact[]) {
  return columnsByTime({
    length: contacts.length,
    entry: Float64Array.from(contacts, ({ entry }) => entry),
    at: Uint32Array.from(contacts, ({ at }) => at),
    facet: Uint32Array.from(contacts, ({ facet }) => facet),
    caseNumber: Uint32Array.from(contacts, ({ caseNumber }) => caseNumber),
    duration: Uint16Array.from(contacts, ({ duration }) => duration),
    held: Uint16Array.from(contacts, ({ held }) => held),
    hoursSince: Uint16Array.from(contacts, ({ hoursSince }) => hoursSince),
    brokenAt: new Map(contacts.flatMap(({ entry, brokenAt: at }) => (at === null ? [] : [[entry, at]]))),
  })
}

/** More than two blocks of contacts; some of them written again, and some new. Those of `spoken` have the words. */
function aHouse() {
  const old = contactsOf(
    1,
    Array.from({ length: 150_000 }, (_, index) => 1000 + index * 3),
  )
  const fresh = contactsOf(2, [
    ...old.filter((_, index) => index % 500 === 0).map(({ entry }) => entry),
    600_000,
  ])
  const base = columnsOf(old)
  for (const { entry } of fresh) {
    const place = base.placeOf(entry)
    if (place >= 0) base.facet[place] = 0
  }
  const again = new Set(fresh.map(({ entry }) => entry))
  const reviewed = new Set([1000, 1300, 1600, 4000, 600_000])
  // A note about each thirtieth contact lies right behind it.
  const notes = new Map(old.filter((_, index) => index % 30 === 0).map(({ entry }) => [entry + 1, entry]))
  const findings: Findings = {
    ...{ base, fresh: columnsOf(fresh), facets, version: 1, giveWay: () => {} },
    // Each case says something of its own.
    cases: () => ({ said: cases, saidBy: cases.map((_, number) => number) }),
    reviewed: () => reviewed,
    reviews: () => reviewed.size,
    rowFinder: () => (entry) => notes.get(entry) ?? entry,
  }
  return { findings, reviewed, notes, contacts: [...old.filter(({ entry }) => !again.has(entry)), ...fresh] }
}

const house = aHouse()

function wordsIn(spoken: readonly number[]): Words & { readonly rows: ReadonlySet<number> } {
  const rows = new Set(spoken.map((entry) => house.notes.get(entry) ?? entry))
  return {
    rows,
    wanted: [{ key: '', entries: (from, to) => spoken.filter((entry) => entry >= from && entry < to) }],
    unwanted: [],
    standIn: (row) => rows.has(row),
  }
}

function markingOf({ wanted, unwanted }: Words) {
  const marked = (terms: Words['wanted']) => terms.map((term) => createTermMarking(house.findings, term))
  return createMarking(house.findings, marked(wanted), marked(unwanted))
}

type Asked = {
  readonly filter: Partial<Record<keyof ReviewFilter, unknown>>
  readonly from?: number
  readonly words?: ReturnType<typeof wordsIn>
  readonly order?: ReviewOrder
}

function searchOf({ filter, from = 0, words, order = 'newest' }: Asked) {
  // Plain words stand for ids here.
  const asked = { ...ReviewFilter.parse({}), ...filter } as ReviewFilter
  const search: Search = {
    ...{ filter: asked, order, now, offsets: rome, words: words ?? null, weeks: [] },
    moments: { from, to: everything },
    categoryIds: new Set<string>(asked.categoryIds),
  }
  return {
    search,
    searched: createSearch(house.findings, search, words ? markingOf(words) : null),
  }
}

/** As somebody finds who asks each contact, one after the other. */
function askedOneByOne(
  { search: { filter, moments, categoryIds } }: ReturnType<typeof searchOf>,
  words?: ReadonlySet<number>,
) {
  const within = (value: number, { from, to }: { from: number | null; to: number | null }) =>
    (from === null && to === null) || (value !== none && value >= (from ?? 0) && value <= (to ?? none))
  const minuteOf = (at: number) => {
    const offset = rome.findLast(({ from }) => from <= at)?.seconds ?? 0
    return new Date((at + offset) * 1000).toISOString().slice(11, 16)
  }
  const isAtHours = (minute: string, hours: { from: string; to: string }) =>
    hours.from < hours.to
      ? minute >= hours.from && minute < hours.to
      : minute >= hours.from || minute < hours.to
  return house.contacts
    .filter(({ entry, at, facet, caseNumber, duration, held, hoursSince, brokenAt }) => {
      const { hours, brokenPromise, reviewed, repeatDays } = filter
      const said = facets[facet]
      return (
        said !== undefined &&
        facetFits(said, filter) &&
        (!asksAboutCase(filter) || caseFits(cases[caseNumber] ?? noCase, filter, categoryIds)) &&
        at * 1000 >= moments.from &&
        within(duration, filter.duration) &&
        within(held, filter.held) &&
        (repeatDays === null || hoursSince <= repeatDays * 24) &&
        (hours === null || isAtHours(minuteOf(at), hours)) &&
        (brokenPromise === null || (brokenAt !== null && brokenAt <= now) === brokenPromise) &&
        (reviewed === null || house.reviewed.has(entry) === reviewed) &&
        (words === undefined || words.has(entry))
      )
    })
    .map(({ entry }) => entry)
}

const everySecondNote = [...house.notes.keys()].filter((_, index) => index % 2 === 0)
const common = Array.from({ length: 20_000 }, (_, index) => 1000 + index * 21)
const questions: Readonly<Record<string, Asked>> = {
  everything: { filter: {} },
  'two agents, by phone': { filter: { agentIds: ['giulia', 'anna'], channels: ['phone'] } },
  'from a moment on': { filter: { outcomes: ['solved'] }, from: now - 40 * 86_400_000 },
  'long, and on hold': { filter: { duration: { from: 600, to: 900 }, held: { from: 30, to: null } } },
  'in the morning': { filter: { hours: { from: '08:30', to: '10:00' } } },
  'at night': { filter: { hours: { from: '22:00', to: '06:15' }, direction: 'in' } },
  'until midnight': { filter: { hours: { from: '13:30', to: '00:00' } } },
  'around the clock': { filter: { hours: { from: '00:00', to: '00:00' }, channels: ['phone'] } },
  'came again': { filter: { repeatDays: 3 } },
  'of a case': { filter: { caseStates: ['red', 'green'], deskIds: ['office'] } },
  complaint: { filter: { complaint: true } },
  'broken promise': { filter: { brokenPromise: true, channels: ['email'] } },
  'kept or none': { filter: { brokenPromise: false, reviewed: false } },
  reviewed: { filter: { reviewed: true } },
  nobody: { filter: { agentIds: ['luca'] } },
  'a rare word': { filter: {}, words: wordsIn([1000, 1003, 300_001, 600_000]) },
  'a word in notes': { filter: { channels: ['phone'] }, words: wordsIn(everySecondNote) },
  'a common word, a broken promise': { filter: { brokenPromise: true }, words: wordsIn(common) },
}

it.each(Object.entries(questions))('finds what each contact says of itself: %s', (_, asked) => {
  const question = searchOf(asked)
  const expected = askedOneByOne(question, asked.words?.rows)
  const { searched } = question
  const found: number[] = []
  for (;;) {
    const page = searched.page(found.length)
    if ('tooMany' in page) throw new Error('too many')
    expect(page.total).toEqual({ count: expected.length, exact: true })
    found.push(...page.rows)
    // All the pages of everything would be three thousand.
    if (page.rows.length < reviewPageSize || found.length > 2000) break
  }
  const atOf = new Map(house.contacts.map(({ entry, at }) => [entry, at]))
  const times = found.map((entry) => atOf.get(entry) ?? 0)
  expect(times).toEqual(times.toSorted((left, right) => right - left))
  expect(new Set(found).size).toBe(found.length)
  const fitting = new Set(expected)
  expect(found.every((entry) => fitting.has(entry))).toBe(true)
  const newest = expected.map((entry) => atOf.get(entry) ?? 0).sort((left, right) => right - left)
  expect(times).toEqual(newest.slice(0, found.length))
  const first = searchOf(asked).searched.first(Number.POSITIVE_INFINITY)
  expect(first?.rows).toEqual(found.slice(0, reviewPageSize))
})

it('says about how many there are where nobody waits, and then exactly', () => {
  const { searched } = searchOf({ filter: { agentIds: ['giulia'] }, words: wordsIn(common) })
  const first = searched.first(0)
  const exact = searched.page(0)
  if (first === null || 'tooMany' in exact) throw new Error('nothing was found')
  expect(first.rows).toEqual(exact.rows)
  expect(exact.total.exact).toBe(true)
  // A third of the 20,000 are hers, at random.
  expect(first.total.count).toBeGreaterThan(exact.total.count / 2)
  expect(first.total.count).toBeLessThan(exact.total.count * 2)
})

it('guesses from blocks all over the time there is, until somebody waits for all of them', () => {
  // Thirty blocks; the older half has one that fits among four.
  const length = 30 * 65_536
  const small = new Uint16Array(length)
  const base = columnsByTime({
    ...{ length, duration: small, held: small, hoursSince: small, caseNumber: new Uint32Array(length) },
    entry: Float64Array.from({ length }, (_, index) => index),
    at: Uint32Array.from({ length }, (_, index) => index),
    facet: Uint32Array.from({ length }, (_, index) => (index < length / 2 && index % 4 > 0 ? 0 : 1)),
    brokenAt: new Map(),
  })
  const findings: Findings = { ...house.findings, base, fresh: columnsOf([]) }
  const { search } = searchOf({ filter: {} })
  const newest = findNewest(findings, testOf(search, findings), null)
  const guess = newest.count(0)
  const exact = (length / 2) * 1.25
  expect(guess.exact).toBe(false)
  expect(Math.abs(guess.count / exact - 1)).toBeLessThan(0.1)
  expect(newest.count(Number.POSITIVE_INFINITY)).toEqual({ count: exact, exact: true })
})

it('puts in another order what is not too much for it', () => {
  const byDuration = searchOf({ filter: { agentIds: ['bruno'] }, order: 'longest' }).searched.page(0)
  if ('tooMany' in byDuration) throw new Error('too many')
  const durationOf = new Map(house.contacts.map(({ entry, duration }) => [entry, duration]))
  const durations = byDuration.rows.map((entry) => durationOf.get(entry) ?? 0)
  expect(durations).toEqual(durations.toSorted((left, right) => right - left))
  expect(durations[0]).toBe(1799)
  const all = searchOf({ filter: {}, order: 'oldest' }).searched.page(0)
  expect(all).toEqual({ tooMany: house.contacts.length })
})
