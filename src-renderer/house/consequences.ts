import type { HouseSettings } from '../../src-main/contract/house.ts'

/**
 * What else has to be saved so that nothing points at a desk, category or contract level that is taken away:
 * its shifts go, its categories stay where cases are opened, its rules go, its branches move up.
 */
export function withConsequences(
  house: HouseSettings,
  change: Partial<HouseSettings>,
): Partial<HouseSettings> {
  const next = { ...house, ...change }
  const desks = new Set(next.desks.map(({ id }) => id))
  const levels = new Set(next.yardstick.levels.map(({ id }) => id))
  const categories = next.categories.map((category) => ({
    ...category,
    parentId: livingParent(house, next, category.parentId),
    deskId: category.deskId !== null && desks.has(category.deskId) ? category.deskId : null,
  }))
  const known = new Set(categories.map(({ id }) => id))
  const rules = next.yardstick.rules.filter(
    ({ categoryId, levelId }) =>
      (categoryId === null || known.has(categoryId)) && (levelId === null || levels.has(levelId)),
  )
  const shifts = next.rota.shifts.filter(({ deskId }) => desks.has(deskId))
  return {
    ...change,
    ...(categories.some((each, at) => differs(each, next.categories[at])) && { categories }),
    ...(rules.length < next.yardstick.rules.length && { yardstick: { ...next.yardstick, rules } }),
    ...(shifts.length < next.rota.shifts.length && { rota: { ...next.rota, shifts } }),
  }
}

type Category = HouseSettings['categories'][number]

function differs(left: Category, right: Category | undefined): boolean {
  return left.parentId !== right?.parentId || left.deskId !== right.deskId
}

/** The nearest branch above that is still there. */
function livingParent(
  before: HouseSettings,
  next: HouseSettings,
  parentId: Category['parentId'],
): Category['parentId'] {
  const seen = new Set<string>()
  let at = parentId
  while (at !== null && !seen.has(at)) {
    if (next.categories.some(({ id }) => id === at)) return at
    seen.add(at)
    at = before.categories.find(({ id }) => id === at)?.parentId ?? null
  }
  return null
}
