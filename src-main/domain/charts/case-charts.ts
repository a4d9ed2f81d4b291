import type { PromiseFigures, ShownFigures } from '../../contract/figures.ts'
import type { ChartOf, Look, Part } from './chart.ts'
import { countsChart, type Past, pastLegend } from './count-charts.ts'

type Cases = Pick<NonNullable<ShownFigures['cases']>, 'ages'>
type Yardstick = NonNullable<ShownFigures['yardstick']>

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
