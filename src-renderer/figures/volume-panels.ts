import type { Forecast, ShownFigures } from '../../src-main/contract/figures.ts'
import type { Bar, Legend, PanelModel } from './chart-model.ts'
import { changeOf, type Told } from './panel-parts.ts'

/** What the house began is null where it is withheld. */
type InAndOut = { readonly in: number; readonly out: number | null }

const bothOf = ({ in: came, out }: InAndOut) => came + (out ?? 0)
const parts = ({ in: came, out }: InAndOut): Bar['parts'] => [
  { value: came, look: 'solid' },
  ...(out === null ? [] : [{ value: out, look: 'hatch' } as const]),
]
const legendOf = (hasOut: boolean, words: Told['words']): Legend => [
  { look: 'solid', text: words.in },
  ...(hasOut ? [{ look: 'hatch', text: words.out } as const] : []),
]

/** What `now` is compared with: the same kinds of contact, or nothing. */
function likeNow(now: InAndOut, before: InAndOut | undefined): number | undefined {
  if (before === undefined) return undefined
  if (now.out === null) return before.in
  return before.out === null ? undefined : bothOf(before)
}

export function volumesPanel({ volumes }: ShownFigures, before: ShownFigures | null, told: Told): PanelModel {
  const { words, format, texts } = told
  const earlier = likeNow(volumes, before?.volumes)
  const beforeOf = (one: (typeof volumes.channels)[number]) => {
    if (earlier === undefined) return undefined
    const found = before?.volumes.channels.find(({ channel }) => channel === one.channel)
    return likeNow(one, found) ?? 0
  }
  const came = `${words.in}: ${format.count(volumes.in)}`
  const hasOut = volumes.out !== null
  return {
    value: format.count(bothOf(volumes)),
    caption: volumes.out === null ? came : `${came} · ${words.out}: ${format.count(volumes.out)}`,
    change: changeOf(bothOf(volumes), earlier, told),
    chart: {
      kind: 'bars',
      bars: volumes.channels.map((one) => ({
        label: texts.contacts.channels[one.channel],
        parts: parts(one),
        before: beforeOf(one),
      })),
    },
    legend: [
      ...legendOf(hasOut, words),
      ...(earlier === undefined ? [] : [{ look: 'before', text: words.before } as const]),
    ],
    table: {
      head: [
        ...[words.channel, words.in],
        ...(hasOut ? [words.out] : []),
        ...(earlier === undefined ? [] : [words.before]),
      ],
      rows: volumes.channels.map((one) => [
        texts.contacts.channels[one.channel],
        format.count(one.in),
        ...(one.out === null ? [] : [format.count(one.out)]),
        ...(earlier === undefined ? [] : [format.count(beforeOf(one) ?? 0)]),
      ]),
    },
  }
}

export function daysPanel({ volumes }: ShownFigures, before: ShownFigures | null, told: Told): PanelModel {
  const { words, format } = told
  const mean = ({ days }: ShownFigures['volumes'], all: number) => (days.length === 0 ? 0 : all / days.length)
  const hasOut = volumes.days.every(({ out }) => out !== null)
  const drawn = hasOut ? volumes : { in: volumes.in, out: null }
  const now = mean(volumes, bothOf(drawn))
  const earlier = likeNow(drawn, before?.volumes)
  return {
    value: format.fraction(now),
    caption: words.perDay,
    change: changeOf(now, before && earlier !== undefined ? mean(before.volumes, earlier) : undefined, told),
    chart: {
      kind: 'columns',
      bars: volumes.days.map((day) => ({ label: format.day(day.date), parts: parts(day) })),
    },
    legend: legendOf(hasOut, words),
    table: {
      head: [words.date, words.in, ...(hasOut ? [words.out] : [])],
      rows: volumes.days.map((day) => [
        format.longDay(day.date),
        format.count(day.in),
        ...(day.out === null ? [] : [format.count(day.out)]),
      ]),
    },
  }
}

export function hoursPanel({ volumes }: ShownFigures, before: ShownFigures | null, told: Told): PanelModel {
  const { words, format } = told
  const cells = volumes.hours.flatMap((row, weekday) => row.map((count, hour) => ({ count, weekday, hour })))
  const fullest = cells.reduce((most, cell) => (cell.count > most.count ? cell : most), {
    ...{ count: 0, weekday: 0, hour: 0 },
  })
  return {
    value: fullest.count === 0 ? '–' : `${words.weekdays[fullest.weekday]} ${hourText(fullest.hour)}`,
    caption: `${words.in}: ${format.count(volumes.in)}`,
    change: changeOf(volumes.in, before?.volumes.in, told),
    chart: {
      kind: 'heat',
      rows: volumes.hours.map((counts, weekday) => ({ label: words.weekdays[weekday] ?? '', counts })),
    },
    legend: [],
    table: {
      head: [words.hour, ...words.weekdays],
      rows: Array.from({ length: 24 }, (_, hour) => [
        hourText(hour),
        ...volumes.hours.map((row) => format.count(row[hour] ?? 0)),
      ]),
    },
  }
}

function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}–${String((hour + 1) % 24).padStart(2, '0')}`
}

export function forecastPanel({ days, tried, error, errorShare }: Forecast, told: Told): PanelModel {
  const { words, format } = told
  const expected = days.reduce((sum, day) => sum + (day.expected ?? 0), 0)
  return {
    value: format.count(expected),
    caption:
      error === null
        ? words.noError
        : words.error(format.fraction(error), errorShare === null ? '–' : format.percent(errorShare)),
    change: null,
    chart: {
      kind: 'columns',
      bars: days.map((day) => ({
        label: format.day(day.date),
        parts: [{ value: day.expected ?? 0, look: 'hatch' }],
        error: day.shut || day.expected === null ? undefined : (error ?? undefined),
        note: day.shut ? '×' : undefined,
      })),
    },
    legend: [
      { look: 'hatch', text: words.expected },
      { look: 'hollow', text: `× ${words.shut}` },
    ],
    table: {
      head: [words.date, words.expected, words.came],
      rows: [
        ...days.map((day) => [
          format.longDay(day.date),
          day.shut ? words.shut : day.expected === null ? '–' : format.fraction(day.expected),
          '',
        ]),
        ...tried.map((day) => [
          format.longDay(day.date),
          format.fraction(day.expected),
          format.count(day.came),
        ]),
      ],
    },
  }
}
