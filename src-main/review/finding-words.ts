import { type Bits, bitsFor, combined, setBit } from './finding-bits.ts'
import type { FindingColumns } from './finding-columns.ts'
import type { Findings } from './finding-index.ts'

/** A word, a phrase or a beginning that is looked for. */
export type Term = {
  /** Says the same of the same term. */
  readonly key: string
  /** The places in the full text from `from` up to, and without, `to`, rising. */
  entries(from: number, to: number): readonly number[]
}

/** What the full text knows of the words that are looked for. */
export type Words = {
  /** Each has to stand in a contact, in whichever of its texts. */
  readonly wanted: readonly Term[]
  /** None may stand in any. */
  readonly unwanted: readonly Term[]
  /** Whether all of this is so of the contact of this row: slower, one by one. */
  standIn(row: number): boolean
}

/** The contacts in which words stand. */
export type Marked = { readonly base: Bits; readonly fresh: Bits }

export type TermMarking = {
  readonly marked: Marked
  /** Goes on until this moment, of `performance.now`; whether everything is marked. */
  next(until: number): boolean
  /** So many times what one call with no time to spare does. */
  left(): number
}

/** Slices of the full text that are read at a time. */
const slices = 64
const sampled = slices * 40

/** Marks the contacts in which a term stands, from one end of the full text to the other. */
export function createTermMarking(findings: Findings, term: Term): TermMarking {
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
        if (from < to) for (const entry of term.entries(from, to)) mark(entry)
        slice += 1
        if (performance.now() > until) break
      }
      return slice === slices
    },
  }
}

export type Marking = {
  /** Whether all of each term is marked. */
  isDone(): boolean
  /**
   * Milliseconds that marking the rest of each term takes, as its next slice tells, and the quickest of those that are
   * wanted; null where that is all there is to do.
   */
  estimate(): { readonly all: number; readonly quickest: Quickest | null }
  /** Marks what is not marked yet, however long it takes. */
  all(): Marked
}

/** A term whose contacts are soon marked: what is looked for is among them. */
export type Quickest = { readonly ms: number; mark(): Marked }

/** The contacts that have each of `wanted` and none of `unwanted`, wherever in them these stand. */
export function createMarking(
  { base, fresh }: Findings,
  wanted: readonly TermMarking[],
  unwanted: readonly TermMarking[],
): Marking {
  const terms = [...wanted, ...unwanted]
  const together = (length: number, part: keyof Marked) => {
    const bitsIn = ({ marked }: TermMarking) => marked[part]
    return combined(length, wanted.map(bitsIn), unwanted.map(bitsIn)) ?? bitsFor(length)
  }
  let whole: Marked | null = null

  return {
    isDone: () => terms.every((term) => term.left() === 0),
    estimate() {
      const timed = terms.map((term) => ({ term, ms: timeOf(term) }))
      const all = timed.reduce((sum, { ms }) => sum + ms, 0)
      const [first] = timed.slice(0, wanted.length).sort((left, right) => left.ms - right.ms)
      return { all, quickest: first === undefined || terms.length === 1 ? null : quickestOf(first) }
    },
    all() {
      for (const term of terms) term.next(Number.POSITIVE_INFINITY)
      whole ??= { base: together(base.length, 'base'), fresh: together(fresh.length, 'fresh') }
      return whole
    },
  }
}

function quickestOf({ term, ms }: { readonly term: TermMarking; readonly ms: number }): Quickest {
  return {
    ms,
    mark() {
      term.next(Number.POSITIVE_INFINITY)
      return term.marked
    },
  }
}

function timeOf(term: TermMarking): number {
  if (term.left() === 0) return 0
  const before = performance.now()
  term.next(before)
  return (performance.now() - before) * term.left()
}

/** Between slices that are about as large, wherever in time the contacts lie that were written one after the other. */
function boundsOf(base: FindingColumns): readonly number[] {
  const entries = Float64Array.from({ length: sampled }, (_, index) =>
    base.entryAt(Math.floor((base.length * index) / sampled)),
  ).sort()
  return Array.from({ length: slices - 1 }, (_, index) => entries[((index + 1) * sampled) / slices] ?? 0)
}
