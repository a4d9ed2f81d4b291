import type { Figures, Forecast, InAndOut } from '../../src-main/contract/figures.ts'
import type { Bar, PanelModel } from './chart-model.ts'
import { changeOf, type Told } from './panel-parts.ts'

const bothOf = ({ in: came, out }: InAndOut) => came + out
const parts = ({ in: came, out }: InAndOut): Bar['parts'] => [
  { value: came, look: 'solid' },
  { value: out, look: 'hatch' },
]

export function volumesPanel({ volumes }: Figures, before: Figures | null, told: Told): PanelModel {
  const { words, format, texts } = told
  const beforeOf = (channel: string) => {
    const found = before?.volumes.channels.find((one) => one.channel === channel)
    return before === null ? undefined : found === undefined ? 0 : bothOf(found)
  }
  return {
    value: format.count(bothOf(volumes)),
    caption: `${words.in}: ${format.count(volumes.in)} · ${words.out}: ${format.count(volumes.out)}`,
    change: changeOf(bothOf(volumes), before ? bothOf(before.volumes) : undefined, told),
    chart: {
      kind: 'bars',
      bars: volumes.channels.map((one) => ({
        label: texts.contacts.channels[one.channel],
        parts: parts(one),
        before: beforeOf(one.channel),
      })),
    },
    legend: [
      { look: 'solid', text: words.in },
      { look: 'hatch', text: words.out },
      ...(before ? [{ look: 'before', text: words.before } as const] : []),
    ],
    table: {
      head: [words.channel, words.in, words.out, ...(before ? [words.before] : [])],
      rows: volumes.channels.map((one) => [
        texts.contacts.channels[one.channel],
        format.count(one.in),
        format.count(one.out),
        ...(before ? [format.count(beforeOf(one.channel) ?? 0)] : []),
      ]),
    },
  }
}

export function daysPanel({ volumes }: Figures, before: Figures | null, told: Told): PanelModel {
  const { words, format } = told
  const mean = (days: number, all: InAndOut) => (days === 0 ? 0 : bothOf(all) / days)
  const now = mean(volumes.days.length, volumes)
  return {
    value: format.fraction(now),
    caption: words.perDay,
    change: changeOf(now, before ? mean(before.volumes.days.length, before.volumes) : undefined, told),
    chart: {
      kind: 'columns',
      bars: volumes.days.map((day) => ({ label: format.day(day.date), parts: parts(day) })),
    },
    legend: [
      { look: 'solid', text: words.in },
      { look: 'hatch', text: words.out },
    ],
    table: {
      head: [words.date, words.in, words.out],
      rows: volumes.days.map((day) => [
        format.longDay(day.date),
        format.count(day.in),
        format.count(day.out),
      ]),
    },
  }
}

export function hoursPanel({ volumes }: Figures, before: Figures | null, told: Told): PanelModel {
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
