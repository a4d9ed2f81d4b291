import type { Distribution } from '../contract/figures.ts'
import { secondsText } from '../reports/cell-text.ts'
import type { Cell, Section } from '../reports/page.ts'
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
  const { median, p90, bins } = now
  const timed = (value: number | null | undefined): Cell =>
    value === null || value === undefined ? null : { seconds: value }
  const marks = [
    ...(median === null ? [] : [{ label: words.median(secondsText(median)), place: placeOf(median, now) }]),
    ...(p90 === null ? [] : [{ label: words.p90(secondsText(p90)), place: placeOf(p90, now) }]),
  ]
  const measure = words.measures
  return [
    {
      ...plain,
      id,
      title: words.titles[id],
      lead:
        median === null || p90 === null
          ? words.unmeasured
          : words.distributionLead(secondsText(median), secondsText(p90)),
      chart:
        now.count === 0
          ? null
          : {
              kind: 'columns',
              labels: bins.map(({ from, to }) => (to === null ? `${secondsText(from)}+` : secondsText(from))),
              series: [{ name: words.titles[id], values: bins.map(({ count }) => count) }],
              marks,
            },
      table: {
        columns: [words.columns.measure, words.columns.now, words.columns.before],
        rows: [
          compared(measure.count, now.count, before?.count),
          [measure.median, timed(median), timed(before?.median)],
          [measure.p90, timed(p90), timed(before?.p90)],
          [measure.longest, timed(now.longest), timed(before?.longest)],
        ],
      },
    },
  ]
}

/** Where among the columns a time lies, as a part of the width. */
function placeOf(seconds: number, { bins }: Distribution): number {
  const index = bins.findIndex(({ to }) => to === null || seconds < to)
  const bin = bins[index]
  if (!bin) return 1
  const inside = bin.to === null ? 0.5 : (seconds - bin.from) / (bin.to - bin.from)
  return (index + inside) / bins.length
}
