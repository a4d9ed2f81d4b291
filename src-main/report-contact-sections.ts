import type { Language } from './contract/customers.ts'
import type { Distribution } from './contract/figures.ts'
import { bar, compared, plain, type Shown, wordsOf } from './report-section-parts.ts'
import { numberText, secondsText } from './reports/cell-text.ts'
import type { Cell, Section } from './reports/page.ts'
import { textsFor } from './texts/index.ts'

/* When customers came, by what way, and how long each part of a call took. */

export function volumes(shown: Shown): Section {
  const { figures, before, language } = shown
  const words = wordsOf(shown)
  const { channels } = textsFor(language).card
  const past = (channel: string) => before?.volumes.channels.find((each) => each.channel === channel)
  const all = figures.volumes.channels
  return {
    ...plain,
    id: 'volumes',
    title: words.titles.volumes,
    lead: words.volumesLead(
      numberText(figures.volumes.in, language),
      numberText(figures.volumes.out, language),
    ),
    chart: {
      kind: 'bars',
      rows: all.map((each) => {
        const then = past(each.channel)
        return bar(
          channels[each.channel].none,
          each.in + each.out,
          before && (then ? then.in + then.out : 0),
          language,
        )
      }),
    },
    table: {
      columns: [words.columns.channel, words.columns.incoming, words.columns.outgoing, words.columns.before],
      rows: all.map((each) => {
        const then = past(each.channel)
        const sum = then ? then.in + then.out : 0
        return [
          channels[each.channel].none,
          { number: each.in },
          { number: each.out },
          before && { number: sum },
        ]
      }),
    },
  }
}

export function days(shown: Shown): Section {
  const { figures, language } = shown
  const words = wordsOf(shown)
  const { days: all } = figures.volumes
  return {
    ...plain,
    id: 'days',
    title: words.titles.days,
    wide: true,
    chart: {
      kind: 'columns',
      labels: all.map(({ date }) => dayLabel(date, language, all.length)),
      series: [
        { name: words.incoming, values: all.map((day) => day.in) },
        { name: words.outgoing, values: all.map(({ out }) => out) },
      ],
    },
    table: {
      columns: [words.columns.day, words.columns.incoming, words.columns.outgoing],
      rows: all.map((day) => [{ date: day.date }, { number: day.in }, { number: day.out }]),
      folded: true,
    },
  }
}

/** Of a month the day alone: there is no room for more. */
export function dayLabel(date: string, language: Language, count: number): string {
  const at = Date.parse(`${date}T00:00:00Z`)
  if (count > 14) return String(new Date(at).getUTCDate())
  return weekdayName(at, language)
}

function weekdayName(at: number, language: Language): string {
  const locale = language === 'it' ? 'it-IT' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', timeZone: 'UTC' }).format(at)
}

/** Monday first; 1970-01-05 was one. */
function weekdays(language: Language): readonly string[] {
  const locale = language === 'it' ? 'it-IT' : 'en-GB'
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
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
    chart: { kind: 'heat', rows: names, columns: hourNames, values: hours },
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
    chart: { kind: 'columns', labels: hourNames, series: [{ name: words.incoming, values: sums }] },
    table: {
      columns: [words.columns.hour, words.columns.incoming],
      rows: sums.map((number, hour) => [`${hour}:00`, { number }]),
      folded: true,
    },
  }
}

type Timed = 'answer' | 'talk' | 'hold' | 'wrap-up'

export function distribution(
  shown: Shown,
  id: Timed,
  now: Distribution,
  before: Distribution | undefined,
): Section {
  const words = wordsOf(shown)
  const { median, p90, bins } = now
  const timed = (value: number | null | undefined): Cell =>
    value === null || value === undefined ? null : { seconds: value }
  const marks = [
    ...(median === null ? [] : [{ label: words.median(secondsText(median)), place: placeOf(median, now) }]),
    ...(p90 === null ? [] : [{ label: words.p90(secondsText(p90)), place: placeOf(p90, now) }]),
  ]
  const measure = words.measures
  return {
    ...plain,
    id,
    title: words.titles[id],
    lead:
      median === null || p90 === null
        ? words.unmeasured
        : words.distributionLead(secondsText(median), secondsText(p90)),
    chart:
      now.count === 0
        ? null
        : {
            kind: 'columns',
            labels: bins.map(({ from, to }) => (to === null ? `${secondsText(from)}+` : secondsText(from))),
            series: [{ name: words.titles[id], values: bins.map(({ count }) => count) }],
            marks,
          },
    table: {
      columns: [words.columns.measure, words.columns.now, words.columns.before],
      rows: [
        compared(measure.count, now.count, before?.count),
        [measure.median, timed(median), timed(before?.median)],
        [measure.p90, timed(p90), timed(before?.p90)],
        [measure.longest, timed(now.longest), timed(before?.longest)],
      ],
    },
  }
}

/** Where among the columns a time lies, as a part of the width. */
function placeOf(seconds: number, { bins }: Distribution): number {
  const index = bins.findIndex(({ to }) => to === null || seconds < to)
  const bin = bins[index]
  if (!bin) return 1
  const inside = bin.to === null ? 0.5 : (seconds - bin.from) / (bin.to - bin.from)
  return (index + inside) / bins.length
}
