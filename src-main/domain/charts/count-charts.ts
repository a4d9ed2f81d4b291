import type { ChartOf, Legend, Look } from './chart.ts'

/*
 * Each figure as a picture, the same in a window and in a report. Words are given: labels of bars, and what the looks
 * mean. Here what all of them share.
 */

/** What the tick of the period before is called. */
export type Past = { readonly before: string }

export const pastLegend = (isCompared: boolean, { before: text }: Past): Legend =>
  isCompared ? [{ look: 'before', text }] : []

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
