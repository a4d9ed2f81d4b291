import type { Distribution } from '../../src-main/contract/figures.ts'
import { binText, timesChart } from '../../src-main/domain/charts/time-charts.ts'
import type { PanelModel } from './panel-model.ts'
import type { Told } from './panel-parts.ts'

/** A histogram with the median and the ninth tenth marked: means alone hide who waited long. */
export function timesPanel(
  now: Distribution | null,
  before: Distribution | null | undefined,
  told: Told,
): PanelModel | null {
  if (now === null) return null
  const { words, format } = told
  const summary = ({ count, median, p90, mean, longest }: Distribution) => [
    format.count(count),
    format.duration(median),
    format.duration(p90),
    format.duration(mean),
    format.duration(longest),
  ]
  return {
    value: format.duration(now.median),
    caption: now.count === 0 ? words.none : words.p90Of(format.duration(now.p90)),
    change: before?.median == null ? null : `${words.before}: ${format.duration(before.median)}`,
    chart: timesChart(now, before, { ...words, edge: format.edge }),
    table: {
      head: [words.seconds, words.count, ...(before ? [words.before] : [])],
      rows: [
        ...now.bins.map((bin, at) => [
          binText(bin, format.edge),
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
