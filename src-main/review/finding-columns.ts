import type { GiveWay } from '../database/giving-way.ts'

/** No duration, no contact before: see `packedColumns`. */
export const none = 65_535

/**
 * Contacts in the order of time, a few bytes each: ten million are filtered faster than a database reads them. Arrays
 * of the same length; a place in them is a contact.
 */
export type FindingColumns = {
  readonly length: number
  /** Seconds since 1970, not falling. */
  readonly at: Uint32Array
  /** Row of `finding_facet`. */
  readonly facet: Uint32Array
  /** Row of `finding_case`; 0: about none. */
  readonly caseNumber: Uint32Array
  /** Seconds, at most 65534. */
  readonly duration: Uint16Array
  readonly held: Uint16Array
  readonly hoursSince: Uint16Array
  /** Row of `finding_row`. */
  entryAt(place: number): number
  /** The first moment (UTC milliseconds) at which a promise given there was late. */
  readonly brokenAt: ReadonlyMap<number, number>
  /** Where this row of `finding_row` is; -1: not here. */
  placeOf(entry: number): number
  /** As `placeOf`, quick for entries each of which lies near the last one. */
  placeFinder(): (entry: number) => number
}

/** As they are read: in the order of `entry`, see `finding-loader.ts`. */
export type RawColumns = {
  readonly length: number
  readonly entry: Float64Array
  readonly at: Uint32Array
  readonly facet: Uint32Array
  readonly caseNumber: Uint32Array
  readonly duration: Uint16Array
  readonly held: Uint16Array
  readonly hoursSince: Uint16Array
  readonly brokenAt: ReadonlyMap<number, number>
}

/** Puts them in the order of time. */
export function columnsByTime(raw: RawColumns): FindingColumns {
  for (const steps = columnsStepByStep(raw, () => {}); ; ) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** As `columnsByTime`; of ten million, each step takes some tenths of a second, with many places to give way. */
export function* columnsStepByStep(
  raw: RawColumns,
  giveWay: GiveWay,
): Generator<undefined, FindingColumns, undefined> {
  // What is kept must not hold the columns as they were.
  const { length, entry: entries } = raw
  const order = orderOf(raw.at, giveWay)
  yield
  const place = new Uint32Array(length)
  for (let at = 0; at < length; at += 1) place[order[at] ?? 0] = at
  const placeOf = (entry: number): number => {
    const found = indexOf(entries, entry)
    return found < 0 ? -1 : (place[found] ?? -1)
  }
  yield
  const at = permuted(raw.at, order, giveWay)
  yield
  const facet = permuted(raw.facet, order, giveWay)
  yield
  const caseNumber = permuted(raw.caseNumber, order, giveWay)
  yield
  const duration = permuted(raw.duration, order, giveWay)
  yield
  const held = permuted(raw.held, order, giveWay)
  yield
  const hoursSince = permuted(raw.hoursSince, order, giveWay)
  return {
    ...{ length, at, facet, caseNumber, duration, held, hoursSince, placeOf },
    entryAt: (one) => entries[order[one] ?? 0] ?? 0,
    brokenAt: new Map([...raw.brokenAt].map(([entry, time]) => [placeOf(entry), time])),
    placeFinder() {
      const indexOfNext = createNearSearch(entries)
      return (entry) => {
        const found = indexOfNext(entry)
        return found < 0 ? -1 : (place[found] ?? -1)
      }
    },
  }
}

/** As `indexOf`: the next value is looked for around where the last one was, which is quick where both are near. */
export function createNearSearch(values: Float64Array): (value: number) => number {
  let from = 0
  return (value) => {
    let [low, high, step] = [from, from, 1]
    while (low > 0 && (values[low] ?? 0) > value) {
      low = Math.max(0, low - step)
      step *= 2
    }
    step = 1
    while (high < values.length - 1 && (values[high] ?? 0) < value) {
      high = Math.min(values.length - 1, high + step)
      step *= 2
    }
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((values[middle] ?? 0) < value) low = middle + 1
      else high = middle
    }
    from = low
    return values[low] === value ? low : -1
  }
}

/** Where `value` stands in values that rise; -1: nowhere. */
export function indexOf(values: Float64Array, value: number): number {
  let low = 0
  let high = values.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = values[middle] ?? 0
    if (found === value) return middle
    if (found < value) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Some milliseconds of putting places in order. */
const placesAtOnce = 262_144
const digitBits = 16
const digits = 1 << digitBits

/** Stable, by counting the two halves of each number: ten million in a fifth of a second. */
function orderOf(values: Uint32Array, giveWay: GiveWay): Uint32Array {
  const { length } = values
  let order: Uint32Array = new Uint32Array(length)
  for (let index = 0; index < length; index += 1) order[index] = index
  if (rises(values)) return order
  for (const shift of [0, digitBits]) order = counted(values, order, shift, giveWay)
  return order
}

function rises(values: Uint32Array): boolean {
  for (let index = 1; index < values.length; index += 1)
    if ((values[index] ?? 0) < (values[index - 1] ?? 0)) return false
  return true
}

function counted(values: Uint32Array, order: Uint32Array, shift: number, giveWay: GiveWay): Uint32Array {
  const { length } = order
  const starts = new Uint32Array(digits + 1)
  const digitOf = (index: number) => ((values[index] ?? 0) >>> shift) & (digits - 1)
  // In the order in which they lie: how often there is a digit does not depend on it.
  for (let index = 0; index < length; index += 1) {
    const next = digitOf(index) + 1
    starts[next] = (starts[next] ?? 0) + 1
  }
  for (let digit = 1; digit <= digits; digit += 1)
    starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0)
  const sorted = new Uint32Array(length)
  for (let from = 0; from < length; from += placesAtOnce, giveWay()) {
    const to = Math.min(length, from + placesAtOnce)
    for (let place = from; place < to; place += 1) {
      const index = order[place] ?? 0
      const digit = digitOf(index)
      const at = starts[digit] ?? 0
      sorted[at] = index
      starts[digit] = at + 1
    }
  }
  return sorted
}

function permuted<A extends Uint16Array | Uint32Array>(values: A, order: Uint32Array, giveWay: GiveWay): A {
  // A copy of its own kind, whatever that is.
  const moved = values.slice() as A
  for (let from = 0; from < order.length; from += placesAtOnce, giveWay()) {
    const to = Math.min(order.length, from + placesAtOnce)
    for (let at = from; at < to; at += 1) moved[at] = values[order[at] ?? 0] ?? 0
  }
  return moved
}

/** None at all. */
export const noColumns = columnsByTime({
  length: 0,
  entry: new Float64Array(0),
  at: new Uint32Array(0),
  facet: new Uint32Array(0),
  caseNumber: new Uint32Array(0),
  duration: new Uint16Array(0),
  held: new Uint16Array(0),
  hoursSince: new Uint16Array(0),
  brokenAt: new Map(),
})
