import type { Category } from '../../src-main/contract/house.ts'
import type { CategoryId } from '../../src-main/contract/ids.ts'

export type Branch = { readonly category: Category; readonly depth: number }

/** Every category under its own, in the house's order; one whose parent is missing or its own child stands at the top. */
export function branchesOf(categories: readonly Category[]): readonly Branch[] {
  const placed = new Set<CategoryId>()
  const branches: Branch[] = []
  const place = (category: Category, depth: number) => {
    if (placed.has(category.id)) return
    placed.add(category.id)
    branches.push({ category, depth })
    for (const child of categories) if (child.parentId === category.id) place(child, depth + 1)
  }
  const known = new Set(categories.map(({ id }) => id))
  for (const category of categories)
    if (category.parentId === null || !known.has(category.parentId)) place(category, 0)
  for (const category of categories) place(category, 0)
  return branches
}

/** A category and everything under it: where it cannot be moved to. */
export function withChildren(categories: readonly Category[], id: CategoryId): ReadonlySet<CategoryId> {
  const found = new Set([id])
  let before = 0
  while (found.size > before) {
    before = found.size
    for (const { id: child, parentId } of categories)
      if (parentId !== null && found.has(parentId)) found.add(child)
  }
  return found
}

/** «Consegne › Ritardi»: the category with what it is under. */
export function pathOf(categories: readonly Category[], id: CategoryId): string {
  const names: string[] = []
  const seen = new Set<CategoryId>()
  let at = categories.find((category) => category.id === id)
  while (at && !seen.has(at.id)) {
    seen.add(at.id)
    names.unshift(at.name)
    const { parentId } = at
    at = categories.find((category) => category.id === parentId)
  }
  return names.join(' › ')
}
