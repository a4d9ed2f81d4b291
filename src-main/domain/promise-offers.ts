import type { AgentId, DeskId } from '../contract/ids.ts'
import type { PromiseOffer } from '../contract/ledger.ts'

/** The part of a house's clock that promises need: see `domain/opening-hours.ts`. */
export type PromiseClock = {
  isOpen(deskId: DeskId | null, at: number): boolean
  openSpans(
    deskId: DeskId | null,
    from: number,
    to: number,
  ): readonly { readonly from: number; readonly to: number }[]
  /** Who is there at that moment. */
  onShift(deskId: DeskId | null, at: number): readonly AgentId[]
}

const minute = 60_000
const quarter = 15 * minute
const half = 30 * minute
/** Minutes from now that are offered while the desk goes on being open. */
const soonOffsets = [30, 60, 90, 120, 180, 240, 360]
/** Minutes after a later opening. */
const laterOffsets = [60, 180]
const mostOffers = 9
const day = 24 * 60 * minute
const reachMs = 8 * day

export type PromiseTimeTrouble = 'time-past' | 'desk-closed' | 'nobody-on-shift'

/**
 * Why a promise for `dueAt` cannot be made at `now` (UTC milliseconds); null: it can. What is promised by closing time
 * is promised for the last minute before it.
 */
export function promiseTimeTrouble(
  deskId: DeskId | null,
  dueAt: number,
  clock: PromiseClock,
  now: number,
): PromiseTimeTrouble | null {
  if (dueAt <= now) return 'time-past'
  if (!clock.isOpen(deskId, lastMinute(dueAt))) return 'desk-closed'
  return clock.onShift(deskId, lastMinute(dueAt)).length === 0 ? 'nobody-on-shift' : null
}

/**
 * Times by which somebody can call back, the soonest first: the next hours, closing time, and the openings after it.
 * Each names who would call: `mine` (who sits here) where they are on shift for the half hour before, else the first who
 * is; null where only the desk is sure. Empty where nobody is there within eight days.
 */
export function promiseOffers(
  { deskId, mine, now }: { deskId: DeskId | null; mine: AgentId | null; now: number },
  clock: PromiseClock,
): readonly PromiseOffer[] {
  const reach = now + reachMs
  // A day beyond: a span that is cut by the reach would close there.
  const spans = clock.openSpans(deskId, now, reach + day)
  const times = new Set(spans.flatMap((span) => timesWithin(span, now)).filter((at) => at <= reach))
  const offers: PromiseOffer[] = []
  for (const at of [...times].sort((a, b) => a - b)) {
    if (offers.length === mostOffers) break
    if (promiseTimeTrouble(deskId, at, clock, now) === null)
      offers.push({ at, ownerId: ownerFor(deskId, at, mine, clock, now) })
  }
  return offers
}

/** Which offer to begin with: the latest by which the yardstick wants an answer, so that there is time to keep it. */
export function firstOffer(offers: readonly PromiseOffer[], answerBy: number | null): number {
  if (answerBy === null) return 0
  return Math.max(0, offers.filter(({ at }) => at <= answerBy).length - 1)
}

function timesWithin({ from, to }: { from: number; to: number }, now: number): readonly number[] {
  const isNow = from <= now
  const offsets = isNow ? soonOffsets : laterOffsets
  const times = offsets
    .map((offset) => roundUp((isNow ? now : from) + offset * minute, isNow && offset < 60 ? quarter : half))
    .filter((at) => at < to)
  // A house that never closes has no closing time to promise.
  return to - from > 16 * 60 * minute ? times : [...times, floor(to)]
}

function ownerFor(
  deskId: DeskId | null,
  at: number,
  mine: AgentId | null,
  clock: PromiseClock,
  now: number,
): AgentId | null {
  const before = clock.onShift(deskId, Math.max(now, at - half))
  const then = clock.onShift(deskId, lastMinute(at))
  const throughout = then.filter((agentId) => before.includes(agentId))
  if (mine !== null && throughout.includes(mine)) return mine
  return [...throughout].sort()[0] ?? null
}

function lastMinute(at: number): number {
  return at - minute
}

function roundUp(at: number, step: number): number {
  return Math.ceil(at / step) * step
}

function floor(at: number): number {
  return Math.floor(at / minute) * minute
}
