import type { ReviewFilter } from '../contract/review.ts'
import type { GiveWay } from '../database/giving-way.ts'
import { asksAboutCase, caseFits, facetFits, type Moments, minutesOf } from '../domain/review-filter.ts'
import type { ZoneOffset } from '../domain/zone-offsets.ts'
import { type Bits, bitsOf, combined, placesOf } from './finding-bits.ts'
import type { FindingCases } from './finding-cases.ts'
import { type FindingColumns, none } from './finding-columns.ts'
import type { Findings } from './finding-index.ts'

/** A filter as it is asked of each contact. */
export type Test = {
  readonly from: number
  readonly to: number
  readonly facets: Uint8Array
  readonly cases: Uint8Array | null
  readonly duration: readonly [number, number] | null
  readonly held: readonly [number, number] | null
  readonly mostHours: number | null
  readonly hours: Hours | null
  readonly brokenPromise: boolean | null
  /** Null for a sample, too: it stays what it is while it is being reviewed, and who has a review takes part in the draw. */
  readonly reviewed: { readonly wanted: boolean; readonly rows: ReadonlySet<number> } | null
  readonly now: number
}

type Hours = { readonly from: number; readonly to: number; readonly offsets: readonly ZoneOffset[] }

export type Question = {
  readonly filter: ReviewFilter
  readonly moments: Moments
  /** Of the filter, with those below them. */
  readonly categoryIds: ReadonlySet<string>
  /** Of the house, over all the time there is. */
  readonly offsets: readonly ZoneOffset[]
  readonly now: number
}

export function testOf({ filter, moments, categoryIds, offsets, now }: Question, findings: Findings): Test {
  const { hours, reviewed, sample } = filter
  return {
    from: Math.ceil(moments.from / 1000),
    to: Math.min(2 ** 32, Math.ceil(moments.to / 1000)),
    facets: Uint8Array.from(findings.facets, (facet) =>
      facet !== undefined && facetFits(facet, filter) ? 1 : 0,
    ),
    cases: asksAboutCase(filter) ? casesThatFit(findings.cases(), filter, categoryIds) : null,
    duration: rangeOf(filter.duration),
    held: rangeOf(filter.held),
    mostHours: filter.repeatDays === null ? null : filter.repeatDays * 24,
    hours: hours && { from: minutesOf(hours.from), to: minutesOf(hours.to), offsets },
    brokenPromise: filter.brokenPromise,
    reviewed: reviewed === null || sample !== null ? null : { wanted: reviewed, rows: findings.reviewed() },
    now,
  }
}

function casesThatFit(
  { said, saidBy }: FindingCases,
  filter: ReviewFilter,
  categoryIds: ReadonlySet<string>,
): Uint8Array {
  const fits = said.map((one) => (caseFits(one, filter, categoryIds) ? 1 : 0))
  return Uint8Array.from(saidBy, (place) => fits[place] ?? 0)
}

function rangeOf({ from, to }: { from: number | null; to: number | null }): readonly [number, number] | null {
  // Above every time there is lies «none», which no range holds.
  return from === null && to === null ? null : [from ?? 0, Math.min(to ?? none - 1, none - 1)]
}

/** Places that are looked at together: what is found among them stays in the processor's cache. */
const blockBits = 16
const blockSize = 1 << blockBits

export type Scan = {
  /** The newest is 0. */
  readonly blocks: number
  /** What fits in a block, the newest first; to be read before the next one is asked for. */
  fitting(block: number): Uint32Array
  /** Where the block begins: its oldest place. */
  oldest(block: number): number
}

/** Looks through `columns` block by block; `marked`: only at these. `giveWay`: before each block. */
export function createScan(columns: FindingColumns, test: Test, marked: Bits | null, giveWay: GiveWay): Scan {
  const first = lowerBound(columns.at, test.from)
  const last = lowerBound(columns.at, test.to) - 1
  const newest = last >>> blockBits
  // One more than can be found: what does not fit is written, too, and written over by the next.
  const found = new Uint32Array(blockSize + 1)
  const mask = maskOf(columns, test, marked)
  const narrow = createNarrowing(columns, test)
  const oldest = (block: number) => Math.max(first, (newest - block) << blockBits)
  return {
    blocks: last < first ? 0 : newest - (first >>> blockBits) + 1,
    oldest,
    fitting(block) {
      giveWay()
      const from = oldest(block)
      const to = Math.min(last + 1, (newest - block + 1) << blockBits)
      const count = mask === null ? all(from, to, found) : placesOf(mask, from, to, found)
      return narrow(found, keptOfFacets(found, count, columns.facet, test.facets))
    },
  }
}

