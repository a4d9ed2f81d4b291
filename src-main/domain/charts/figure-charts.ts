import type { Distribution, Forecast, PromiseFigures, Share, ShownFigures } from '../../contract/figures.ts'
import type { Bar, ChartOf, Legend, Look, Part } from './chart.ts'

/*
 * Each figure as a picture, the same in a window and in a report. Words are given: labels of bars, and what the looks
 * mean.
 */

type Volumes = ShownFigures['volumes']
type Cases = Pick<NonNullable<ShownFigures['cases']>, 'ages'>
type Yardstick = NonNullable<ShownFigures['yardstick']>

/** What the house began is null where it is withheld. */
type InAndOut = { readonly in: number; readonly out: number | null }

type Directions = { readonly in: string; readonly out: string }
type Past = { readonly before: string }

export const bothOf = ({ in: came, out }: InAndOut): number => came + (out ?? 0)

const partsOf = ({ in: came, out }: InAndOut): Bar['parts'] => [
  { value: came, look: 'solid' },
  ...(out === null ? [] : [{ value: out, look: 'hatch' } as const]),
]

const directions = (hasOut: boolean, words: Directions): Legend => [
  { look: 'solid', text: words.in },
  ...(hasOut ? [{ look: 'hatch', text: words.out } as const] : []),
]

const pastLegend = (isCompared: boolean, { before: text }: Past): Legend =>
  isCompared ? [{ look: 'before', text }] : []

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

/** A histogram with the median and the ninth tenth marked: means alone hide who waited long. */
export function timesChart(
  now: Distribution,
  before: Distribution | null | undefined,
  words: Past & { edge(seconds: number): string; median: string; p90: string },
): ChartOf<'columns'> {
  // Of another number of calls: its shape is compared, not its size.
  const scale = before && before.count > 0 ? now.count / before.count : 0
  const marker = (seconds: number | null, label: string) =>
    seconds === null ? [] : [{ label, place: placeOf(seconds, now) }]
  return {
    kind: 'columns',
    labelsAt: 'edge',
    bars: now.bins.map(({ from, count }, at) => ({
      label: words.edge(from),
      parts: [{ value: count, look: 'solid' }],
      before: before ? (before.bins[at]?.count ?? 0) * scale : undefined,
    })),
    markers: [...marker(now.median, words.median), ...marker(now.p90, words.p90)],
    legend: pastLegend(!!before, words),
  }
}

/** «5 s – 10 s», the first included; the last has no end: «≥ 1 min». */
export function binText(
  { from, to }: Distribution['bins'][number],
  edge: (seconds: number) => string,
): string {
  return to === null ? `≥ ${edge(from)}` : `${edge(from)} – ${edge(to)}`
}

/** Where among the columns a time lies, as a part of the width. */
function placeOf(seconds: number, { bins }: Distribution): number {
  const index = bins.findIndex(({ to }) => to === null || seconds < to)
  const bin = bins[index]
  if (!bin) return 1
  const inside = bin.to === null ? 0.5 : (seconds - bin.from) / (bin.to - bin.from)
  return (index + inside) / bins.length
}

/** Counts below each other; `past` null or undefined: nothing to compare with. */
export function countsChart(
  rows: readonly {
    readonly label: string
    readonly now: number
    readonly past?: number | null | undefined
    readonly look?: Look
  }[],
  words: Past,
): ChartOf<'bars'> {
  return {
    kind: 'bars',
    bars: rows.map(({ label, now, past, look = 'solid' }) => ({
      label,
      parts: [{ value: now, look }],
      before: past,
    })),
    legend: pastLegend(
      rows.some(({ past }) => typeof past === 'number'),
      words,
    ),
  }
}

export const promiseLooks = [
  ['kept', 'good'],
  ['late', 'warn'],
  ['broken', 'bad'],
  ['released', 'dots'],
  ['open', 'hollow'],
] as const satisfies readonly (readonly [keyof PromiseFigures, Look])[]

export function promisesChart(
  now: PromiseFigures,
  past: PromiseFigures | null | undefined,
  words: Past & { readonly promiseParts: Readonly<Record<keyof Omit<PromiseFigures, 'due'>, string>> },
): ChartOf<'bars'> {
  return countsChart(
    promiseLooks.map(([name, look]) => ({
      ...{ label: words.promiseParts[name], look },
      ...{ now: now[name], past: past?.[name] },
    })),
    words,
  )
}

