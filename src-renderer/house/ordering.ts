/** The list with the item at `at` one place up (-1) or down (1); the same list where there is no such place. */
export function moved<T>(items: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const to = at + by
  const item = items[at]
  const other = items[to]
  if (item === undefined || other === undefined) return items
  return items.map((each, index) => (index === at ? other : index === to ? item : each))
}

/** The list with another item at `at`. */
export function replaced<T>(items: readonly T[], at: number, item: T): readonly T[] {
  return items.map((each, index) => (index === at ? item : each))
}

export function removed<T>(items: readonly T[], at: number): readonly T[] {
  return items.filter((_, index) => index !== at)
}
