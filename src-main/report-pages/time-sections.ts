import type { Distribution } from '../contract/figures.ts'
import { binText, timesChart } from '../domain/charts/time-charts.ts'
import { secondsText } from '../reports/cell-text.ts'
import type { Cell, Section } from '../reports/page.ts'
import { textsFor } from '../texts/index.ts'
import { compared, plain, type Shown, wordsOf } from './section-parts.ts'

/* How long each part of a call took. */

type Timed = 'answer' | 'talk' | 'hold' | 'wrap-up'

export function distribution(
  shown: Shown,
  id: Timed,
  now: Distribution | null,
  before: Distribution | null | undefined,
): readonly Section[] {
  if (now === null) return []
  const words = wordsOf(shown)
  const { median, p90 } = now
  const timed = (value: number | null | undefined): Cell =>
    value === null || value === undefined ? null : { seconds: value }
  const measure = words.measures
  const edge = textsFor(shown.language).time.longDuration
  const summary: readonly (readonly Cell[])[] = [
    compared(measure.count, now.count, before?.count),
    [measure.median, timed(median), timed(before?.median)],
    [measure.p90, timed(p90), timed(before?.p90)],
    [measure.mean, timed(now.mean), timed(before?.mean)],
    [measure.longest, timed(now.longest), timed(before?.longest)],
  ]
  return [
    {
      ...plain,
      id,
      title: words.titles[id],
      lead:
        median === null || p90 === null
          ? words.unmeasured
          : words.distributionLead(secondsText(median), secondsText(p90)),
      chart: now.count === 0 ? null : timesChart(now, before, { ...textsFor(shown.language).figures, edge }),
      table: {
        columns: [words.columns.measure, words.columns.now, words.columns.before],
        rows: [
          ...summary,
          ...now.bins.map((bin, at) => compared(binText(bin, edge), bin.count, before?.bins[at]?.count)),
        ],
        unfolded: summary.length,
      },
    },
  ]
}
