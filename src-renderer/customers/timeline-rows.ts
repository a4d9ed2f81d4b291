import type { TimelineEntry } from '../../src-main/contract/history.ts'
import type { Texts } from '../../src-main/texts/index.ts'

export type TimelineRow =
  | { readonly kind: 'day'; readonly key: string; readonly title: string }
  | { readonly kind: 'entry'; readonly key: string; readonly entry: TimelineEntry }

/** Entries, newest first, under the day they belong to; older ones under their month. */
export function timelineRows(
  entries: readonly TimelineEntry[],
  time: Texts['time'],
  now: number,
): readonly TimelineRow[] {
  const rows: TimelineRow[] = []
  let title = ''
  for (const entry of entries) {
    const group = time.group(entry.at, now)
    if (group !== title) {
      title = group
      rows.push({ kind: 'day', key: `day ${group}`, title })
    }
    rows.push({ kind: 'entry', key: entry.id, entry })
  }
  return rows
}

/** Both lists are newest first; an entry in both is taken from `fresh`. */
export function mergeEntries(
  fresh: readonly TimelineEntry[],
  older: readonly TimelineEntry[],
): readonly TimelineEntry[] {
  if (older.length === 0) return fresh
  const known = new Set(fresh.map(({ id }) => id))
  return [...fresh, ...older.filter(({ id }) => !known.has(id))].sort((a, b) => b.at - a.at)
}
