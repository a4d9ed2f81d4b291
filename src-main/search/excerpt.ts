import type { FullTextQuery } from '../domain/full-text-query.ts'
import { wordsToMark } from '../domain/full-text-query.ts'
import { markStretches } from '../domain/search-text.ts'

/** UTF-16 code units of an excerpt, and the share of them that stands before the first word that was found. */
const length = 260
const shareBefore = 0.27
/** A note may be a megabyte: so much is looked through letter by letter. */
const mostCompared = 20_000

/** Some of a text around the first of the words looked for, on one line. `most`: UTF-16 code units of it. */
export function excerptOf(text: string, query: FullTextQuery, most = length): string {
  if (text.length <= most) return oneLine(text)
  const before = Math.round(most * shareBefore)
  const at = placeOfFirst(text, query)
  const from = at <= before ? 0 : wordBoundary(text, at - before)
  const to = from + most >= text.length ? text.length : wordBoundary(text, from + most)
  return `${from > 0 ? '… ' : ''}${oneLine(text.slice(from, to))}${to < text.length ? ' …' : ''}`
}

function placeOfFirst(text: string, query: FullTextQuery): number {
  const marks = markStretches(text.slice(0, mostCompared), wordsToMark(query))
  const [first] = marks
  if (first || text.length <= mostCompared) return first?.from ?? 0
  // Far down, and quickly: as it is spelled, but for capitals.
  const lower = text.toLowerCase()
  const places = query.wanted.map(({ words }) => lower.indexOf(words[0]?.toLowerCase() ?? '', mostCompared))
  const found = places.filter((place) => place >= 0)
  return found.length > 0 ? Math.min(...found) : 0
}

/** The nearest place at or before `at`, not far from it, where no word and no pair of surrogates is cut. */
function wordBoundary(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at)
  if (space > at - 30) return space
  const cutsPair = /[\uDC00-\uDFFF]/.test(text.charAt(at))
  return cutsPair ? at - 1 : at
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
