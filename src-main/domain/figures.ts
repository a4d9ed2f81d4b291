import type {
  AgeBand,
  CaseFigures,
  Distribution,
  PromiseFigures,
  SatisfactionFigures,
} from '../contract/figures.ts'
import type { CaseMove, CaseState, Channel, Direction, Outcome } from '../contract/history.ts'
import { stateAfter } from './case-state.ts'
import { solvedAt } from './case-steps.ts'
import { namedMinuteMs } from './promise-course.ts'

/*
 * How each figure is counted. What a user reads about it stands in `texts/figures.ts`, in the same words for the screen
 * and for a report.
 */

const hour = 3600

/** Seconds at which the bars of a histogram begin. */
export const binEdges = {
  answer: [0, 5, 10, 15, 20, 30, 45, 60, 90],
  talk: [0, 30, 60, 120, 180, 300, 600, 900, 1800],
  hold: [0, 15, 30, 60, 120, 300, 600],
  wrapUp: [0, 10, 30, 60, 120, 300, 600],
  /** From a missed call until somebody spoke with the caller. */
  until: [0, 900, hour, 4 * hour, 8 * hour, 24 * hour, 72 * hour],
  /** Of opening hours. */
  response: [0, 900, hour, 2 * hour, 4 * hour, 8 * hour, 16 * hour, 40 * hour],
} as const satisfies Record<string, readonly number[]>

/** `edges`: where each bar begins, from 0 on. Median and p90 by the nearest rank: values that were measured. */
export function distributionOf(seconds: Iterable<number>, edges: readonly number[]): Distribution {
  const sorted = Float64Array.from(seconds).sort()
  const { length } = sorted
  const rank = (share: number) => (length === 0 ? null : (sorted[Math.ceil(share * length) - 1] ?? null))
  const counts = edges.map(() => 0)
  let sum = 0
  let bar = 0
  for (const value of sorted) {
    sum += value
    while (bar + 1 < edges.length && value >= (edges[bar + 1] ?? 0)) bar += 1
    counts[bar] = (counts[bar] ?? 0) + 1
  }
  return {
    count: length,
    median: rank(0.5),
    p90: rank(0.9),
    mean: length === 0 ? null : sum / length,
    longest: sorted.at(-1) ?? null,
    bins: edges.map((from, at) => ({ from, to: edges[at + 1] ?? null, count: counts[at] ?? 0 })),
  }
}

/** `answers`: each from 1 to 5, of so many `contacts`. */
export function marksFigures(answers: readonly number[], contacts: number): SatisfactionFigures {
  const { count, mean, median, bins } = distributionOf(answers, [1, 2, 3, 4, 5])
  return { contacts, answers: count, mean, median, marks: bins.map((bin) => bin.count) }
}

/** Whether anybody was spoken with or written to. */
export function reachedSomebody(outcome: Outcome | null): boolean {
  return outcome !== 'no-answer' && outcome !== 'wrong-number'
}

/** Contacts count; what a system reported, and a note that stands alone, do not. */
export function contactDirection(channel: Channel | 'note', direction: Direction): 'in' | 'out' | null {
  if (channel === 'event' || channel === 'note' || direction === 'none') return null
  return direction
}

/** Whether a contact that ended so, by itself, left nothing to do. */
export function solvesAtOnce({
  outcome,
  transferred,
}: {
  outcome: Outcome | null
  transferred: boolean
}): boolean {
  return (outcome === 'solved' || outcome === 'information') && !transferred
}

export type DuePromise = {
  readonly dueAt: number
  /** UTC milliseconds; null: still owed. */
  readonly closedAt: number | null
  readonly released: boolean
}

/** As what a promise counts at `now` (UTC milliseconds): the minute that was named still belongs to it. */
export function promiseCounts(
  { dueAt, closedAt, released }: DuePromise,
  now: number,
): Exclude<keyof PromiseFigures, 'due'> {
  const late = (closedAt ?? now) >= dueAt + namedMinuteMs
  if (closedAt === null) return late ? 'broken' : 'open'
  if (released) return late ? 'broken' : 'released'
  return late ? 'late' : 'kept'
}

/** Days since the opening at which a band begins. */
const ageEdges = [0, 1, 3, 7, 14, 30]
const dayMs = 86_400_000

export type CountedCase = {
  readonly openedAt: number
  /** Oldest first by the clock. */
  readonly moves: readonly Pick<CaseMove, 'at' | 'to'>[]
}
type Stretch = { readonly from: number; readonly to: number; readonly now: number }

/** How a case stood at a moment (UTC milliseconds), and since when it was solved. */
export function caseAt({ moves }: CountedCase, end: number): { state: CaseState; solvedAt: number | null } {
  const known = moves.filter(({ at }) => at < end)
  return { state: stateAfter(known), solvedAt: solvedAt(known) }
}

/**
 * As what a case counts in a stretch, and for how long it had been open (milliseconds): at its end, or `now` where that
 * is to come; null: as nothing. `opened` alone: neither open at the end nor solved in it.
 */
export function caseCounts(
  one: CountedCase,
  { from, to, now }: Stretch,
): { readonly as: CaseState | 'opened'; readonly ageMs: number } | null {
  const end = Math.min(to, now + 1)
  const { openedAt } = one
  if (openedAt >= end) return null
  const { state, solvedAt } = caseAt(one, end)
  if (state !== 'green') return { as: state, ageMs: end - openedAt }
  const ageMs = Math.max(0, (solvedAt ?? end) - openedAt)
  if (solvedAt !== null && solvedAt >= from && solvedAt < end) return { as: 'green', ageMs }
  return openedAt >= from ? { as: 'opened', ageMs } : null
}

/** Cases of a stretch from `from` up to, and without, `to`; at its end, or `now` where that is to come. */
export function caseFigures(cases: Iterable<CountedCase>, { from, to, now }: Stretch): CaseFigures {
  const ages = ageEdges.map((begin, at) => ({ from: begin, to: ageEdges[at + 1] ?? null, red: 0, yellow: 0 }))
  const states = { red: 0, yellow: 0, green: 0 }
  let opened = 0
  for (const one of cases) {
    const counts = caseCounts(one, { from, to, now })
    if (counts === null) continue
    const { as, ageMs } = counts
    if (one.openedAt >= from) opened += 1
    if (as === 'opened') continue
    states[as] += 1
    if (as !== 'green') bandOf(ages, ageMs / dayMs)[as] += 1
  }
  return { opened, solved: states.green, states, ages }
}

function bandOf(bands: AgeBand[], days: number): AgeBand {
  const band = bands.findLast(({ from }) => days >= from) ?? bands[0]
  if (band === undefined) throw new RangeError('there are bands')
  return band
}
