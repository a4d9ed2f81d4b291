import { percentilesOf, printJson, printPercentiles, rounded } from './figures.ts'
import type { MeasuredCall } from './ring.ts'

export type PopReport = {
  readonly customers: number
  readonly calls: number
  readonly atOnce: number
  readonly quiet: readonly MeasuredCall[]
  readonly likeMs: readonly number[]
  /** While importing and searching; null where that was not asked for. */
  readonly loaded: readonly MeasuredCall[] | null
  readonly json: boolean
}

export function reportPop({ customers, calls, atOnce, quiet, likeMs, loaded, json }: PopReport): void {
  const figures = { ...figuresOf(quiet, atOnce), like_lookup_ms: percentilesOf(likeMs) }
  printPercentiles('Milliseconds from the INVITE on the socket', figures)
  printByPlace(quiet, atOnce)
  const [first] = quiet
  if (first) console.log(`The first call after the start: painted after ${rounded(first.pop.paintedMs)} ms`)
  const ratio = figures.like_lookup_ms.p50 / figures.lookup_ms.p50
  console.log(`LIKE '%digits' takes ${Math.round(ratio)} times as long as the lookup of the whole card`)
  const underLoad = loaded && figuresOf(loaded, atOnce)
  if (underLoad) printPercentiles('The same while importing and searching', underLoad)
  if (loaded) printByPlace(loaded, atOnce)
  if (!json) return
  printJson({
    bench: 'pop',
    customers,
    calls,
    ...(atOnce > 1 && { at_once: atOnce, by_place: placesOf(quiet, atOnce).map(partsOf) }),
    ...figures,
    ...(underLoad && { under_load: underLoad }),
  })
}

function figuresOf(calls: readonly MeasuredCall[], atOnce: number) {
  const allHeard = calls.filter(({ place }) => place === 0).map(({ allHeardMs }) => allHeardMs)
  return { ...partsOf(calls), ...(atOnce > 1 && { all_heard_ms: percentilesOf(allHeard) }) }
}

function partsOf(calls: readonly MeasuredCall[]) {
  return {
    lookup_ms: percentilesOf(calls.map(({ pop }) => pop.lookupMs)),
    committed_ms: percentilesOf(calls.map(({ pop }) => pop.committedMs)),
    painted_ms: percentilesOf(calls.map(({ pop }) => pop.paintedMs)),
  }
}

function placesOf(calls: readonly MeasuredCall[], atOnce: number): readonly (readonly MeasuredCall[])[] {
  return Array.from({ length: atOnce }, (_, wanted) => calls.filter(({ place }) => place === wanted))
}

function printByPlace(calls: readonly MeasuredCall[], atOnce: number): void {
  if (atOnce === 1) return
  placesOf(calls, atOnce).forEach((those, place) => {
    printPercentiles(`Of those, number ${place + 1} of the ${atOnce} that left together`, partsOf(those))
  })
}
