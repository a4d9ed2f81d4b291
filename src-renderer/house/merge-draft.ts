/** `conflicts`: both sides changed the same thing; the draft's word stands. */
export type Merged<T> = { readonly value: T; readonly conflicts: boolean }

/**
 * Three ways: what only one side changed is taken from that side, down to single fields, to items by their `id`, and to
 * what belongs together in a list without ids: the hours of a weekday, somebody's shifts of a day.
 */
export function mergeDraft<T>(base: T, mine: T, theirs: T): Merged<T> {
  if (same(base, mine)) return { value: theirs, conflicts: false }
  if (same(base, theirs) || same(mine, theirs)) return { value: mine, conflicts: false }
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    // A list stays a list of its kind: items are merged with their own.
    const merged = mergeLists(Array.isArray(base) ? base : [], mine, theirs)
    return { value: merged.value as T, conflicts: merged.conflicts }
  }
  if (isRecord(base) && isRecord(mine) && isRecord(theirs)) return mergeRecords(base, mine, theirs)
  return { value: mine, conflicts: true }
}

type List = readonly unknown[]

function mergeLists(base: List, mine: List, theirs: List): Merged<List> {
  const [was, here, there] = [base, mine, theirs].map(grouped)
  // In the order of the draft; what is new over there follows.
  const keys = new Set([...(here?.keys() ?? []), ...(there?.keys() ?? [])])
  const merged = [...keys].map((key) =>
    mergeGroup(was?.get(key) ?? [], here?.get(key) ?? [], there?.get(key) ?? []),
  )
  return {
    value: merged.flatMap(({ value }) => value),
    conflicts: merged.some(({ conflicts }) => conflicts),
  }
}

function mergeGroup(base: List, mine: List, theirs: List): Merged<List> {
  if (base.length === 1 && mine.length === 1 && theirs.length === 1) {
    const { value, conflicts } = mergeDraft(base[0], mine[0], theirs[0])
    return { value: [value], conflicts }
  }
  if (same(base, mine)) return { value: theirs, conflicts: false }
  return { value: mine, conflicts: !same(base, theirs) && !same(mine, theirs) }
}

function grouped(items: List): Map<string, List> {
  const groups = new Map<string, List>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

/** What makes items of the house's lists the same one, where they have no id. */
const identity = [
  'weekday',
  'agentId',
  'deskId',
  'on',
  'categoryId',
  'levelId',
  'language',
  'formOfAddress',
  'abbreviation',
  'outcome',
] as const

function keyOf(item: unknown): string {
  if (!isRecord(item)) return JSON.stringify(item)
  if (item['id'] !== undefined) return JSON.stringify(item['id'])
  const named = identity.filter((field) => item[field] !== undefined).map((field) => item[field])
  return JSON.stringify(named.length > 0 ? named : item)
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

function isRecord(value: unknown): value is AnyRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
