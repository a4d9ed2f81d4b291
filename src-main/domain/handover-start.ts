import { type HandoverPeriod, type HandoverStart, longestHandoverDays } from '../contract/handover.ts'
import type { AgentId } from '../contract/ids.ts'
import type { HouseClock } from './opening-hours.ts'
import { joinedRota, type Presence } from './promise-holder.ts'
import type { ZoneDays } from './zone-days.ts'

/** Whoever has written nothing for so long was not at work. */
export const gapMs = 4 * 60 * 60_000

/** Longer ago nobody asks for what happened at work: a long leave, and more. */
const longestAwayMs = 60 * 24 * 60 * 60_000
const dayMs = 24 * 60 * 60_000

/** Somebody's time at work by the rota, at whatever desk, around `now` (UTC milliseconds); oldest first. */
export function shiftsOf(
  clock: Pick<HouseClock, 'shifts'>,
  agentId: AgentId | null,
  now: number,
): readonly Presence[] {
  const own = clock
    .shifts(null, now - longestAwayMs, now + dayMs)
    .filter((shift) => shift.agentId === agentId)
  return joinedRota({ atDesk: [], anywhere: own }).anywhere
}

export type OwnPast = {
  /** Somebody's own time at work by the rota, by its beginning; without a break is one. */
  readonly shifts: readonly { readonly from: number; readonly to: number }[]
  /** When they wrote something, UTC milliseconds, the latest first; read only as far as it is needed. */
  readonly written: Iterable<number>
  /** Midnight before last on the house's wall. */
  readonly yesterday: number
}

/**
 * Since when somebody was away at `now` (UTC milliseconds): the end of their last shift that is over; where the rota
 * knows none, the last they wrote before a gap of four hours; else yesterday's midnight.
 */
export function handoverStart({ shifts, written, yesterday }: OwnPast, now: number): HandoverStart {
  const ends = shifts.map(({ to }) => to).filter((to) => to <= now)
  if (ends.length > 0) return { from: 'shift-end', at: Math.max(...ends) }
  let later = now
  for (const at of written) {
    if (at > later) continue
    if (later - at >= gapMs) return { from: 'last-word', at }
    later = at
  }
  return { from: 'yesterday', at: yesterday }
}

/** When a chosen period begins; null where it is in the future or too long ago. */
export function periodStart(
  period: Exclude<HandoverPeriod, { kind: 'last-shift' }>,
  days: ZoneDays,
  now: number,
): HandoverStart | null {
  const today = days.dayOf(now)
  const chosen = (day: number): HandoverStart => ({ from: 'chosen', at: days.start(day) })
  switch (period.kind) {
    case 'today':
      return chosen(today)
    case 'yesterday':
      return chosen(today - 1)
    case 'week':
      return chosen(today - 6)
    case 'date': {
      const day = Date.parse(period.date) / dayMs
      return day > today || day < today - longestHandoverDays ? null : chosen(day)
    }
  }
}
