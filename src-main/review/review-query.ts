import type { Category } from '../contract/house.ts'
import { type ReviewAnswer, type ReviewQuestion, reviewPageSize, wholeReview } from '../contract/review.ts'
import type { Database } from '../database/connection.ts'
import type { GiveWay } from '../database/giving-way.ts'
import { momentsOf, withBranches } from '../domain/review-filter.ts'
import { createZoneDays, weekdayOfDay, type ZoneDays } from '../domain/zone-days.ts'
import { zoneOffsets } from '../domain/zone-offsets.ts'
import { noColumns } from './finding-columns.ts'
import type { FewAsked } from './finding-few.ts'
import { createFindingIndex, type Findings } from './finding-index.ts'
import { testOf } from './finding-scan.ts'
import { createSearch, type FoundPage, readOneByOne, type Search, type Searched } from './finding-search.ts'
import {
  createMarking,
  createTermMarking,
  type Marking,
  type Term,
  type TermMarking,
  type Words,
} from './finding-words.ts'
import type { createReviewRows, Excerpt } from './review-rows.ts'

export type ReviewAsked = ReviewQuestion & {
  /** The first line that is wanted. */
  readonly offset: number
  /** Whether the lines may be answered before all of them are counted. */
  readonly quick: boolean
  /** UTC milliseconds. */
  readonly now: number
}

/** What the search asks of other features. */
export type ReviewQueryPorts = {
  readonly rows: ReturnType<typeof createReviewRows>
  /** Null where nothing is looked for. */
  words(typed: string, contacts: Pick<ReviewQueryPorts['rows'], 'texts'>): SoughtWords | null
  readonly plainExcerpt: Excerpt
  readonly giveWay: GiveWay
  house(): { readonly zone: string; readonly categories: readonly Category[] }
}

export type SoughtWords = Words & {
  readonly excerpt: Excerpt
  few: FewAsked['places']
}

/** Searches that are kept, so that scrolling through a result does not look for it again. */
const searchesKept = 2
/** Words that are kept: whoever adds one, or takes one away, does not wait for the others again. */
const termsKept = 12
/** Milliseconds in which the first lines are to be there, whatever is still to be counted. */
const quickMs = 70
/** Milliseconds in which words are looked for one by one, where else everything had to be read first. */
const fewMs = 600
const daySeconds = 86_400

/** Finds contacts and notes as a lead looks for them; null asks it to give its memory back. */
export function createReviewQuery(db: Database, ports: ReviewQueryPorts) {
  const index = createFindingIndex(db, ports.giveWay)
  const searches = createKept<Searched>(searchesKept)
  const markings = createKept<TermMarking>(termsKept)
  const daysOf = createDays()

  function searchFor({ filter, order, now }: ReviewAsked, findings: Findings, words: Words | null): Search {
    const { zone, categories } = ports.house()
    const days = daysOf(zone)
    const [first, last] = stretchOf(findings)
    return {
      filter,
      order,
      words,
      now,
      moments: momentsOf(filter.period, days, now),
      categoryIds: withBranches(filter.categoryIds, categories),
      offsets: filter.hours === null ? [] : zoneOffsets(zone, first, last),
      weeks: filter.sample === null ? [] : weeksOf(days, first, last),
    }
  }

  function searchedFor(asked: ReviewAsked, findings: Findings, words: SoughtWords | null): Searched {
    const search = searchFor(asked, findings, words)
    return searches.get(keyOf(search, findings), () =>
      createSearch(findings, search, words && markingFor(findings, words)),
    )
  }

  const nothing = () => index.alone(noColumns)
  function markingFor(findings: Findings, { wanted, unwanted }: SoughtWords): Marking {
    const ofTerm = (term: Term) =>
      markings.get(`${findings.version} ${term.key}`, () => createTermMarking(findings, term))
    return createMarking(findings, wanted.map(ofTerm), unwanted.map(ofTerm))
  }

  /** While the others are still being read. */
  function amongNewest(asked: ReviewAsked, words: SoughtWords | null, until: number): FoundPage | null {
    if (!asked.quick || asked.offset > 0 || asked.order !== 'newest' || asked.filter.sample !== null)
      return null
    if (index.unread() === null) return null
    const { moments } = searchFor(asked, nothing(), words)
    const newest = index.newest(moments)
    if (newest === null) return null
    const { findings, share } = newest
    const search = searchFor(asked, findings, words)
    const found = words
      ? readOneByOne(findings, testOf(search, findings), words, fewMs)
      : createSearch(findings, search, null).first(until)
    if (found === null || (share < 1 && found.rows.length < reviewPageSize)) return null
    const { count, exact } = found.total
    return { rows: found.rows, total: { count: Math.round(count / share), exact: exact && share === 1 } }
  }

  /** Where few fit, while the others are still to be read; a number: so much was looked through, to be asked again. */
  function amongFew(asked: ReviewAsked, words: SoughtWords | null, until: number): FoundPage | number | null {
    // Whoever reads everything behind a lead's question would break off what is looked through for it.
    if (isWhole(asked) || index.unread() === null) return null
    const none = nothing()
    const search = searchFor(asked, none, null)
    const few = index.few({
      key: JSON.stringify([search.filter, search.moments, [...search.categoryIds]]),
      test: () => testOf(search, none),
      places: (most) => words?.few(most) ?? null,
    })
    if (few === null || typeof few === 'number') return few
    const findings = index.alone(few.columns)
    const again = searchFor(asked, findings, null)
    if (words === null || few.haveWords) {
      const searched = createSearch(findings, again, null)
      const page = asked.quick && asked.offset === 0 ? searched.first(until) : null
      const found = page ?? searched.page(asked.offset)
      return 'tooMany' in found ? null : found
    }
    if (asked.offset > 0 || asked.order !== 'newest' || asked.filter.sample !== null) return null
    const found = readOneByOne(findings, testOf(again, findings), words, fewMs)
    return found !== null && (asked.quick || found.total.exact) ? found : null
  }

  return (asked: ReviewAsked | null): ReviewAnswer | null => {
    if (asked === null) {
      index.forget()
      searches.forget()
      markings.forget()
      return null
    }
    const until = performance.now() + quickMs
    const words = ports.words(asked.filter.words, ports.rows)
    const excerpt = words?.excerpt ?? ports.plainExcerpt
    const answer = ({ rows, total }: FoundPage): ReviewAnswer => ({
      kind: 'found',
      rows: rows.flatMap((entry) => ports.rows.row(entry, excerpt, asked.now)),
      total,
    })
    const early = amongNewest(asked, words, until)
    if (early !== null) return answer(early)
    const few = amongFew(asked, words, until)
    if (typeof few === 'number') return { kind: 'reading', share: few }
    if (few !== null) return answer(few)
    const findings = index.refresh()
    if (typeof findings === 'number') return { kind: 'reading', share: findings }
    const searched = searchedFor(asked, findings, words)
    const first = asked.quick && asked.offset === 0 ? searched.first(until) : null
    if (first !== null) return answer(first)
    const page = searched.page(asked.offset)
    return 'tooMany' in page
      ? { kind: 'too-many-to-sort', total: { count: page.tooMany, exact: true } }
      : answer(page)
  }
}

