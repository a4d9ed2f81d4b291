import type { Share, ShownFigures } from '../../contract/figures.ts'
import type { ChartOf, Look } from './chart.ts'
import { type Past, pastLegend } from './count-charts.ts'

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
