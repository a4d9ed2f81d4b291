import type { ReviewCount } from '../contract/review.ts'
import type { Findings } from './finding-index.ts'
import { createScan, type Test } from './finding-scan.ts'
import type { Marked } from './finding-words.ts'

/** Contacts by one number: those of `base` first, behind them those of `fresh`. */
export type Places = Uint32Array

/** All that fit, the newest first, looked for no further than somebody asks. */
export type Newest = {
  readonly blocks: number
  /** What fits in a block; the newest is 0. */
  block(block: number): Places
  /** How many; an estimate where not all blocks are counted until this moment (of `performance.now`). */
  count(until: number): ReviewCount
  /** From the `offset`th on, at most so many. */
  page(offset: number, most: number): readonly number[]
}

/** Blocks that are counted for an estimate, however late it is. */
const leastCounted = 16
const nowhere = new Uint32Array(0)

export function findNewest(findings: Findings, test: Test, marked: Marked | null): Newest {
  const { base, fresh, giveWay } = findings
  const scan = createScan(base, test, marked?.base ?? null, giveWay)
  const young = allOf(createScan(fresh, test, marked?.fresh ?? null, giveWay))
  const blocks = Math.max(1, scan.blocks)
  const youngUntil = youngOf(findings, young, blocks, scan.oldest)
  const counts = new Int32Array(blocks).fill(-1)
  let [counted, found] = [0, 0]

  const old = (block: number) => (scan.blocks === 0 ? nowhere : scan.fitting(block))
  function countOf(block: number): number {
    const known = counts[block] ?? 0
    if (known >= 0) return known
    const count = old(block).length + (youngUntil[block] ?? 0) - (youngUntil[block - 1] ?? 0)
    counts[block] = count
    counted += 1
    found += count
    return count
  }
  const whole = (block: number) =>
    united(findings, old(block), young.subarray(youngUntil[block - 1] ?? 0, youngUntil[block]))

  return {
    blocks,
    block: whole,
    count(until) {
      for (const block of scattered(blocks)) {
        if (counted === blocks) break
        countOf(block)
        if (counted >= leastCounted && performance.now() > until) break
      }
      return { count: Math.round((found / counted) * blocks), exact: counted === blocks }
    },
    page(offset, most) {
      const places: number[] = []
      let before = 0
      for (let block = 0; block < blocks && places.length < most; block += 1) {
        const count = countOf(block)
        const from = Math.max(0, offset - before)
        if (from < count) places.push(...whole(block).subarray(from, from + most - places.length))
        before += count
      }
      return places
    },
  }
}

/** Each block once, the next one far from the last: those counted first say most of the others. */
function* scattered(blocks: number): Generator<number> {
  let step = Math.max(1, Math.round(blocks * 0.618))
  while (step > 1 && common(blocks, step) !== 1) step -= 1
  for (let index = 0; index < blocks; index += 1) yield (index * step) % blocks
}

function common(one: number, other: number): number {
  return other === 0 ? one : common(other, one % other)
}

function allOf(scan: ReturnType<typeof createScan>): Uint32Array {
  const parts = Array.from({ length: scan.blocks }, (_, block) => scan.fitting(block).slice())
  const all = new Uint32Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Of each block of `base`: how many of the young ones come before its end. */
function youngOf(
  { base, fresh }: Findings,
  young: Uint32Array,
  blocks: number,
  oldest: (block: number) => number,
): Uint32Array {
  const until = new Uint32Array(blocks)
  let count = 0
  for (let block = 0; block < blocks - 1; block += 1) {
    const end = base.at[oldest(block)] ?? 0
    while (count < young.length && (fresh.at[young[count] ?? 0] ?? 0) >= end) count += 1
    until[block] = count
  }
  until[blocks - 1] = young.length
  return until
}

function united({ base, fresh }: Findings, old: Uint32Array, young: Uint32Array): Places {
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

type Numbers = 'at' | 'facet' | 'duration' | 'held'

/** Reads a column of places of both. */
export function readerOf({ base, fresh }: Findings, column: Numbers): (place: number) => number {
  const [old, young, { length }] = [base[column], fresh[column], base]
  return (place) => (place < length ? (old[place] ?? 0) : (young[place - length] ?? 0))
}

/** Row of `finding_row`. */
export function entryOf({ base, fresh }: Findings, place: number): number {
  return place < base.length ? base.entryAt(place) : fresh.entryAt(place - base.length)
}
