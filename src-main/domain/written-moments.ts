import type { DateOrder } from '../contract/answers.ts'
import { plainWords } from './plain-words.ts'
import { createZoneDays, minuteMs, type ZoneDays } from './zone-days.ts'

/** A moment as somebody wrote it: the first and the last millisecond that it can mean. UTC milliseconds. */
export type WrittenMoment = { readonly from: number; readonly to: number }

const dayMs = 24 * 60 * minuteMs
/** Three letters tell the months of both languages apart; «giu», «lug» and «set» are Italian only. */
const months: readonly (readonly string[])[] = [
  ['gen', 'jan'],
  ['feb'],
  ['mar'],
  ['apr'],
  ['mag', 'may'],
  ['giu', 'jun'],
  ['lug', 'jul'],
  ['ago', 'aug'],
  ['set', 'sep'],
  ['ott', 'oct'],
  ['nov'],
  ['dic', 'dec'],
]

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:T|,?\s+)(.+))?$/i
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:(?:T|,?\s+)(.+))?$/i
const together = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?)?$/
const worded = /^(?:\p{L}+,?\s+)?(?:(\d{1,2})°?\s+(\p{L}+)|(\p{L}+)\s+(\d{1,2})),?\s+(\d{4})(?:,?\s+(.+))?$/u
const epoch = /^\d{10}(\d{3})?$/
const timeOfDay =
  /^(?:alle |ore |at )?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?$/i

type Clock = {
  readonly minutes: number
  readonly seconds: number | null
  /** Minutes ahead of UTC; null: on the wall of the house. */
  readonly ahead: number | null
}

/**
 * Reads a date, with or without a time of day, as files of both languages write it; where it names no zone, by the wall
 * clock of `zone`. Null: it cannot be read, or there is no such day.
 */
export function createMomentReader(order: DateOrder, zone: string): (text: string) => WrittenMoment | null {
  const days = createZoneDays(zone)
  return (text) => {
    const plain = text.trim().replace(/\s+/g, ' ')
    if (epoch.test(plain)) {
      const at = plain.length === 10 ? Number(plain) * 1000 : Number(plain)
      return { from: at, to: at + 999 }
    }
    const written = splitMoment(plain, order)
    if (written === null) return null
    const clock = written.time === undefined ? undefined : readClock(written.time)
    return clock === null ? null : momentOf(written.day, clock, days)
  }
}

type Split = { readonly day: number; readonly time: string | undefined }

function splitMoment(plain: string, order: DateOrder): Split | null {
  const iso = yearFirst.exec(plain)
  if (iso) return dated(iso[1], iso[2], iso[3], iso[4])
  const numbers = yearLast.exec(plain)
  if (numbers) {
    const [, first, second, year] = numbers
    const [day, month] = order === 'day-first' ? [first, second] : [second, first]
    return dated(year?.length === 2 ? `20${year}` : year, month, day, numbers[4])
  }
  const dense = together.exec(plain)
  if (dense) {
    const [, year, month, day, hours, minutes, seconds = '00'] = dense
    return dated(year, month, day, hours && `${hours}:${minutes}:${seconds}`)
  }
  const words = worded.exec(plain)
  if (!words) return null
  const named = plainWords(words[2] ?? words[3] ?? '')[0] ?? ''
  const month = months.findIndex((names) => names.some((name) => named.startsWith(name))) + 1
  return dated(words[5], String(month), words[1] ?? words[4], words[6])
}

function dated(year = '', month = '', day = '', time: string | undefined): Split | null {
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const date = new Date(midnight)
  const exists = date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day)
  return exists && midnight >= 0 ? { day: midnight / dayMs, time } : null
}

function readClock(text: string): Clock | null {
  const read = timeOfDay.exec(text)
  if (!read) return null
  const half = read[4]?.charAt(0).toLowerCase()
  const written = Number(read[1])
  if (half && (written < 1 || written > 12)) return null
  const hours = half ? (written % 12) + (half === 'p' ? 12 : 0) : written
  const minutes = Number(read[2])
  const seconds = read[3] === undefined ? null : Number(read[3])
  if (hours > 23 || minutes > 59 || (seconds ?? 0) > 59) return null
  return { minutes: hours * 60 + minutes, seconds, ahead: aheadOf(read[5]) }
}

function aheadOf(zone: string | undefined): number | null {
  if (zone === undefined) return null
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (!offset) return 0
  const minutes = Number(offset[2]) * 60 + Number(offset[3])
  return offset[1] === '-' ? -minutes : minutes
}

function momentOf(day: number, clock: Clock | undefined, days: ZoneDays): WrittenMoment {
  if (clock === undefined) return { from: days.start(day), to: days.start(day + 1) - 1 }
  const { minutes, seconds, ahead } = clock
  const minute = ahead === null ? days.at(day, minutes, 'from') : day * dayMs + (minutes - ahead) * minuteMs
  if (seconds === null) return { from: minute, to: minute + minuteMs - 1 }
  return { from: minute + seconds * 1000, to: minute + seconds * 1000 + 999 }
}

/** By the first day above twelve; Italian where nothing tells. */
export function guessDateOrder(values: readonly string[]): DateOrder {
  for (const value of values) {
    const numbers = yearLast.exec(value.trim())
    if (numbers && Number(numbers[1]) > 12) return 'day-first'
    if (numbers && Number(numbers[2]) > 12) return 'month-first'
  }
  return 'day-first'
}
