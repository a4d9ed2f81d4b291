import type { Category } from '../contract/house.ts'
import { type ReviewAnswer, type ReviewQuestion, reviewPageSize } from '../contract/review.ts'
import type { Database } from '../database/connection.ts'
import { momentsOf, withBranches } from '../domain/review-filter.ts'
import { createZoneDays, weekdayOfDay, type ZoneDays } from '../domain/zone-days.ts'
import { zoneOffsets } from '../domain/zone-offsets.ts'
import { createFindingIndex, type Findings } from './finding-index.ts'
import { type FoundRows, findAll, findNewest, type Search, type Words } from './finding-search.ts'
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
  /** Null where nothing is looked for. `textsOf`: everything written of the contact of a row. */
  words(typed: string, textsOf: (row: number) => readonly string[]): SoughtWords | null
  readonly plainExcerpt: Excerpt
  house(): { readonly zone: string; readonly categories: readonly Category[] }
}

export type SoughtWords = Words & { readonly excerpt: Excerpt }

/** Results that are kept, so that scrolling through one does not look for it again. */
const resultsKept = 2
const daySeconds = 86_400

/** Finds contacts and notes as a lead looks for them; null asks it to give its memory back. */
export function createReviewQuery(db: Database, ports: ReviewQueryPorts) {
  const index = createFindingIndex(db)
  const results = new Map<string, FoundRows | { readonly tooMany: number }>()
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

  function resultOf(key: string, find: () => FoundRows | { readonly tooMany: number }) {
    const known = results.get(key)
    if (known !== undefined) return known
    const found = find()
    results.set(key, found)
    for (const oldest of [...results.keys()].slice(0, -resultsKept)) results.delete(oldest)
    return found
  }

  return (asked: ReviewAsked | null): ReviewAnswer | null => {
    if (asked === null) {
      index.forget()
      results.clear()
      return null
    }
    const findings = index.refresh()
    if (typeof findings === 'number') return { kind: 'reading', share: findings }
    const words = ports.words(asked.filter.words, ports.rows.texts)
    const search = searchFor(asked, findings, words)
    const excerpt = words?.excerpt ?? ports.plainExcerpt
    const lines = (entries: readonly number[]) =>
      entries.flatMap((entry) => ports.rows.row(entry, excerpt, asked.now))

    const key = JSON.stringify([asked.filter, asked.order, search.moments, findings.version])
    if (asked.quick && words && mayBeQuick(asked) && !results.has(key)) {
      const newest = findNewest(findings, { ...search, words }, reviewPageSize)
      if (newest) return { kind: 'found', rows: lines(newest.rows), total: newest.total }
    }
    const found = resultOf(key, () => findAll(findings, search))
    if ('tooMany' in found) return { kind: 'too-many-to-sort', total: { count: found.tooMany, exact: true } }
    const end = Math.min(found.length, asked.offset + reviewPageSize)
    const page = Array.from({ length: Math.max(0, end - asked.offset) }, (_, at) =>
      found.at(asked.offset + at),
    )
    return { kind: 'found', rows: lines(page), total: { count: found.length, exact: true } }
  }
}

/** A sample is drawn from all of them, and another order has to know them. */
function mayBeQuick({ filter, order, offset }: ReviewAsked): boolean {
  return filter.sample === null && order === 'newest' && offset === 0
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
