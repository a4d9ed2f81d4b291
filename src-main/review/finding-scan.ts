import type { ReviewFilter } from '../contract/review.ts'
import {
  asksAboutCase,
  caseFits,
  facetFits,
  type Moments,
  minutesOf,
  noCase,
} from '../domain/review-filter.ts'
import type { ZoneOffset } from '../domain/zone-offsets.ts'
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
  readonly hours: {
    readonly from: number
    readonly to: number
    readonly offsets: readonly ZoneOffset[]
  } | null
  readonly brokenPromise: boolean | null
  readonly reviewed: { readonly wanted: boolean; readonly rows: ReadonlySet<number> } | null
  readonly now: number
}

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
  const { facets, cases } = findings
  const { hours, reviewed } = filter
  return {
    from: Math.ceil(moments.from / 1000),
    to: Math.min(2 ** 32, Math.ceil(moments.to / 1000)),
    facets: Uint8Array.from(facets, (facet) => (facet !== undefined && facetFits(facet, filter) ? 1 : 0)),
    cases: asksAboutCase(filter)
      ? Uint8Array.from(cases, (said) => (caseFits(said ?? noCase, filter, categoryIds) ? 1 : 0))
      : null,
    duration: rangeOf(filter.duration),
    held: rangeOf(filter.held),
    mostHours: filter.repeatDays === null ? null : filter.repeatDays * 24,
    hours: hours && { from: minutesOf(hours.from), to: minutesOf(hours.to), offsets },
    brokenPromise: filter.brokenPromise,
    reviewed: reviewed === null ? null : { wanted: reviewed, rows: findings.reviewed() },
    now,
  }
}

function rangeOf({ from, to }: { from: number | null; to: number | null }): readonly [number, number] | null {
  // Above every time there is lies «none», which no range holds.
  return from === null && to === null ? null : [from ?? 0, Math.min(to ?? none - 1, none - 1)]
}

/** All that fit, as places in `columns`, the newest first; `marked`: only where this is 1. */
export function allThatFit(columns: FindingColumns, test: Test, marked?: Uint8Array): Uint32Array {
  const { caseNumber, duration, held, hoursSince } = columns
  const { cases, mostHours } = test
  let found = ofFacets(columns, test)
  if (marked !== undefined) found = kept(found, marked, 1, 1)
  if (test.duration !== null) found = kept(found, duration, ...test.duration)
  if (test.held !== null) found = kept(found, held, ...test.held)
  if (mostHours !== null) found = kept(found, hoursSince, 0, mostHours)
  if (cases !== null) found = found.filter((place) => cases[caseNumber[place] ?? 0] === 1)
  const rare = createRareFit(columns, test)
  // A few of them must not hold the memory of all.
  return rare === null ? found.slice() : found.filter(rare)
}

/** A loop over nothing but numbers, without a branch: ten million in some thirty milliseconds. */
function ofFacets({ at, facet }: FindingColumns, { from, to, facets }: Test): Uint32Array {
  const first = lowerBound(at, from)
  const last = lowerBound(at, to) - 1
  // One more than can be found: what does not fit is written, too, and written over by the next.
  const found = new Uint32Array(Math.max(0, last - first + 1) + 1)
  let count = 0
  for (let place = last; place >= first; place -= 1) {
    found[count] = place
    count += facets[facet[place] ?? 0] ?? 0
  }
  return found.subarray(0, count)
}

/** Those with a value from `least` to `most`, in the same array. */
function kept(
  places: Uint32Array,
  values: Uint8Array | Uint16Array,
  least: number,
  most: number,
): Uint32Array {
  let count = 0
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] ?? 0
    const value = values[place] ?? 0
    places[count] = place
    count += value >= least && value <= most ? 1 : 0
  }
  return places.subarray(0, count)
}

function createRareFit(columns: FindingColumns, test: Test): ((place: number) => boolean) | null {
  const { brokenPromise, reviewed, hours } = test
  const asked = [
    brokenPromise === null ? null : flagged(columns, latePlaces(columns, test.now), brokenPromise),
    reviewed && flagged(columns, reviewedPlaces(columns, reviewed.rows), reviewed.wanted),
    hours && createHourFit(columns, hours),
  ].filter((one) => one !== null)
  const [first] = asked
  if (first === undefined) return null
  return asked.length === 1 ? first : (place) => asked.every((one) => one(place))
}

function latePlaces({ brokenAt }: FindingColumns, now: number): readonly number[] {
  return [...brokenAt].flatMap(([place, at]) => (at <= now ? [place] : []))
}

function reviewedPlaces({ placeOf }: FindingColumns, rows: ReadonlySet<number>): readonly number[] {
  return [...rows].map(placeOf).filter((place) => place >= 0)
}

function flagged({ length }: FindingColumns, places: readonly number[], wanted: boolean) {
  const flags = new Uint8Array(length)
  for (const place of places) flags[place] = 1
  const sought = wanted ? 1 : 0
  return (place: number): boolean => flags[place] === sought
}

function createHourFit({ at }: FindingColumns, { from, to, offsets }: NonNullable<Test['hours']>) {
  // Contacts come in the order of time: the offset of the last one is nearly always that of the next.
  let index = 0
  function offsetAt(time: number): number {
    while (index > 0 && (offsets[index]?.from ?? 0) > time) index -= 1
    while ((offsets[index + 1]?.from ?? Number.POSITIVE_INFINITY) <= time) index += 1
    return offsets[index]?.seconds ?? 0
  }
  return (place: number): boolean => {
    const time = at[place] ?? 0
    const minute = Math.floor((((time + offsetAt(time)) % 86_400) + 86_400) / 60) % 1440
    return from <= to ? minute >= from && minute < to : minute >= from || minute < to
  }
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
