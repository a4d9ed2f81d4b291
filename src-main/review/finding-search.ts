import { mostSorted, type ReviewCount, type ReviewOrder, reviewPageSize } from '../contract/review.ts'
import { draw } from './finding-draw.ts'
import type { Findings } from './finding-index.ts'
import { entryOf, findNewest, type Newest, readerOf } from './finding-newest.ts'
import { type Question, type Test, testOf } from './finding-scan.ts'
import type { Marked, Marking, Words } from './finding-words.ts'

export type Search = Question & {
  /** Null: no words are looked for. */
  readonly words: Words | null
  readonly order: ReviewOrder
  /** When weeks begin (seconds since 1970, rising), over all the time there is. */
  readonly weeks: readonly number[]
}

/** Rows of `finding_row` in their order. */
export type FoundPage = { readonly rows: readonly number[]; readonly total: ReviewCount }

export type Searched = {
  /**
   * The first page, with an estimate of how many there are where counting takes longer than until this moment (of
   * `performance.now`); null where even the page does, and more of it is known when asked again.
   */
  first(until: number): FoundPage | null
  /** Any page, however long it takes; the total is exact. Null: too many for the order. */
  page(offset: number): FoundPage | { readonly tooMany: number }
}

/** Milliseconds of counting what else fits before the first text is looked into: they tell how far there is to go. */
const countMs = 5
/** Texts that are looked into before it is said whether that goes quickly. */
const textsAtOnce = 64

/** `marking`: of the words, null where none are looked for. */
export function createSearch(findings: Findings, search: Search, marking: Marking | null): Searched {
  const test = testOf(search, findings)
  const { sample, reviewed } = search.filter
  let newest: Newest | null = null
  let ordered: Uint32Array | { readonly tooMany: number } | null = null

  function everyone(): Newest {
    newest ??= findNewest(findings, test, marking?.all() ?? null)
    return newest
  }
  function weeksAsked(): readonly number[] {
    // The one in which the period begins lies, but for its last days, before it.
    const begun = search.weeks.findLastIndex((week) => week <= test.from)
    return search.weeks.slice(Math.max(0, begun)).filter((week) => week < test.to)
  }
  function drawn(lots: NonNullable<typeof sample>, most: number) {
    const isShown = isReviewedAs(reviewed, findings)
    return draw(findings, everyone(), { ...lots, weeks: weeksAsked(), isShown }, most)
  }
  function inOrder(): Uint32Array | { readonly tooMany: number } {
    if (sample !== null) return sorted(findings, drawn(sample, Number.POSITIVE_INFINITY).places, search.order)
    const all = everyone()
    const { count } = all.count(Number.POSITIVE_INFINITY)
    if (count > mostSorted) return { tooMany: count }
    return sorted(findings, Uint32Array.from(all.page(0, count)), search.order)
  }
  const rowsOf = (places: Iterable<number>) => Array.from(places, (place) => entryOf(findings, place))

  return {
    first(until) {
      if (search.order !== 'newest') return null
      if (search.words && marking && sample === null && !marking.isDone()) {
        const read = readBeforeMarking(findings, test, search.words, marking)
        if (read !== null) return read
      }
      if (sample !== null) {
        const { places, total } = drawn(sample, reviewPageSize)
        return { rows: rowsOf(places.subarray(0, reviewPageSize)), total }
      }
      const all = everyone()
      return { rows: rowsOf(all.page(0, reviewPageSize)), total: all.count(until) }
    },
    page(offset) {
      if (search.order === 'newest' && sample === null) {
        const all = everyone()
        const total = all.count(Number.POSITIVE_INFINITY)
        return { rows: rowsOf(all.page(offset, reviewPageSize)), total }
      }
      ordered ??= inOrder()
      if ('tooMany' in ordered) return ordered
      const rows = rowsOf(ordered.subarray(offset, offset + reviewPageSize))
      return { rows, total: { count: ordered.length, exact: true } }
    },
  }
}

function isReviewedAs(wanted: boolean | null, findings: Findings): (place: number) => boolean {
  if (wanted === null) return () => true
  const rows = findings.reviewed()
  return (place) => rows.has(entryOf(findings, place)) === wanted
}

/** The first of them, where looking into texts is quicker than to mark all there is; null where it is not. */
function readBeforeMarking(findings: Findings, test: Test, words: Words, marking: Marking): FoundPage | null {
  const { all, quickest } = marking.estimate()
  const read = readOneByOne(findings, test, words, quickest?.ms ?? all)
  if (read !== null || quickest === null) return read
  // A rare word beside common ones: few contacts are left to look into once it is marked.
  return readOneByOne(findings, test, words, all - quickest.ms, quickest.mark())
}

/**
 * The newest that fit and have the words, by looking into one text after the other: the quicker way where the words are
 * common, or hardly anything fits. Null where that takes longer than `most` milliseconds, or begins to look so.
 * `marked`: it is known that they are among these.
 */
export function readOneByOne(
  findings: Findings,
  test: Test,
  words: Words,
  most: number,
  marked: Marked | null = null,
): FoundPage | null {
  const fitting = findNewest(findings, test, marked)
  const begun = performance.now()
  const about = fitting.count(Math.min(begun + countMs, begun + most))
  const rows: number[] = []
  let looked = 0
  const isTooSlow = () => {
    const shares = Math.min(reviewPageSize / (rows.length + 1), about.count / looked)
    return (performance.now() - begun) * Math.max(1, shares) > most
  }
  for (let block = 0; block < fitting.blocks; block += 1)
    for (const place of fitting.block(block)) {
      const row = entryOf(findings, place)
      looked += 1
      if (words.standIn(row)) rows.push(row)
      if (rows.length === reviewPageSize) {
        const isAll = about.exact && about.count === looked
        return { rows, total: { count: Math.round((about.count * rows.length) / looked), exact: isAll } }
      }
      if (looked % textsAtOnce > 0) continue
      if (isTooSlow()) return null
      findings.giveWay()
    }
  return { rows, total: { count: rows.length, exact: true } }
}

/** Numbers that sort by themselves: what is looked at first above, the place below. */
function sorted(findings: Findings, places: Uint32Array, order: ReviewOrder): Uint32Array {
  if (order === 'newest') return places
  if (order === 'oldest') return places.toReversed()
  const lengthOf = readerOf(findings, order === 'longest' ? 'duration' : 'held')
  // What has no duration comes last; of equals, the newest first.
  const keys = Float64Array.from(places, (place, index) => {
    const length = (lengthOf(place) + 1) & 0xffff
    return (0xffff - length) * 2 ** 32 + index
  }).sort()
  return Uint32Array.from(keys, (key) => places[key % 2 ** 32] ?? 0)
}
