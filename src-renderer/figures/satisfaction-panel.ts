import type { ShownFigures } from '../../src-main/contract/figures.ts'
import { marksChart } from '../../src-main/domain/charts/contact-charts.ts'
import type { PanelModel } from './panel-model.ts'
import type { Told } from './panel-parts.ts'

/** What customers answered from 1 to 5; null where nobody did, in this period or the one before. */
export function satisfactionPanel(
  { satisfaction: now }: ShownFigures,
  before: ShownFigures | null,
  { words, format }: Told,
): PanelModel | null {
  const past = before?.satisfaction ?? undefined
  if (now === null) return null
  if (now.answers + (past?.answers ?? 0) === 0) return null
  const mean = (value: number | null | undefined) =>
    value == null ? '–' : words.ofFive(format.fraction(value))
  const median = (value: number | null | undefined) =>
    value == null ? '–' : words.ofFive(format.count(value))
  const answered = words.answersOf(format.count(now.answers), format.count(now.contacts))
  const rows: readonly (readonly [string, string, string])[] = [
    ...now.marks.map(
      (count, at) =>
        [words.ofFive(String(at + 1)), format.count(count), format.count(past?.marks[at] ?? 0)] as const,
    ),
    [words.mean, mean(now.mean), mean(past?.mean)],
    [words.median, median(now.median), median(past?.median)],
    [words.answers, format.count(now.answers), format.count(past?.answers ?? 0)],
    [
      words.share,
      format.share(now.answers, now.contacts),
      format.share(past?.answers ?? 0, past?.contacts ?? 0),
    ],
  ]
  return {
    value: mean(now.mean),
    caption: now.median === null ? answered : `${answered} · ${words.medianOf(format.count(now.median))}`,
    change: past?.mean == null ? null : `${words.before}: ${mean(past.mean)}`,
    chart: marksChart(now, past, words),
    table: {
      head: [words.item, words.now, ...(past ? [words.before] : [])],
      rows: past ? rows : rows.map(([item, value]) => [item, value]),
    },
  }
}
