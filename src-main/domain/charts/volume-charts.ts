import type { Forecast, ShownFigures } from '../../contract/figures.ts'
import type { Bar, ChartOf, Legend } from './chart.ts'
import { type Past, pastLegend } from './count-charts.ts'

type Volumes = ShownFigures['volumes']

/** What the house began is null where it is withheld. */
type InAndOut = { readonly in: number; readonly out: number | null }

type Directions = { readonly in: string; readonly out: string }

export const bothOf = ({ in: came, out }: InAndOut): number => came + (out ?? 0)

const partsOf = ({ in: came, out }: InAndOut): Bar['parts'] => [
  { value: came, look: 'solid' },
  ...(out === null ? [] : [{ value: out, look: 'hatch' } as const]),
]

const directions = (hasOut: boolean, words: Directions): Legend => [
  { look: 'solid', text: words.in },
  ...(hasOut ? [{ look: 'hatch', text: words.out } as const] : []),
]

/** What `now` is compared with: the same kinds of contact, or nothing. */
export function likeNow(now: InAndOut, before: InAndOut | undefined): number | undefined {
  if (before === undefined) return undefined
  if (now.out === null) return before.in
  return before.out === null ? undefined : bothOf(before)
}

/** Of a channel in the period before; undefined: there is none to compare with. */
export function channelBefore(
  now: Volumes,
  before: Volumes | undefined,
  one: Volumes['channels'][number],
): number | undefined {
  if (likeNow(now, before) === undefined) return undefined
  const found = before?.channels.find(({ channel }) => channel === one.channel)
  return likeNow(one, found) ?? 0
}

export function volumesChart(
  now: Volumes,
  before: Volumes | undefined,
  words: Directions & Past & { channel(name: Volumes['channels'][number]['channel']): string },
): ChartOf<'bars'> {
  return {
    kind: 'bars',
    bars: now.channels.map((one) => ({
      label: words.channel(one.channel),
      parts: partsOf(one),
      before: channelBefore(now, before, one),
    })),
    legend: [
      ...directions(now.out !== null, words),
      ...pastLegend(likeNow(now, before) !== undefined, words),
    ],
  }
}

/** Of a period, or of the hours of a day. */
export function courseChart(
  all: readonly (InAndOut & { readonly label: string })[],
  words: Directions,
): ChartOf<'columns'> {
  return {
    kind: 'columns',
    bars: all.map((one) => ({ label: one.label, parts: partsOf(one) })),
    legend: directions(
      all.every(({ out }) => out !== null),
      words,
    ),
  }
}

/** A week of hours; `weekdays` from Monday on. */
export function hoursChart({ hours }: Volumes, weekdays: readonly string[]): ChartOf<'heat'> {
  return {
    kind: 'heat',
    rows: hours.map((counts, day) => ({ label: weekdays[day] ?? '', counts })),
    columns: Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')),
    legend: [],
  }
}

/** What is expected of each day, and by how much it may be off. */
export function forecastChart(
  { days, error }: Pick<Forecast, 'days' | 'error'>,
  words: {
    day(date: string): string
    readonly expected: string
    readonly shut: string
    readonly band: string
  },
): ChartOf<'columns'> {
  const most = Math.max(0, ...days.map(({ expected }) => expected ?? 0))
  return {
    kind: 'columns',
    bars: days.map(({ date, expected, shut }) => ({
      label: words.day(date),
      parts: [{ value: expected ?? 0, look: 'hatch' }],
      error: shut || expected === null ? undefined : (error ?? undefined),
      note: shut ? '×' : undefined,
    })),
    // Half a contact a day is not one; of hundreds nobody reads a tenth, nor is there room for it.
    decimals: most < 100 ? 1 : 0,
    legend: [
      { look: 'hatch', text: words.expected },
      ...(error === null ? [] : [{ look: 'band', text: words.band } as const]),
      { look: 'hollow', text: `× ${words.shut}` },
    ],
  }
}
