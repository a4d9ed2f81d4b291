import type { PromiseFigures, Share, ShownFigures } from '../../src-main/contract/figures.ts'
import { promiseLooks, promisesChart } from '../../src-main/domain/charts/case-charts.ts'
import { missedRows, type ShareWords, sharesChart } from '../../src-main/domain/charts/contact-charts.ts'
import { countsChart } from '../../src-main/domain/charts/count-charts.ts'
import type { PanelModel } from './panel-model.ts'
import { changeOf, shareChange, type Told } from './panel-parts.ts'

export function promisesPanel(
  { promises }: ShownFigures,
  before: ShownFigures | null,
  told: Told,
): PanelModel | null {
  if (promises === null) return null
  const { words, format } = told
  const past = before?.promises ?? undefined
  const over = (one: PromiseFigures) => ({ whole: one.due - one.open, part: one.kept })
  const now = over(promises)
  return {
    value: format.share(now.part, now.whole),
    caption: `${words.due}: ${format.count(promises.due)}`,
    change: shareChange(now, past && over(past), told),
    chart: promisesChart(promises, past, words),
    table: {
      head: [words.item, words.now, ...(past ? [words.before] : [])],
      rows: promiseLooks.map(([name]) => [
        words.promiseParts[name],
        format.count(promises[name]),
        ...(past ? [format.count(past[name])] : []),
      ]),
    },
  }
}

/** A part of a whole, as one bar, and the period before as another. */
export function sharePanel(
  now: Share | null,
  before: Share | null | undefined,
  labels: ShareWords,
  told: Told,
): PanelModel | null {
  if (now === null) return null
  const { words, format } = told
  const all: readonly (readonly [string, Share])[] = [
    [words.now, now],
    ...(before ? [[words.before, before] as const] : []),
  ]
  return {
    value: format.share(now.part, now.whole),
    caption: words.ofWhole(format.count(now.part), format.count(now.whole)),
    change: shareChange(now, before, told),
    chart: sharesChart(
      all.map(([label, share]) => ({ label, share })),
      labels,
    ),
    table: {
      head: [words.item, labels.part, labels.rest, words.share],
      rows: all.map(([label, { whole, part }]) => [
        label,
        format.count(part),
        format.count(whole - part),
        format.share(part, whole),
      ]),
    },
  }
}

export function transfersPanel(
  { transfers }: ShownFigures,
  before: ShownFigures | null,
  told: Told,
): PanelModel | null {
  if (transfers === null) return null
  const { words, format } = told
  const past = before?.transfers ?? null
  const beforeOf = (reason: string) => past?.reasons.find((one) => one.reason === reason)?.count ?? 0
  const rows = transfers.reasons.map(({ reason, count }) => ({
    ...{ label: reason || words.noReason, now: count },
    past: past ? beforeOf(reason) : undefined,
  }))
  return {
    value: format.share(transfers.part, transfers.whole),
    caption: words.ofWhole(format.count(transfers.part), format.count(transfers.whole)),
    change: shareChange(transfers, past, told),
    chart: countsChart(rows, words),
    table: {
      head: [words.reason, words.count, ...(past ? [words.before] : [])],
      rows: rows.map(({ label, now, past: earlier }) => [
        label,
        format.count(now),
        ...(earlier === undefined ? [] : [format.count(earlier)]),
      ]),
    },
  }
}

export function missedPanel(
  { missed }: ShownFigures,
  previous: ShownFigures | null,
  told: Told,
): PanelModel | null {
  if (missed === null) return null
  const before = previous?.missed ?? null
  const { words, format } = told
  const lost = missed.missed - missed.recovered
  const earlier = before && missedRows(before, words)
  const rows = missedRows(missed, words).map((row, at) => ({ ...row, past: earlier?.[at]?.now }))
  return {
    value: format.count(missed.missed),
    caption:
      missed.recovered === 0 || missed.until === null
        ? `${words.rang}: ${format.count(missed.rang)} · ${words.lost}: ${format.count(lost)}`
        : `${words.recovered}: ${format.count(missed.recovered)} · ${words.medianOf(format.duration(missed.until.median))}`,
    change: changeOf(missed.missed, before?.missed, told),
    chart: countsChart(rows, words),
    table: {
      head: [words.item, words.now, ...(earlier ? [words.before] : [])],
      rows: rows.map(({ label, now, past }) => [
        label,
        format.count(now),
        ...(past === undefined ? [] : [format.count(past)]),
      ]),
    },
  }
}
