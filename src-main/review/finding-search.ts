import { mostSorted, type ReviewCount, type ReviewFilter, type ReviewOrder } from '../contract/review.ts'
import { lotOf } from '../domain/review-filter.ts'
import type { Findings } from './finding-index.ts'
import { allThatFit, type Question, testOf } from './finding-scan.ts'

/** What the full text knows of the words that are looked for; null: none are. */
export type Words = {
  /** All places in the full text, rising. */
  entries(): readonly number[]
  /** How many places there are, counted up to `most`. */
  count(most: number): number
  /** Whether they stand in the contact of this row: slower, one by one. */
  standIn(row: number): boolean
}

export type Search = Question & {
  readonly words: Words | null
  readonly order: ReviewOrder
  /** When weeks begin (seconds since 1970, rising), over all the time there is. */
  readonly weeks: readonly number[]
}

/** Rows of `finding_row` in their order. */
export type FoundRows = { readonly length: number; at(index: number): number }

/** Words that stand in fewer places than this are found quicker by fetching all of them. */
const fewPlaces = 250_000
/** Milliseconds of looking into texts one by one before all places of the words are fetched instead. */
const oneByOneMs = 60

/**
 * The newest contacts that fit, at most `most`; with the words, by looking into one text after the other, which is the
 * quicker way where they are common. Null where that takes too long.
 */
export function findNewest(
  findings: Findings,
  search: Search & { readonly words: Words },
  most: number,
): { readonly rows: readonly number[]; readonly total: ReviewCount } | null {
  const { base, fresh } = findings
  if (search.words.count(fewPlaces) < fewPlaces) return null
  const test = testOf(search, findings)
  const fitting = united(findings, allThatFit(base, test), allThatFit(fresh, test))
  const until = performance.now() + oneByOneMs
  const rows: number[] = []
  for (const [index, place] of fitting.entries()) {
    const row = entryOf(findings, place)
    if (search.words.standIn(row)) rows.push(row)
    const looked = index + 1
    if (rows.length === most)
      return {
        rows,
        total: { count: Math.round((fitting.length * most) / looked), exact: looked === fitting.length },
      }
    if (looked % 16 === 0 && performance.now() > until) return null
  }
  return { rows, total: { count: rows.length, exact: true } }
}

/** All of them; null where they are too many for the order. */
export function findAll(findings: Findings, search: Search): FoundRows | { readonly tooMany: number } {
  const { base, fresh } = findings
  const test = testOf(search, findings)
  const spoken = search.words === null ? null : wordPlaces(findings, search.words)
  const old = allThatFit(base, test, spoken?.base)
  const both = united(findings, old, allThatFit(fresh, test, spoken?.fresh))
  const drawn = search.filter.sample ? draw(findings, both, search, search.filter.sample) : both
  if (search.order !== 'newest' && drawn.length > mostSorted) return { tooMany: drawn.length }
  const ordered = sorted(findings, drawn, search.order)
  return { length: ordered.length, at: (index) => entryOf(findings, ordered[index] ?? 0) }
}

function wordPlaces(findings: Findings, words: Words) {
  const { base, fresh, rowOf } = findings
  const inBase = new Uint8Array(base.length)
  const inFresh = new Uint8Array(fresh.length)
  const placeOf = base.placeFinder()
  for (const entry of words.entries()) {
    const own = placeOf(entry)
    const row = own >= 0 ? entry : rowOf(entry)
    const place = own >= 0 ? own : base.placeOf(row)
    if (place >= 0) inBase[place] = 1
    const young = fresh.length === 0 ? -1 : fresh.placeOf(row)
    if (young >= 0) inFresh[young] = 1
  }
  return { base: inBase, fresh: inFresh }
}

/** Places of both in one row of numbers, the newest first: those of `fresh` lie behind all of `base`. */
function united({ base, fresh }: Findings, old: Uint32Array, young: Uint32Array): Uint32Array {
  if (young.length === 0) return old
  const both = new Uint32Array(old.length + young.length)
  let [one, other] = [0, 0]
  for (let index = 0; index < both.length; index += 1) {
    const takeYoung =
      other < young.length &&
      (one >= old.length || (fresh.at[young[other] ?? 0] ?? 0) >= (base.at[old[one] ?? 0] ?? 0))
    if (takeYoung) {
      both[index] = base.length + (young[other] ?? 0)
      other += 1
    } else {
      both[index] = old[one] ?? 0
      one += 1
    }
  }
  return both
}

type Numbers = 'at' | 'facet' | 'duration' | 'held' | 'entry'

function numberOf({ base, fresh }: Findings, column: Numbers, place: number): number {
  return place < base.length ? (base[column][place] ?? 0) : (fresh[column][place - base.length] ?? 0)
}

function entryOf(findings: Findings, place: number): number {
  return numberOf(findings, 'entry', place)
}

function sorted(findings: Findings, places: Uint32Array, order: ReviewOrder): Uint32Array {
  if (order === 'newest') return places
  if (order === 'oldest') return places.toReversed()
  const column = order === 'longest' ? 'duration' : 'held'
  // What has no duration comes last; of equals, the newest first.
  const length = (place: number) => (numberOf(findings, column, place) + 1) & 0xffff
  return places.toSorted((left, right) => length(right) - length(left))
}

function readerOf({ base, fresh }: Findings, column: Numbers): (place: number) => number {
  const [old, young, { length }] = [base[column], fresh[column], base]
  return (place) => (place < length ? (old[place] ?? 0) : (young[place - length] ?? 0))
}

type Drawn = { readonly place: number; readonly lot: number }

/** So many of each agent and week with the lowest lots: who else was there changes nobody's lot. */
function draw(
  findings: Findings,
  places: Uint32Array,
  { weeks }: Search,
  { size, seed }: NonNullable<ReviewFilter['sample']>,
): Uint32Array {
  const agentOf = agentNumbers(findings)
  const [atOf, facetOf] = [readerOf(findings, 'at'), readerOf(findings, 'facet')]
  const [durationOf, heldOf] = [readerOf(findings, 'duration'), readerOf(findings, 'held')]
  const chosen: number[] = []
  let groups: Drawn[][] = []
  let week = weeks.length
  let begins = Number.POSITIVE_INFINITY
  const close = () => chosen.push(...groups.flatMap((group) => group.map(({ place }) => place)))
  for (const place of places) {
    const at = atOf(place)
    if (at < begins) {
      close()
      groups = []
      while (week > 0 && begins > at) {
        week -= 1
        begins = weeks[week] ?? 0
      }
    }
    const salt = durationOf(place) * 65_536 + heldOf(place)
    const agent = agentOf[facetOf(place)] ?? 0
    groups[agent] ??= []
    keepLowest(groups[agent], place, lotOf(seed, at, salt), size)
  }
  close()
  const wanted = new Set(chosen)
  return places.filter((place) => wanted.has(place))
}

/** Of each facet: a small number for its agent. */
function agentNumbers({ facets }: Findings): Uint32Array {
  const numbers = new Map<string, number>()
  return Uint32Array.from(facets, (facet) => {
    const agentId = facet?.agentId ?? ''
    const number = numbers.get(agentId) ?? numbers.size
    numbers.set(agentId, number)
    return number
  })
}

function keepLowest(group: Drawn[], place: number, lot: number, size: number): void {
  if (group.length === size && lot >= (group[size - 1]?.lot ?? 0)) return
  group.push({ place, lot })
  group.sort((left, right) => left.lot - right.lot)
  if (group.length > size) group.pop()
}
