import type { CallbackPromise, PromiseAttempt } from '../contract/promises.ts'

/*
 *   made
 *     │
 *     ▼         10 min before        the minute that was named is over
 *    due ───────────────────▶ soon ────────────────────────────────▶ broken
 *     │                        │                                        │
 *     └──kept, released────────┴──────────▶ closed in time              └──kept, released──▶ closed, broken for ever
 *
 * Nothing leads back, and nothing leads out: of what two seats say, the earlier closes it.
 */

/** «Entro le 16:00» is kept by whoever calls at 16:00 and some seconds: the minute that was named belongs to it. */
export const namedMinuteMs = 60_000
/** From then on it is shown as soon due, and its owner is reminded. */
export const soonMs = 10 * 60_000

type Known = Pick<CallbackPromise, 'dueAt' | 'keptAt' | 'release'>

export type PromiseCourse = {
  readonly state: 'due' | 'soon' | 'broken' | 'kept' | 'released'
  /** Late, for ever: also where it was kept afterwards. */
  readonly broken: boolean
  /** When it was kept or released, UTC milliseconds. */
  readonly closedAt: number | null
}

/** Where a promise stands at `now` (UTC milliseconds); see the drawing above. */
export function courseOf(promise: Known, now: number): PromiseCourse {
  const closedAt = closingTime(promise)
  const broken = (closedAt ?? now) >= breaksAt(promise)
  if (closedAt !== null) return { state: promise.keptAt === closedAt ? 'kept' : 'released', broken, closedAt }
  return { state: broken ? 'broken' : now >= promise.dueAt - soonMs ? 'soon' : 'due', broken, closedAt }
}

/** Neither kept nor released: somebody still has to call back. */
export function isOwed({ keptAt, release }: Pick<CallbackPromise, 'keptAt' | 'release'>): boolean {
  return keptAt === null && release === null
}

/** The first moment at which it is late. */
export function breaksAt({ dueAt }: Pick<CallbackPromise, 'dueAt'>): number {
  return dueAt + namedMinuteMs
}

/** The first time it was kept: by an operator's word, or by an attempt that reached the customer. */
export function keptAtOf(saidAt: number | null, attempts: readonly PromiseAttempt[]): number | null {
  const times = attempts.filter(({ keeps }) => keeps).map(({ at }) => at)
  if (saidAt !== null) times.push(saidAt)
  return times.length === 0 ? null : Math.min(...times)
}

// Kept counts before released where both say the same moment.
function closingTime({ keptAt, release }: Known): number | null {
  if (keptAt === null) return release?.at ?? null
  return release === null ? keptAt : Math.min(keptAt, release.at)
}
