import type { When } from './house/kinds.ts'

const minuteMs = 60_000
const opensAt = 9
const closesAt = 18
/** What is promised is promised for a time one can say. */
const stepMs = 5 * minuteMs

/** UTC milliseconds of `when`, on this machine's calendar; nothing that happened is later than `now`. */
export function timeOf(when: When, now: number): number {
  if ('minutesAgo' in when) return now - when.minutesAgo * minuteMs
  if ('officeMinutesAhead' in when) return inOfficeTime(when.officeMinutesAhead, now)
  const date = new Date(now)
  const [hours = 0, minutes = 0] = when.time.split(':').map(Number)
  date.setDate(date.getDate() - when.daysAgo)
  date.setHours(hours, minutes, 0, 0)
  // The demo may be started just after midnight.
  return Math.min(date.getTime(), now - minuteMs)
}

/** UTC milliseconds after `minutes` of office time, Monday to Friday, from `now` on. */
function inOfficeTime(minutes: number, now: number): number {
  let left = minutes * minuteMs
  const day = new Date(now)
  for (;;) {
    const opens = Math.max(now, new Date(day).setHours(opensAt, 0, 0, 0))
    const open = isWeekend(day) ? 0 : new Date(day).setHours(closesAt, 0, 0, 0) - opens
    if (left <= open) return Math.ceil((opens + left) / stepMs) * stepMs
    left -= Math.max(0, open)
    day.setDate(day.getDate() + 1)
  }
}

function isWeekend(date: Date): boolean {
  return date.getDay() === 0 || date.getDay() === 6
}
