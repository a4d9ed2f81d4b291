/** `conflicts`: both sides changed the same thing; the draft's word stands. */
export type Merged<T> = { readonly value: T; readonly conflicts: boolean }

/**
 * Three ways: what only one side changed is taken from that side, down to single fields and to items by their `id`.
 * A list without ids is one thing.
 */
export function mergeDraft<T>(base: T, mine: T, theirs: T): Merged<T> {
  if (same(base, mine)) return { value: theirs, conflicts: false }
  if (same(base, theirs) || same(mine, theirs)) return { value: mine, conflicts: false }
  if (isListed(base) && isListed(mine) && isListed(theirs)) return mergeLists(base, mine, theirs)
  if (isRecord(base) && isRecord(mine) && isRecord(theirs)) return mergeRecords(base, mine, theirs)
  return { value: mine, conflicts: true }
}

type Item = { readonly id: string }

function mergeLists<T>(
  base: T & readonly Item[],
  mine: T & readonly Item[],
  theirs: T & readonly Item[],
): Merged<T> {
  const find = (items: readonly Item[], id: string) => items.find((item) => item.id === id)
  // In the order of the draft; what is new over there follows.
  const ids = new Set([...mine, ...theirs].map(({ id }) => id))
  const merged = [...ids].map((id) => mergeDraft(find(base, id), find(mine, id), find(theirs, id)))
  // Items are merged with their own kind: the list is still of that kind.
  const value = merged.flatMap((each) => each.value ?? []) as unknown as T
  return { value, conflicts: merged.some(({ conflicts }) => conflicts) }
}

type AnyRecord = Readonly<Record<string, unknown>>

function mergeRecords<T>(base: T & AnyRecord, mine: T & AnyRecord, theirs: T & AnyRecord): Merged<T> {
  const merged = Object.keys(mine).map((key) => [key, mergeDraft(base[key], mine[key], theirs[key])] as const)
  const value = Object.fromEntries(merged.map(([key, each]) => [key, each.value])) as T
  return { value, conflicts: merged.some(([, { conflicts }]) => conflicts) }
}

/** By content: sections are plain data, written by the same schema. */
export function same(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right)
}

function isListed(value: unknown): value is readonly Item[] {
  return Array.isArray(value) && value.every((item) => isRecord(item) && typeof item['id'] === 'string')
}

function isRecord(value: unknown): value is AnyRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