/** Those that rang: who was answered at once, who was called back, and who never was. */
export function missedRows(
  { rang, missed, recovered }: NonNullable<ShownFigures['missed']>,
  words: { readonly answered: string; readonly recovered: string; readonly lost: string },
) {
  return [
    { label: words.answered, now: rang - missed, look: 'solid' },
    { label: words.recovered, now: recovered, look: 'warn' },
    { label: words.lost, now: missed - recovered, look: 'bad' },
  ] as const
}

/** A part of a whole, each as a bar of all its contacts. */
export function sharesChart(
  rows: readonly { readonly label: string; readonly share: Share }[],
  { part, rest, looks: [partLook, restLook] }: ShareWords,
): ChartOf<'bars'> {
  return {
    kind: 'bars',
    bars: rows.map(({ label, share }) => ({
      label,
      parts: [
        { value: share.part, look: partLook },
        { value: share.whole - share.part, look: restLook },
      ],
    })),
    legend: [
      { look: partLook, text: part },
      { look: restLook, text: rest },
    ],
  }
}

export type ShareWords = {
  readonly part: string
  readonly rest: string
  readonly looks: readonly [Look, Look]
}

/** Shares of wholes that have nothing to do with each other: each of a hundred. */
export function percentsChart(
  rows: readonly {
    readonly label: string
    readonly percent: number
    readonly past: number | null | undefined
    readonly text: string
  }[],
  words: Past,
): ChartOf<'bars'> {
  return {
    kind: 'bars',
    bars: rows.map(({ label, percent, past, text }) => ({
      ...{ label, text, before: past },
      parts: [
        { value: percent, look: 'solid' },
        { value: Math.max(0, 100 - percent), look: 'hollow' },
      ],
    })),
    legend: pastLegend(
      rows.some(({ past }) => typeof past === 'number'),
      words,
    ),
  }
}

export function agesChart(
  { ages }: Cases,
  past: Cases | null | undefined,
  words: Past & {
    days(from: number, to: number | null): string
    readonly red: string
    readonly yellow: string
  },
): ChartOf<'columns'> {
  return {
    kind: 'columns',
    bars: ages.map(({ from, to, red, yellow }, at) => {
      const earlier = past?.ages[at]
      return {
        label: words.days(from, to),
        parts: [
          { value: red, look: 'bad' },
          { value: yellow, look: 'warn' },
        ],
        before: earlier && earlier.red + earlier.yellow,
      }
    }),
    legend: [
      { look: 'bad', text: words.red },
      { look: 'warn', text: words.yellow },
      ...pastLegend(!!past, words),
    ],
  }
}

/** How often each mark from 1 to 5 was given. */
export function marksChart(
  { marks }: NonNullable<ShownFigures['satisfaction']>,
  past: ShownFigures['satisfaction'] | undefined,
  words: Past,
): ChartOf<'columns'> {
  return {
    kind: 'columns',
    bars: marks.map((value, at) => ({
      label: String(at + 1),
      parts: [{ value, look: 'solid' }],
      before: past?.marks[at],
    })),
    legend: pastLegend(!!past, words),
  }
}

export function yardstickChart(
  { levels }: Yardstick,
  words: Readonly<Record<'inTime' | 'late' | 'waiting' | 'notAgreed' | 'noLevel', string>>,
): ChartOf<'bars'> {
  const looks = { inTime: 'good', late: 'bad', waiting: 'dots', notAgreed: 'hollow' } as const
  const names = ['inTime', 'late', 'waiting', 'notAgreed'] as const
  return {
    kind: 'bars',
    bars: levels.map((level) => {
      const notAgreed = Math.max(0, level.cases - level.inTime - level.late - level.waiting)
      const counts = { ...level, notAgreed }
      return {
        label: level.level || words.noLevel,
        parts: names.map((name): Part => ({ value: counts[name], look: looks[name] })),
      }
    }),
    legend: names.map((name) => ({ look: looks[name], text: words[name] })),
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
