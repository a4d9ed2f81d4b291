import type { Language } from '../contract/customers.ts'
import { clockDuration, spelledDuration } from './durations.ts'
import { locales } from './language.ts'

type Style =
  | 'clock'
  | 'clock-seconds'
  | 'weekday'
  | 'day'
  | 'day-year'
  | 'short-day'
  | 'short-day-year'
  | 'short-weekday'
  | 'month'
  | 'month-year'

const styles = {
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  'clock-seconds': { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  day: { day: 'numeric', month: 'long' },
  'day-year': { day: 'numeric', month: 'long', year: 'numeric' },
  'short-day': { day: 'numeric', month: 'short' },
  'short-day-year': { day: 'numeric', month: 'short', year: 'numeric' },
  'short-weekday': { weekday: 'short', day: 'numeric', month: 'short' },
  month: { month: 'long' },
  'month-year': { month: 'long', year: 'numeric' },
} as const satisfies Record<Style, Intl.DateTimeFormatOptions>

// Building a formatter costs more than a hundred uses of it, and the card is on a 10 ms budget.
const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, style: Style, at: number): string {
  const key = `${language} ${style}`
  let found = formats.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(locales[language], styles[style])
    formats.set(key, found)
  }
  return found.format(at)
}

const countFormats = {
  it: new Intl.NumberFormat(locales.it),
  en: new Intl.NumberFormat(locales.en),
}

/** Whole local days from `at` to `now`: 0 today, 1 yesterday, -1 tomorrow. */
function daysAgo(at: number, now: number): number {
  const day = (time: number) => {
    const date = new Date(time)
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000
  }
  return day(now) - day(at)
}

const near: Record<Language, Record<string, string>> = {
  it: { '1': 'ieri', '0': 'oggi', '-1': 'domani' },
  en: { '1': 'yesterday', '0': 'today', '-1': 'tomorrow' },
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}

function sameYear(a: number, b: number): boolean {
  return new Date(a).getFullYear() === new Date(b).getFullYear()
}

/** Times as people say them; all take milliseconds and the local time zone. */
function timeTexts(language: Language) {
  const clock = (at: number) => format(language, 'clock', at)
  const shortDay = (at: number, now: number) =>
    format(language, sameYear(at, now) ? 'short-day' : 'short-day-year', at)

  /** «ieri», «oggi», «18 nov», «12 mar 2024». */
  const day = (at: number, now: number) => near[language][daysAgo(at, now)] ?? shortDay(at, now)

  return {
    /** «11:24» */
    clock,
    /** From when to when, to the second: «10:02:11–10:03:40». */
    stretch: (from: number, to: number) =>
      `${format(language, 'clock-seconds', from)}–${format(language, 'clock-seconds', to)}`,
    /** «10:02:11» */
    exact: (at: number) => format(language, 'clock-seconds', at),
    shortDay,
    day,
    /** «12 marzo 2024» */
    date: (at: number) => format(language, 'day-year', at),
    /** «2019» */
    year: (at: number) => String(new Date(at).getFullYear()),
    /** «ieri, 11:24»; today's the clock alone. */
    when: (at: number, now: number) => (daysAgo(at, now) === 0 ? clock(at) : `${day(at, now)}, ${clock(at)}`),
    /** The same whenever it is read, as on paper: «ven 20 nov 13:00». */
    stamp: (at: number) => `${format(language, 'short-weekday', at).replace(',', '')} ${clock(at)}`,
    /** In a sentence: «oggi alle 16:00», «domani alle 11:30», «lunedì 23 novembre alle 09:00». */
    said: (at: number, now: number) => {
      const spelled = format(language, sameYear(at, now) ? 'weekday' : 'day-year', at)
      return `${near[language][daysAgo(at, now)] ?? spelled} ${language === 'it' ? 'alle' : 'at'} ${clock(at)}`
    },
    /** The heading over a day in the timeline; what is older than a month goes by month. */
    group: (at: number, now: number) => {
      const days = daysAgo(at, now)
      if (days <= 31) {
        const name = near[language][days]
        const full = format(language, sameYear(at, now) ? 'weekday' : 'day-year', at)
        return name ? `${capital(name)}, ${full}` : capital(full)
      }
      return capital(format(language, sameYear(at, now) ? 'month' : 'month-year', at))
    },
    /** «Marzo 2024» */
    month: (at: number) => capital(format(language, 'month-year', at)),
    /** Beside an entry: the clock within a month, the day beyond. */
    mark: (at: number, now: number) =>
      daysAgo(at, now) <= 31 ? clock(at) : format(language, 'short-day', at),
    /** «4 min 12 s», «38 s», «1 h 5 min». */
    duration: (seconds: number) => spelledDuration(seconds),
    /** «2 g 3 h», and as above below two days. */
    longDuration: (seconds: number) => spelledDuration(seconds, language === 'it' ? 'g' : 'd'),
    /** A running clock: «4:12», «1:04:12». */
    timer: (ms: number) => clockDuration(Math.max(0, Math.floor(ms / 1000))),
    /** «1.049.999» */
    count: (value: number) => countFormats[language].format(value),
    /** Nine milliseconds and a half are «10 ms». */
    milliseconds: (ms: number) => `${Math.max(1, Math.round(ms))} ms`,
  }
}

export const timeTextsFor = { it: timeTexts('it'), en: timeTexts('en') } as const
