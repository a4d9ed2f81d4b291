import type { AgentId } from '../contract/ids.ts'
import type { PromiseHolder } from '../contract/ledger.ts'
import type { CallbackPromise } from '../contract/promises.ts'

/** Somebody's time at work, UTC milliseconds, `to` excluded. */
export type Presence = { readonly agentId: AgentId; readonly from: number; readonly to: number }

/** Who is at work when, as `joinedRota` gives it. */
export type HolderRota = {
  /** On shift at the promise's desk: to them it may pass. */
  readonly atDesk: readonly Presence[]
  /** On shift anywhere: a shift at another desk is still a day at work. */
  readonly anywhere: readonly Presence[]
}

/**
 * Reads shifts of a stretch of time that holds a promise's making, its due time and now: for many promises once. Those at
 * the desk count as anywhere, too.
 */
export function joinedRota({ atDesk, anywhere }: HolderRota): HolderRota {
  return { atDesk: joined(atDesk), anywhere: joined([...anywhere, ...atDesk]) }
}

/** Whoever has gone and is back this long before it is due keeps it: they know the matter. */
export const backInTimeMs = 30 * 60_000

type Owed = Pick<CallbackPromise, 'madeAt' | 'dueAt' | 'ownerId'>

/**
 * Who owes a promise at `now` (UTC milliseconds), worked out from nothing but its owner, the rota and the time, so that
 * two seats say the same.
 *
 * - It begins with its owner, or with the desk where it has none.
 * - When a holder's shift ends, it passes to somebody on shift at the desk at that moment: to its owner if they are at
 *   work, else to who stays longest.
 * - It does not pass on where the holder is back half an hour before it is due, as after lunch, or the next morning for
 *   the afternoon.
 * - With nobody at the desk it waits with the one who has gone, until the desk is staffed or they are back themselves.
 * - Nobody takes it from a holder who is at work: it changes hands when shifts end, and never to and fro.
 */
export function holderAt(promise: Owed, { atDesk, anywhere }: HolderRota, now: number): PromiseHolder {
  let holder: PromiseHolder = { agentId: promise.ownerId, since: promise.madeAt, from: null }
  for (let at = promise.madeAt; ; ) {
    const leaves = leavingTime(anywhere, holder.agentId, at)
    if (leaves > now) return holder
    const back = returnTime(anywhere, holder.agentId, leaves)
    if (back !== null && back <= promise.dueAt - backInTimeMs) {
      at = back
      continue
    }
    const next = successor(promise, atDesk, anywhere, holder.agentId, leaves)
    if (next === null || next.at > now) return holder
    if (next.agentId !== holder.agentId)
      holder = { agentId: next.agentId, since: next.at, from: holder.agentId }
    at = next.at
  }
}

/** The next moment after `now` at which it may change hands; null where the rota knows none. */
export function nextPassing(rota: HolderRota, now: number): number | null {
  let next: number | null = null
  for (const { from, to } of rota.anywhere)
    for (const edge of [from, to]) if (edge > now && (next === null || edge < next)) next = edge
  return next
}

function leavingTime(anywhere: readonly Presence[], agentId: AgentId | null, at: number): number {
  return anywhere.find((each) => each.agentId === agentId && isAt(each, at))?.to ?? at
}

function returnTime(anywhere: readonly Presence[], agentId: AgentId | null, after: number): number | null {
  return anywhere.find((each) => each.agentId === agentId && each.from > after)?.from ?? null
}

/** Who takes it over and when: at `at` if anybody is there, else as soon as somebody comes. */
function successor(
  promise: Owed,
  atDesk: readonly Presence[],
  anywhere: readonly Presence[],
  leaving: AgentId | null,
  at: number,
): { readonly agentId: AgentId; readonly at: number } | null {
  const takesOver = atDesk.some((each) => isAt(each, at)) ? at : firstStart(atDesk, anywhere, leaving, at)
  if (takesOver === null) return null
  const present = (agentId: AgentId | null) =>
    agentId !== null && anywhere.some((each) => each.agentId === agentId && isAt(each, takesOver))
  for (const agentId of [leaving, promise.ownerId])
    if (agentId !== null && present(agentId)) return { agentId, at: takesOver }
  const [longest] = atDesk
    .filter((each) => isAt(each, takesOver))
    .sort((a, b) => b.to - a.to || (a.agentId < b.agentId ? -1 : 1))
  return longest === undefined ? null : { agentId: longest.agentId, at: takesOver }
}

/** When the desk is staffed again, or the one who has gone is back at any other. */
function firstStart(
  atDesk: readonly Presence[],
  anywhere: readonly Presence[],
  leaving: AgentId | null,
  after: number,
): number | null {
  const starts = [...atDesk, ...anywhere.filter(({ agentId }) => agentId === leaving)]
    .map(({ from }) => from)
    .filter((from) => from > after)
  return starts.length === 0 ? null : Math.min(...starts)
}

function isAt({ from, to }: Presence, at: number): boolean {
  return from <= at && at < to
}

/** Shifts of one person that follow each other without a break are one; sorted by their beginning. */
function joined(shifts: readonly Presence[]): readonly Presence[] {
  const last = new Map<AgentId, { agentId: AgentId; from: number; to: number }>()
  const result: { agentId: AgentId; from: number; to: number }[] = []
  const byStart = [...shifts].sort(
    (a, b) => a.from - b.from || a.to - b.to || (a.agentId < b.agentId ? -1 : 1),
  )
  for (const { agentId, from, to } of byStart) {
    const before = last.get(agentId)
    if (before && from <= before.to) before.to = Math.max(before.to, to)
    else {
      const next = { agentId, from, to }
      last.set(agentId, next)
      result.push(next)
    }
  }
  return result
}
