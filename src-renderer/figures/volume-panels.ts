import type { Forecast, ShownFigures } from '../../src-main/contract/figures.ts'
import {
  bothOf,
  channelBefore,
  courseChart,
  forecastChart,
  hoursChart,
  likeNow,
  volumesChart,
} from '../../src-main/domain/charts/volume-charts.ts'
import type { PanelModel } from './panel-model.ts'
import { changeOf, type Told } from './panel-parts.ts'

export function volumesPanel({ volumes }: ShownFigures, before: ShownFigures | null, told: Told): PanelModel {
  const { words, format, texts } = told
  const earlier = likeNow(volumes, before?.volumes)
  const came = `${words.in}: ${format.count(volumes.in)}`
  const hasOut = volumes.out !== null
  return {
    value: format.count(bothOf(volumes)),
    caption: volumes.out === null ? came : `${came} · ${words.out}: ${format.count(volumes.out)}`,
    change: changeOf(bothOf(volumes), earlier, told),
    chart: volumesChart(volumes, before?.volumes, {
      ...words,
      channel: (name) => texts.contacts.channels[name],
    }),
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
        ...(earlier === undefined ? [] : [format.count(channelBefore(volumes, before?.volumes, one) ?? 0)]),
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
    chart: courseChart(
      volumes.days.map((day) => ({ ...day, label: format.day(day.date) })),
      words,
    ),
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
    chart: hoursChart(volumes, words.weekdays),
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
    chart: forecastChart({ days, error }, { ...words, day: format.day, band: words.errorBand }),
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
