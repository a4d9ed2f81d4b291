import type { TimeOfDay, WeeklySpan } from '../../src-main/contract/house.ts'

/** From one time of day to another; `to` at or before `from` is on the next day. */
export type DaySpan = { readonly from: TimeOfDay; readonly to: TimeOfDay }

/** Minutes from the day's own midnight; `to` may lie on the next day, up to 2880. */
export type MinuteSpan = { readonly from: number; readonly to: number }

export const minutesOfDay = 1440
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
/** Monday to Friday. */
export const workdays: readonly number[] = [1, 2, 3, 4, 5]

type Read = { readonly spans: readonly DaySpan[] } | { readonly problem: 'unreadable' | 'overlap' }

const times = /(\d{1,2})[:.h](\d{2})|(\d{3,4})|(\d{1,2})/g
const between = /^(?:[\s,;·/–—-]|dalle|alle|from|to|and|e)*$/i

/** Hours as people write them: «9-13 14.30-18», «dalle 9 alle 13», «22–6»; nothing at all is closed. */
export function readHours(text: string): Read {
  if (!between.test(text.replace(times, ' '))) return { problem: 'unreadable' }
  const minutes = [...text.matchAll(times)].map(minutesOf)
  if (minutes.length % 2 === 1 || minutes.some((minute) => minute === null)) return { problem: 'unreadable' }
  const spans: MinuteSpan[] = []
  for (let at = 0; at < minutes.length; at += 2) {
    const from = minutes[at] ?? 0
    const to = minutes[at + 1] ?? 0
    if (from === minutesOfDay) return { problem: 'unreadable' }
    spans.push({ from, to: to > from ? to : to + minutesOfDay })
  }
  spans.sort((left, right) => left.from - right.from)
  const overlap = spans.some(({ from }, at) => at > 0 && from < (spans[at - 1]?.to ?? 0))
  return overlap ? { problem: 'overlap' } : { spans: spans.map(daySpanOf) }
}

function minutesOf([, hour, minute, together, alone]: RegExpMatchArray): number | null {
  const hours = Number(hour ?? together?.slice(0, -2) ?? alone)
  const rest = Number(minute ?? together?.slice(-2) ?? 0)
  const all = hours * 60 + rest
  return rest > 59 || all > minutesOfDay ? null : all
}

/** Short, and read back by `readHours`: «9–13, 14:30–18»; midnight at the end is 24. */
export function writeHours(spans: readonly DaySpan[]): string {
  const short = (time: TimeOfDay) => time.replace(/^0/, '').replace(/:00$/, '')
  return spans.map(({ from, to }) => `${short(from)}–${to === '00:00' ? '24' : short(to)}`).join(', ')
}

export function minuteSpanOf({ from, to }: DaySpan): MinuteSpan {
  const begin = minutesIn(from)
  const end = minutesIn(to)
  return { from: begin, to: end > begin ? end : end + minutesOfDay }
}

function minutesIn(time: TimeOfDay): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

function daySpanOf({ from, to }: MinuteSpan): DaySpan {
  return { from: timeOf(from), to: timeOf(to) }
}

function timeOf(minutes: number): TimeOfDay {
  const two = (value: number) => String(value).padStart(2, '0')
  const ofDay = minutes % minutesOfDay
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`
}

/** The day with `from` to `to` (minutes) opened or shut; what touches becomes one span. */
export function painted(
  spans: readonly DaySpan[],
  from: number,
  to: number,
  open: boolean,
): readonly DaySpan[] {
  const kept = spans.map(minuteSpanOf).flatMap((span) => without(span, { from, to }))
  const all = open ? [...kept, { from, to }] : kept
  const joined: MinuteSpan[] = []
  for (const span of all.sort((left, right) => left.from - right.from)) {
    const last = joined.at(-1)
    if (last && span.from <= last.to)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else joined.push(span)
  }
  // What is left of a night without its evening has no day to begin on.
  return joined.filter((span) => span.from < minutesOfDay).map(daySpanOf)
}

function without(span: MinuteSpan, gap: MinuteSpan): MinuteSpan[] {
  if (gap.to <= span.from || gap.from >= span.to) return [span]
  return [
    { from: span.from, to: gap.from },
    { from: gap.to, to: span.to },
  ].filter(({ from, to }) => to > from)
}

/** What a day's bar shows: its own spans up to midnight, and what the night before left. */
export function barOf(
  hours: readonly WeeklySpan[],
  weekday: number,
): readonly (MinuteSpan & { night: boolean })[] {
  const before = weekday === 1 ? 7 : weekday - 1
  const own = spansOn(hours, weekday).map(minuteSpanOf)
  const night = spansOn(hours, before)
    .map(minuteSpanOf)
    .filter(({ to }) => to > minutesOfDay)
  return [
    ...night.map(({ to }) => ({ from: 0, to: to - minutesOfDay, night: true })),
    ...own.map(({ from, to }) => ({ from, to: Math.min(to, minutesOfDay), night: false })),
  ]
}

export function spansOn(hours: readonly WeeklySpan[], weekday: number): readonly WeeklySpan[] {
  return hours.filter((span) => span.weekday === weekday)
}

/** The week with other hours on these days, Monday first. */
export function withDays(
  hours: readonly WeeklySpan[],
  days: readonly number[],
  spans: readonly DaySpan[],
): readonly WeeklySpan[] {
  const changed = days.flatMap((weekday) => spans.map(({ from, to }) => ({ weekday, from, to })))
  return [...hours.filter(({ weekday }) => !days.includes(weekday)), ...changed].sort(
    (left, right) => left.weekday - right.weekday || left.from.localeCompare(right.from),
  )
}

/** Minutes a week. */
export function weeklyMinutes(hours: readonly WeeklySpan[]): number {
  return hours.map(minuteSpanOf).reduce((sum, { from, to }) => sum + to - from, 0)
}
