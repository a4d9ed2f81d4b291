import type { TimelineEntry } from '../../src-main/contract/history.ts'
import { newestFirst } from '../../src-main/domain/timeline.ts'
import type { Texts } from '../../src-main/texts/index.ts'

export type TimelineRow =
  | { readonly kind: 'day'; readonly key: string; readonly title: string; readonly newestAt: number }
  | { readonly kind: 'entry'; readonly key: string; readonly entry: TimelineEntry }

/**
 * Entries, newest first, under the day they belong to; older ones under their month. Headings are worked out once for
 * each entry and day: ten thousand of them are drawn up again with each page that arrives.
 */
export function createTimelineRows(
  time: Texts['time'],
  now: number,
): (entries: readonly TimelineEntry[]) => readonly TimelineRow[] {
  const known = new WeakMap<TimelineEntry, { readonly title: string; readonly row: TimelineRow }>()

  function rowOf(entry: TimelineEntry) {
    const found = known.get(entry)
    if (found !== undefined) return found
    const made = { title: time.group(entry.at, now), row: { kind: 'entry', key: entry.id, entry } as const }
    known.set(entry, made)
    return made
  }

  return (entries) => {
    const rows: TimelineRow[] = []
    let before = ''
    for (const entry of entries) {
      const { title, row } = rowOf(entry)
      if (title !== before) {
        before = title
        rows.push({ kind: 'day', key: `day ${title}`, title, newestAt: entry.at })
      }
      rows.push(row)
    }
    return rows
  }
}

/** Both lists are newest first; an entry in both is taken from `fresh`. */
export function mergeEntries(
  fresh: readonly TimelineEntry[],
  others: readonly TimelineEntry[],
): readonly TimelineEntry[] {
  if (others.length === 0) return fresh
  if (fresh.length === 0) return others
  if (isBefore(fresh, others)) return [...fresh, ...others]
  if (isBefore(others, fresh)) return [...others, ...fresh]
  const known = new Set(fresh.map(({ id }) => id))
  return [...fresh, ...others.filter(({ id }) => !known.has(id))].sort(newestFirst)
}

function isBefore(upper: readonly TimelineEntry[], lower: readonly TimelineEntry[]): boolean {
  const [last, first] = [upper.at(-1), lower[0]]
  return last !== undefined && first !== undefined && newestFirst(last, first) < 0
}
