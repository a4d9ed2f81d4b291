import type { When } from './house/kinds.ts'

const minuteMs = 60_000

/** UTC milliseconds of `when`, on this machine's calendar; nothing that happened is later than `now`. */
export function timeOf(when: When, now: number): number {
  if ('minutesAgo' in when) return now - when.minutesAgo * minuteMs
  if ('minutesAhead' in when) return now + when.minutesAhead * minuteMs
  const date = new Date(now)
  const [hours = 0, minutes = 0] = when.time.split(':').map(Number)
  date.setDate(date.getDate() - when.daysAgo)
  date.setHours(hours, minutes, 0, 0)
  // The demo may be started just after midnight.
  return Math.min(date.getTime(), now - minuteMs)
}
