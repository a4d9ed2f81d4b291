import type { Category, Yardstick, YardstickRule } from '../contract/house.ts'
import type { CategoryId, ContractLevelId, DeskId } from '../contract/ids.ts'

/** UTF-16 code units; see `CaseCategory`. */
const longestPath = 200

/** The part of a house's clock that due times need: see `domain/opening-hours.ts`. */
export type OpeningClock = {
  addOpenMinutes(deskId: DeskId | null, from: number, minutes: number): number | null
  openSpans(
    deskId: DeskId | null,
    from: number,
    to: number,
  ): readonly { readonly from: number; readonly to: number }[]
}

/** UTC milliseconds; null: nothing agreed, or no opening hours in sight. */
export type DueTimes = { readonly answerBy: number | null; readonly solveBy: number | null }

/** A category and the branches above it, the nearest first; ends also where two seats have tied a knot. */
export function ancestryOf(
  categories: readonly Category[],
  categoryId: CategoryId | null,
): readonly Category[] {
  const line: Category[] = []
  for (let id = categoryId; id !== null; ) {
    const found = categories.find((category) => category.id === id)
    if (found === undefined || line.includes(found)) break
    line.push(found)
    id = found.parentId
  }
  return line
}

/** «Spedizioni › Danni»; empty where the house has no such category. As much of it from the end as a case keeps. */
export function categoryPath(categories: readonly Category[], categoryId: CategoryId | null): string {
  const names = ancestryOf(categories, categoryId).map(({ name }) => name)
  return names.reverse().join(' › ').slice(-longestPath).trim()
}

/** The desk of a category: its own, or that of the nearest branch above; null leaves a case where it is opened. */
export function deskOf(categories: readonly Category[], categoryId: CategoryId | null): DeskId | null {
  return ancestryOf(categories, categoryId).find(({ deskId }) => deskId !== null)?.deskId ?? null
}

/**
 * The rule that holds for a category and a contract level: of those that fit, the one that names most; of these the
 * one that names the category rather than the level, then the nearer branch, then the first in the list.
 */
export function ruleFor(
  { rules }: Yardstick,
  line: readonly Pick<Category, 'id'>[],
  levelId: ContractLevelId | null,
): YardstickRule | null {
  let best: { rule: YardstickRule; weight: number } | null = null
  for (const rule of rules) {
    const distance =
      rule.categoryId === null ? line.length : line.findIndex(({ id }) => id === rule.categoryId)
    if (distance < 0 || (rule.levelId !== null && rule.levelId !== levelId)) continue
    const named = (rule.categoryId === null ? 0 : 1) + (rule.levelId === null ? 0 : 1)
    // Below a thousand categories, so the count of names outweighs every distance; see `HouseSettings`.
    const weight = named * 1000 - distance
    if (best === null || weight > best.weight) best = { rule, weight }
  }
  return best?.rule ?? null
}

/** When a case opened at `from` is due, counted in the opening hours of its desk. */
export function dueTimes(
  rule: YardstickRule | null,
  clock: OpeningClock,
  deskId: DeskId | null,
  from: number,
): DueTimes {
  if (rule === null) return { answerBy: null, solveBy: null }
  return {
    answerBy: clock.addOpenMinutes(deskId, from, rule.answerMinutes),
    solveBy: clock.addOpenMinutes(deskId, from, rule.solveMinutes),
  }
}
