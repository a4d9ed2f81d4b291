import type { Distribution } from '../../src-main/contract/figures.ts'
import type { PanelModel } from './chart-model.ts'
import type { Told } from './panel-parts.ts'

/** A histogram with the median and the ninth tenth marked: means alone hide who waited long. */
export function timesPanel(
  now: Distribution | null,
  before: Distribution | null | undefined,
  told: Told,
): PanelModel | null {
  if (now === null) return null
  const { words, format } = told
  const label = ({ from, to }: Distribution['bins'][number]) =>
    to === null ? `≥ ${format.edge(from)}` : `< ${format.edge(to)}`
  const binOf = (seconds: number) => now.bins.findIndex(({ to }) => to === null || seconds < to)
  const summary = ({ count, median, p90, mean, longest }: Distribution) => [
    format.count(count),
    format.duration(median),
    format.duration(p90),
    format.duration(mean),
    format.duration(longest),
  ]
  // Of another number of calls: its shape is compared, not its size.
  const scale = before && before.count > 0 ? now.count / before.count : 0
  return {
    value: format.duration(now.median),
    caption: now.count === 0 ? words.none : words.p90Of(format.duration(now.p90)),
    change: before?.median == null ? null : `${words.before}: ${format.duration(before.median)}`,
    chart: {
      kind: 'columns',
      bars: now.bins.map((bin, at) => ({
        label: label(bin),
        parts: [{ value: bin.count, look: 'solid' }],
        before: before ? (before.bins[at]?.count ?? 0) * scale : undefined,
      })),
      markers: [
        ...(now.median === null ? [] : [{ at: binOf(now.median), label: words.median }]),
        ...(now.p90 === null ? [] : [{ at: binOf(now.p90), label: words.p90 }]),
      ],
    },
    legend: before ? [{ look: 'before', text: words.before }] : [],
    table: {
      head: [words.seconds, words.count, ...(before ? [words.before] : [])],
      rows: [
        ...now.bins.map((bin, at) => [
          label(bin),
          format.count(bin.count),
          ...(before ? [format.count(before.bins[at]?.count ?? 0)] : []),
        ]),
        ...[words.measured(''), words.median, words.p90, words.mean, words.longest].map((name, at) => [
          name.trim(),
          summary(now)[at] ?? '',
          ...(before ? [summary(before)[at] ?? ''] : []),
        ]),
      ],
    },
  }
}
