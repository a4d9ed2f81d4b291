/** One merge that has not been undone. Ids are compared as text, nothing else is asked of them. */
export type Merge = {
  readonly id: string
  readonly keptId: string
  readonly mergedId: string
  /** Hybrid logical clock of the change, see `clock.ts`. */
  readonly clock: number
  readonly seat: string
}

/** A card of a group: under which card it stands, and the clock of the merge that brought it there. */
export type Membership = { readonly rootId: string; readonly joinedClock: number }

/**
 * Which card stands for each group of merged cards, whatever order the merges arrived in: they are taken by clock (seat
 * and id decide between two of one tick), and each puts the group of the merged card under the group of the kept one.
 * Of two seats that merged A into B and B into A, the first one's word holds. A card that stands alone is left out; one
 * that stands for its group has joined at 0.
 */
export function groupsOf(merges: readonly Merge[]): ReadonlyMap<string, Membership> {
  const members = new Map<string, Membership>()
  const groups = new Map<string, string[]>()
  const rootOf = (id: string) => members.get(id)?.rootId ?? id

  for (const { keptId, mergedId, clock } of [...merges].sort(byClock)) {
    const kept = rootOf(keptId)
    const merged = rootOf(mergedId)
    if (kept === merged) continue
    const joining = groups.get(merged) ?? [merged]
    groups.delete(merged)
    for (const id of joining) members.set(id, { rootId: kept, joinedClock: clock })
    members.set(kept, { rootId: kept, joinedClock: 0 })
    groups.set(kept, [...(groups.get(kept) ?? [kept]), ...joining])
  }
  return members
}

function byClock(left: Merge, right: Merge): number {
  return left.clock - right.clock || compareText(left.seat, right.seat) || compareText(left.id, right.id)
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