function all(from: number, to: number, found: Uint32Array): number {
  for (let place = to - 1, count = 0; place >= from; place -= 1, count += 1) found[count] = place
  return to - from
}

/** A loop over nothing but numbers, without a branch, as all of these are: ten million in some thirty milliseconds. */
function keptOfFacets(places: Uint32Array, length: number, facet: Uint32Array, fits: Uint8Array): number {
  let count = 0
  for (let index = 0; index < length; index += 1) {
    const place = places[index] ?? 0
    places[count] = place
    count += fits[facet[place] ?? 0] ?? 0
  }
  return count
}

function keptInRange(
  places: Uint32Array,
  length: number,
  values: Uint16Array,
  [least, most]: readonly [number, number],
): number {
  let count = 0
  for (let index = 0; index < length; index += 1) {
    const place = places[index] ?? 0
    const value = values[place] ?? 0
    places[count] = place
    count += value >= least && value <= most ? 1 : 0
  }
  return count
}

function createNarrowing(columns: FindingColumns, test: Test) {
  const { caseNumber, duration, held, hoursSince } = columns
  const { cases, mostHours } = test
  const keptAtHours = test.hours && createKeptAtHours(columns, test.hours)
  return (places: Uint32Array, length: number): Uint32Array => {
    let count = length
    if (test.duration !== null) count = keptInRange(places, count, duration, test.duration)
    if (test.held !== null) count = keptInRange(places, count, held, test.held)
    if (mostHours !== null) count = keptInRange(places, count, hoursSince, [0, mostHours])
    if (cases !== null) count = keptOfFacets(places, count, caseNumber, cases)
    if (keptAtHours !== null) count = keptAtHours(places, count)
    return places.subarray(0, count)
  }
}

/** What few contacts have is known by their places. */
function maskOf(columns: FindingColumns, test: Test, marked: Bits | null): Bits | null {
  const { length, brokenAt, placeOf } = columns
  const wanted = marked === null ? [] : [marked]
  const unwanted: Bits[] = []
  if (test.brokenPromise !== null) {
    const late = [...brokenAt].flatMap(([place, at]) => (at <= test.now ? [place] : []))
    ;(test.brokenPromise ? wanted : unwanted).push(bitsOf(length, late))
  }
  if (test.reviewed !== null) {
    const places = [...test.reviewed.rows].map(placeOf).filter((place) => place >= 0)
    ;(test.reviewed.wanted ? wanted : unwanted).push(bitsOf(length, places))
  }
  return combined(length, wanted, unwanted)
}

const daySeconds = 86_400

/** Places come from the newest to the oldest: where the day begins is worked out once for all that lie in it. */
function createKeptAtHours({ at }: FindingColumns, { from, to, offsets }: Hours) {
  const [begin, end] = [from * 60, to * 60]
  const isOvernight = from >= to
  return (places: Uint32Array, length: number): number => {
    let count = 0
    let [day, since] = [0, Number.POSITIVE_INFINITY]
    for (let index = 0; index < length; index += 1) {
      const place = places[index] ?? 0
      const time = at[place] ?? 0
      if (time < since) [day, since] = dayAround(time, offsets)
      const second = time - day
      places[count] = place
      const fits = isOvernight ? second >= begin || second < end : second >= begin && second < end
      count += fits ? 1 : 0
    }
    return count
  }
}

/** When the day of a moment began on the house's clock as it then went, and since when it had gone so on that day. */
function dayAround(time: number, offsets: readonly ZoneOffset[]): [day: number, since: number] {
  const offset = offsets.findLast(({ from }) => from <= time) ?? offsets[0]
  const seconds = offset?.seconds ?? 0
  const local = time + seconds
  const day = time - (((local % daySeconds) + daySeconds) % daySeconds)
  return [day, Math.max(day, offset?.from ?? 0)]
}

function lowerBound(values: Uint32Array, value: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
