import type { Countdown } from '../contract/case-steps.ts'
import type { Case } from '../contract/history.ts'
import { solvedAt } from './case-steps.ts'
import type { OpeningClock } from './yardstick.ts'

type Measured = Pick<Case, 'answerBy' | 'solveBy' | 'answeredAt' | 'moves' | 'state'>

/** How a case stands against the yardstick; times in UTC milliseconds. */
export type Due = {
  readonly due: Countdown['due']
  readonly by: number
  /** Met at this time, in time or late; null while it is open. */
  readonly metAt: number | null
  readonly late: boolean
}

/** Both due times of a case, the answer first, and whether each was or is kept. */
export function duesOf(each: Measured, now: number): readonly Due[] {
  const solved = solvedAt(each.moves)
  // Who solves it needs no answer before: the first of the two ends the wait.
  const answered = earliest(each.answeredAt, solved)
  return [dueOf('answer', each.answerBy, answered, now), dueOf('solve', each.solveBy, solved, now)].flatMap(
    (due) => due ?? [],
  )
}

/** What is due next and not met; null where nothing is agreed, or all is met. */
export function nextDue(each: Measured, now: number): Due | null {
  const open = duesOf(each, now).filter(({ metAt }) => metAt === null)
  // Both late: that it is not solved says more than the answer that never came.
  return open.findLast(({ late }) => late) ?? open[0] ?? null
}

/** What is due first first; what is not due at all last, the oldest first. */
export function compareUrgency(
  a: Measured & Pick<Case, 'openedAt'>,
  b: Measured & Pick<Case, 'openedAt'>,
  now: number,
): number {
  const [dueA, dueB] = [nextDue(a, now)?.by ?? never, nextDue(b, now)?.by ?? never]
  return dueA - dueB || a.openedAt - b.openedAt
}

const never = Number.MAX_SAFE_INTEGER

function dueOf(due: Due['due'], by: number | null, metAt: number | null, now: number): Due | null {
  return by === null ? null : { due, by, metAt, late: (metAt ?? now) > by }
}

function earliest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.min(a, b)
}

/** How far ahead a window counts on its own; it asks again long before. */
const countedAheadMs = 48 * 3_600_000

/** What a window needs to count down to `by` from `now` without a calendar; opening hours as `clock` has them. */
export function countdownTo(
  { due, by }: Pick<Due, 'due' | 'by'>,
  clock: Pick<OpeningClock, 'openSpans'>,
  deskId: Parameters<OpeningClock['openSpans']>[0],
  now: number,
): Countdown {
  const horizon = Math.min(by, now + countedAheadMs)
  const lengthOf = (from: number, to: number) =>
    clock.openSpans(deskId, from, to).reduce((sum, span) => sum + span.to - span.from, 0)
  return {
    due,
    by,
    spans: now < horizon ? [...clock.openSpans(deskId, now, horizon)] : [],
    beyond: horizon < by ? lengthOf(horizon, by) : 0,
  }
}

/** Milliseconds of opening left until it is due, as of `now`; they stand still while the desk is shut. */
export function openLeft({ spans, beyond }: Pick<Countdown, 'spans' | 'beyond'>, now: number): number {
  return spans.reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, now)), beyond)
}

/** Whether the desk is open at `now`, so that the time runs. */
export function isCounting({ spans }: Pick<Countdown, 'spans'>, now: number): boolean {
  return spans.some(({ from, to }) => from <= now && now < to)
}
