import type { ReviewCount, ReviewFilter } from '../contract/review.ts'
import { lotOf } from '../domain/review-filter.ts'
import { isReviewable } from '../domain/review-rules.ts'
import type { Findings } from './finding-index.ts'
import { type Newest, readerOf } from './finding-newest.ts'

export type Drawing = { readonly places: Uint32Array; readonly total: ReviewCount }

export type Drawn = NonNullable<ReviewFilter['sample']> & {
  /** When those that are asked about begin (seconds since 1970, rising). */
  readonly weeks: readonly number[]
  /** Of what was drawn, whether it is to be shown: what is not leaves its place empty. */
  readonly isShown: (place: number) => boolean
}

/**
 * So many of each agent and week with the lowest lots, of what can be reviewed and the newest first: who else was there
 * changes nobody's lot.
 * `most`: so many are enough, the others are guessed.
 */
export function draw(
  findings: Findings,
  newest: Newest,
  { size, seed, weeks, isShown }: Drawn,
  most: number,
): Drawing {
  const [atOf, facetOf] = [readerOf(findings, 'at'), readerOf(findings, 'facet')]
  const [durationOf, heldOf] = [readerOf(findings, 'duration'), readerOf(findings, 'held')]
  const { agentOf, agents } = agentNumbers(findings)
  const urns = createUrns(agents, size, isShown)
  const drawn: number[] = []
  let week = weeks.length
  let begins = Number.POSITIVE_INFINITY
  for (let block = 0; block < newest.blocks; block += 1) {
    for (const place of newest.block(block)) {
      const at = atOf(place)
      if (at < begins) {
        urns.emptyInto(drawn)
        if (drawn.length >= most)
          return { places: sorted(findings, drawn), total: guessed(drawn, weeks, week) }
        while (week > 0 && begins > at) {
          week -= 1
          begins = weeks[week] ?? 0
        }
      }
      const agent = agentOf[facetOf(place)] ?? nobody
      if (agent === nobody) continue
      const salt = durationOf(place) * 65_536 + heldOf(place)
      urns.offer(agent, place, lotOf(seed, at, salt))
    }
  }
  urns.emptyInto(drawn)
  return { places: sorted(findings, drawn), total: { count: drawn.length, exact: true } }
}

/** As many in the weeks that were not looked into as in those that were. */
function guessed(drawn: readonly number[], weeks: readonly number[], week: number): ReviewCount {
  return { count: Math.round((drawn.length / (weeks.length - week)) * weeks.length), exact: false }
}

/** Keeps of each agent the lowest lots; of equal ones, what came first. */
function createUrns(agents: number, size: number, isShown: Drawn['isShown']) {
  const [lots, places] = [new Float64Array(agents * size), new Uint32Array(agents * size)]
  const filled = new Uint32Array(agents)
  return {
    offer(agent: number, place: number, lot: number): void {
      const begin = agent * size
      const full = filled[agent] ?? 0
      if (full === size && lot >= (lots[begin + size - 1] ?? 0)) return
      let index = begin + Math.min(full, size - 1)
      for (; index > begin && (lots[index - 1] ?? 0) > lot; index -= 1) {
        lots[index] = lots[index - 1] ?? 0
        places[index] = places[index - 1] ?? 0
      }
      lots[index] = lot
      places[index] = place
      filled[agent] = Math.min(size, full + 1)
    },
    emptyInto(drawn: number[]): void {
      for (let agent = 0; agent < agents; agent += 1)
        for (let index = 0; index < (filled[agent] ?? 0); index += 1) {
          const place = places[agent * size + index] ?? 0
          if (isShown(place)) drawn.push(place)
        }
      filled.fill(0)
    },
  }
}

const nobody = -1

/** Of each facet: a small number for its agent; `nobody` where there is nothing to review. */
function agentNumbers({ facets }: Findings): { agentOf: Int32Array; agents: number } {
  const numbers = new Map<string, number>()
  const agentOf = Int32Array.from(facets, (facet) => {
    if (facet === undefined || !isReviewable(facet)) return nobody
    const number = numbers.get(facet.agentId) ?? numbers.size
    numbers.set(facet.agentId, number)
    return number
  })
  return { agentOf, agents: numbers.size }
}

/** By time; of one second those of `fresh` first, and otherwise as they stand. */
function sorted(findings: Findings, drawn: readonly number[]): Uint32Array {
  const atOf = readerOf(findings, 'at')
  return Uint32Array.from(drawn.toSorted((left, right) => atOf(right) - atOf(left) || right - left))
}
