import type { Distribution } from '../../contract/figures.ts'
import type { ChartOf } from './chart.ts'
import { type Past, pastLegend } from './count-charts.ts'

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
