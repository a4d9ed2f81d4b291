import type { Category } from '../contract/house.ts'
import type { CategoryId } from '../contract/ids.ts'
import type { ReviewFilter, ReviewPeriod } from '../contract/review.ts'
import type { DayNumber, ZoneDays } from './zone-days.ts'
import { weekdayOfDay } from './zone-days.ts'

/** From `from` up to, and without, `to`; UTC milliseconds. */
export type Moments = { readonly from: number; readonly to: number }

const dayMs = 86_400_000

/** When a period begins and ends on the house's calendar, at `now` (UTC milliseconds). */
export function momentsOf(
  period: ReviewPeriod,
  days: Pick<ZoneDays, 'start' | 'dayOf'>,
  now: number,
): Moments {
  const today = days.dayOf(now)
  const between = (from: DayNumber, to: DayNumber) => ({ from: days.start(from), to: days.start(to) })
  const monday = today - weekdayOfDay(today) + 1
  const firstOf = (months: number) => {
    const date = new Date(today * dayMs)
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / dayMs
  }
  switch (period.kind) {
    case 'any':
      return { from: 0, to: Number.MAX_SAFE_INTEGER }
    case 'this-week':
      return between(monday, monday + 7)
    case 'last-week':
      return between(monday - 7, monday)
    case 'this-month':
      return between(firstOf(0), firstOf(1))
    case 'last-month':
      return between(firstOf(-1), firstOf(0))
    case 'between':
      return {
        from: period.from === null ? 0 : days.start(Date.parse(period.from) / dayMs),
        to: period.to === null ? Number.MAX_SAFE_INTEGER : days.start(Date.parse(period.to) / dayMs + 1),
      }
  }
}

/** What many contacts have in common; see `finding_facet` in migration 0060. Empty is none. */
export type FacetSaid = {
  readonly agentId: string
  readonly channel: string
  readonly direction: string
  readonly outcome: string
  readonly transferred: boolean
  readonly reason: string
}

export function facetFits(facet: FacetSaid, filter: ReviewFilter): boolean {
  const { agentIds, channels, direction, outcomes, transferred, transferReasons } = filter
  return (
    isAmong(agentIds, facet.agentId) &&
    isAmong(channels, facet.channel) &&
    (direction === null || direction === facet.direction) &&
    isAmong(outcomes, facet.outcome) &&
    (transferred === null || transferred === facet.transferred) &&
    (transferReasons.length === 0 || (facet.transferred && isAmong(transferReasons, facet.reason)))
  )
}

/** A case as it now stands; empty is none. */
export type CaseSaid = {
  readonly state: string
  readonly categoryId: string
  readonly deskId: string
  readonly complaint: boolean
}

export const noCase: CaseSaid = { state: '', categoryId: '', deskId: '', complaint: false }

/** `categoryIds`: of the filter, with those below them. */
export function caseFits(said: CaseSaid, filter: ReviewFilter, categoryIds: ReadonlySet<string>): boolean {
  const { deskIds, caseStates, complaint } = filter
  return (
    isAmong(deskIds, said.deskId) &&
    isAmong(caseStates, said.state) &&
    (categoryIds.size === 0 || categoryIds.has(said.categoryId)) &&
    (complaint === null || complaint === said.complaint)
  )
}

/** Whether a filter asks anything about the case. */
export function asksAboutCase({ deskIds, categoryIds, caseStates, complaint }: ReviewFilter): boolean {
  return deskIds.length + categoryIds.length + caseStates.length > 0 || complaint !== null
}

/** The categories chosen and all that hang below them. */
export function withBranches(
  chosen: readonly CategoryId[],
  tree: readonly Pick<Category, 'id' | 'parentId'>[],
): ReadonlySet<CategoryId> {
  const found = new Set(chosen)
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const { id, parentId } of tree) if (parentId !== null && found.has(parentId)) found.add(id)
  }
  return found
}

function isAmong(wanted: readonly string[], value: string): boolean {
  return wanted.length === 0 || wanted.includes(value)
}

/** Minutes of the day of `HH:MM`. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/**
 * The lot of a contact: from 0 up to 2 to the power of 32, as good as random and always the same for a seed and a
 * moment (seconds), on every seat.
 */
export function lotOf(seed: number, at: number, salt: number): number {
  let mixed = (at ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 16) ^ salt, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