const whole = JSON.stringify(wholeReview)

function isWhole({ filter }: ReviewQuestion): boolean {
  return JSON.stringify(filter) === whole
}

/** All that an answer follows from: what was looked for before holds as long as none of it is another. */
function keyOf({ words: _inFilter, now, categoryIds, ...search }: Search, findings: Findings): string {
  const { reviewed, brokenPromise } = search.filter
  return JSON.stringify([
    search,
    [...categoryIds],
    reviewed === null ? 0 : findings.reviews(),
    brokenPromise === null ? 0 : brokenBy(now, findings),
    findings.version,
  ])
}

/** How many promises are late by then. */
function brokenBy(now: number, { base, fresh }: Findings): number {
  let count = 0
  for (const { brokenAt } of [base, fresh]) for (const at of brokenAt.values()) if (at <= now) count += 1
  return count
}

/** Remembers the last few. */
function createKept<Value>(most: number) {
  const values = new Map<string, Value>()
  return {
    get(key: string, make: () => Value): Value {
      const value = values.get(key) ?? make()
      values.delete(key)
      values.set(key, value)
      for (const oldest of [...values.keys()].slice(0, -most)) values.delete(oldest)
      return value
    },
    forget: () => values.clear(),
  }
}

/** From the first to the last contact, seconds since 1970. */
function stretchOf({ base, fresh }: Findings): readonly [number, number] {
  const ends = [base, fresh].flatMap(({ at, length }) =>
    length === 0 ? [] : [at[0] ?? 0, at[length - 1] ?? 0],
  )
  return ends.length === 0 ? [0, 0] : [Math.min(...ends), Math.max(...ends)]
}

function weeksOf(days: ZoneDays, first: number, last: number): readonly number[] {
  const day = days.dayOf(first * 1000)
  const monday = day - weekdayOfDay(day) + 1
  const weeks = Math.ceil((last - first) / (7 * daySeconds)) + 1
  return Array.from({ length: weeks }, (_, week) => days.start(monday + 7 * week) / 1000)
}

/** Made once for a zone: it remembers where days begin. */
function createDays(): (zone: string) => ZoneDays {
  let known: { readonly zone: string; readonly days: ZoneDays } | null = null
  return (zone) => {
    if (known?.zone !== zone) known = { zone, days: createZoneDays(zone) }
    return known.days
  }
}
