import { type Bits, bitsFor, setBit } from './finding-bits.ts'
import type { FindingColumns } from './finding-columns.ts'
import type { Findings } from './finding-index.ts'

/** What the full text knows of the words that are looked for. */
export type Words = {
  /** The places in the full text from `from` up to, and without, `to`, rising. */
  entries(from: number, to: number): readonly number[]
  /** Whether they stand in the contact of this row: slower, one by one. */
  standIn(row: number): boolean
}

/** The contacts in which words stand. */
export type Marked = { readonly base: Bits; readonly fresh: Bits }

export type Marking = {
  readonly marked: Marked
  /** Goes on until this moment, of `performance.now`; whether everything is marked. */
  next(until: number): boolean
  /** So many times what one call with no time to spare does. */
  left(): number
}

/** Slices of the full text that are read at a time. */
const slices = 24
const sampled = slices * 40

/** Marks the contacts in which words stand, from one end of the full text to the other. */
export function createMarking(findings: Findings, words: Words): Marking {
  const { base, fresh } = findings
  const marked = { base: bitsFor(base.length), fresh: bitsFor(fresh.length) }
  const edges = [Number.MIN_SAFE_INTEGER, ...boundsOf(base), Number.MAX_SAFE_INTEGER]
  const [placeOf, placeOfRow] = [base.placeFinder(), base.placeFinder()]
  const rowOf = findings.rowFinder()
  let slice = 0

  function mark(entry: number): void {
    const own = placeOf(entry)
    const row = own >= 0 ? entry : rowOf(entry)
    const place = own >= 0 ? own : placeOfRow(row)
    if (place >= 0) setBit(marked.base, place)
    const young = fresh.length === 0 ? -1 : fresh.placeOf(row)
    if (young >= 0) setBit(marked.fresh, young)
  }

  return {
    marked,
    left: () => slices - slice,
    next(until) {
      while (slice < slices) {
        findings.giveWay()
        const [from = 0, to = 0] = [edges[slice], edges[slice + 1]]
        if (from < to) for (const entry of words.entries(from, to)) mark(entry)
        slice += 1
        if (performance.now() > until) break
      }
      return slice === slices
    },
  }
}

/** Between slices that are about as large, wherever in time the contacts lie that were written one after the other. */
function boundsOf(base: FindingColumns): readonly number[] {
  const entries = Float64Array.from({ length: sampled }, (_, index) =>
    base.entryAt(Math.floor((base.length * index) / sampled)),
  ).sort()
  return Array.from({ length: slices - 1 }, (_, index) => entries[((index + 1) * sampled) / slices] ?? 0)
}
