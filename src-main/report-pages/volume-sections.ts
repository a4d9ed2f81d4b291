import type { Language } from '../contract/customers.ts'
import type { ShownFigures } from '../contract/figures.ts'
import { channelBefore, courseChart, hoursChart, volumesChart } from '../domain/charts/volume-charts.ts'
import { numberText } from '../domain/number-text.ts'
import type { Cell, Section } from '../reports/page.ts'
import { textsFor } from '../texts/index.ts'
import { locales } from '../texts/language.ts'
import { plain, type Shown, wordsOf } from './section-parts.ts'

/* When customers came, and by what way. */

export function volumes(shown: Shown): Section {
  const { figures, before, language } = shown
  const words = wordsOf(shown)
  const { channels } = textsFor(language).card
  const all = figures.volumes.channels
  const hasOut = figures.volumes.out !== null
  const past = before?.volumes
  const beforeOf = (each: (typeof all)[number]): Cell => {
    const number = channelBefore(figures.volumes, past, each)
    return number === undefined ? null : { number }
  }
  return {
    ...plain,
    id: 'volumes',
    title: words.titles.volumes,
    lead: words.volumesLead(
      numberText(figures.volumes.in, language),
      figures.volumes.out === null ? null : numberText(figures.volumes.out, language),
    ),
    chart: volumesChart(figures.volumes, past, {
      ...textsFor(language).figures,
      channel: (name) => channels[name].none,
    }),
    table: {
      columns: [
        words.columns.channel,
        words.columns.incoming,
        ...(hasOut ? [words.columns.outgoing] : []),
        words.columns.before,
      ],
      rows: all.map((each) => [
        channels[each.channel].none,
        { number: each.in },
        ...(each.out === null ? [] : [{ number: each.out }]),
        beforeOf(each),
      ]),
    },
  }
}

export function days(shown: Shown): Section {
  const { figures, before, language } = shown
  const words = wordsOf(shown)
  const { days: all } = figures.volumes
  const past = before?.volumes.days ?? []
  const hasOut = all.every(({ out }) => out !== null)
  const hadOut = past.every(({ out }) => out !== null)
  const { columns: c } = words
  return {
    ...plain,
    id: 'days',
    title: words.titles.days,
    wide: true,
    chart: courseChart(
      all.map((day) => ({ ...day, label: dayLabel(day.date, language, all.length) })),
      textsFor(language).figures,
    ),
    table: {
      columns: [
        ...[c.day, c.incoming, ...(hasOut ? [c.outgoing] : [])],
        ...(past.length === 0 ? [] : [c.dayBefore, c.incomingBefore, ...(hadOut ? [c.outgoingBefore] : [])]),
      ],
      // One of the two may be the longer: a March beside a February.
      rows: Array.from({ length: Math.max(all.length, past.length) }, (_, at) => [
        ...dayCells(all[at], hasOut),
        ...(past.length === 0 ? [] : dayCells(past[at], hadOut)),
      ]),
      folded: true,
    },
  }
}

function dayCells(
  day: ShownFigures['volumes']['days'][number] | undefined,
  hasOut: boolean,
): readonly Cell[] {
  if (day === undefined) return hasOut ? [null, null, null] : [null, null]
  const out = day.out === null ? null : { number: day.out }
  return [{ date: day.date }, { number: day.in }, ...(hasOut ? [out] : [])]
}

/** Of a month the day alone: there is no room for more. */
export function dayLabel(date: string, language: Language, count: number): string {
  const at = Date.parse(`${date}T00:00:00Z`)
  if (count > 14) return String(new Date(at).getUTCDate())
  return weekdayName(at, language)
}

function weekdayName(at: number, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    weekday: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(at)
}

/** Monday first; 1970-01-05 was one. */
function weekdays(language: Language): readonly string[] {
  const format = new Intl.DateTimeFormat(locales[language], { weekday: 'short', timeZone: 'UTC' })
  return Array.from({ length: 7 }, (_, day) => format.format((4 + day) * 86_400_000))
}

const hourNames = Array.from({ length: 24 }, (_, hour) => String(hour))

export function weekHours(shown: Shown): Section {
  const words = wordsOf(shown)
  const names = weekdays(shown.language)
  const { hours } = shown.figures.volumes
  return {
    ...plain,
    id: 'hours',
    title: words.titles.hours,
    wide: true,
    chart: hoursChart(shown.figures.volumes, names),
    table: {
      columns: [words.columns.weekday, ...hourNames],
      rows: names.map((name, day) => [name, ...(hours[day] ?? []).map((number) => ({ number }))]),
      folded: true,
    },
  }
}

export function dayHours(shown: Shown): Section {
  const words = wordsOf(shown)
  const { hours } = shown.figures.volumes
  const sums = hourNames.map((_, hour) => hours.reduce((sum, day) => sum + (day[hour] ?? 0), 0))
  return {
    ...plain,
    id: 'hours',
    title: words.titles.hours,
    wide: true,
    chart: courseChart(
      sums.map((sum, hour) => ({ in: sum, out: null, label: hourNames[hour] ?? '' })),
      textsFor(shown.language).figures,
    ),
    table: {
      columns: [words.columns.hour, words.columns.incoming],
      rows: sums.map((number, hour) => [`${hour}:00`, { number }]),
      folded: true,
    },
  }
}
