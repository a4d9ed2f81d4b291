import type { PromiseFigures, Share, ShownFigures } from '../../src-main/contract/figures.ts'
import type { Bar, Look, PanelModel } from './chart-model.ts'
import { changeOf, shareChange, type Told } from './panel-parts.ts'

const promiseLooks = [
  ['kept', 'good'],
  ['late', 'warn'],
  ['broken', 'bad'],
  ['released', 'dots'],
  ['open', 'hollow'],
] as const satisfies readonly (readonly [keyof PromiseFigures, Look])[]

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
    chart: {
      kind: 'bars',
      bars: promiseLooks.map(([name, look]) => ({
        label: words.promiseParts[name],
        parts: [{ value: promises[name], look }],
        before: past?.[name],
      })),
    },
    legend: past ? [{ look: 'before', text: words.before }] : [],
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
  labels: { readonly part: string; readonly rest: string; readonly looks: readonly [Look, Look] },
  told: Told,
): PanelModel | null {
  if (now === null) return null
  const { words, format } = told
  const bar = (label: string, { whole, part }: Share): Bar => ({
    label,
    parts: [
      { value: part, look: labels.looks[0] },
      { value: whole - part, look: labels.looks[1] },
    ],
  })
  const all: readonly (readonly [string, Share])[] = [
    [words.now, now],
    ...(before ? [[words.before, before] as const] : []),
  ]
  return {
    value: format.share(now.part, now.whole),
    caption: words.ofWhole(format.count(now.part), format.count(now.whole)),
    change: shareChange(now, before, told),
    chart: { kind: 'bars', bars: all.map(([label, share]) => bar(label, share)) },
    legend: [
      { look: labels.looks[0], text: labels.part },
      { look: labels.looks[1], text: labels.rest },
    ],
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
    label: reason || words.noReason,
    count,
    reason,
  }))
  return {
    value: format.share(transfers.part, transfers.whole),
    caption: words.ofWhole(format.count(transfers.part), format.count(transfers.whole)),
    change: shareChange(transfers, past, told),
    chart: {
      kind: 'bars',
      bars: rows.map(({ label, count, reason }) => ({
        label,
        parts: [{ value: count, look: 'solid' }],
        before: past ? beforeOf(reason) : undefined,
      })),
    },
    legend: past ? [{ look: 'before', text: words.before }] : [],
    table: {
      head: [words.reason, words.count, ...(past ? [words.before] : [])],
      rows: rows.map(({ label, count, reason }) => [
        label,
        format.count(count),
        ...(past ? [format.count(beforeOf(reason))] : []),
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
  const bars = (one: NonNullable<ShownFigures['missed']>) => [
    one.rang - one.missed,
    one.recovered,
    one.missed - one.recovered,
  ]
  const labels = [words.answered, words.recovered, words.lost]
  const looks = ['solid', 'warn', 'bad'] as const
  const earlier = before ? bars(before) : null
  return {
    value: format.count(missed.missed),
    caption:
      missed.recovered === 0 || missed.until === null
        ? `${words.rang}: ${format.count(missed.rang)} · ${words.lost}: ${format.count(lost)}`
        : `${words.recovered}: ${format.count(missed.recovered)} · ${words.medianOf(format.duration(missed.until.median))}`,
    change: changeOf(missed.missed, before?.missed, told),
    chart: {
      kind: 'bars',
      bars: bars(missed).map((value, at) => ({
        label: labels[at] ?? '',
        parts: [{ value, look: looks[at] ?? 'solid' }],
        before: earlier?.[at],
      })),
    },
    legend: before ? [{ look: 'before', text: words.before }] : [],
    table: {
      head: [words.item, words.now, ...(earlier ? [words.before] : [])],
      rows: bars(missed).map((value, at) => [
        labels[at] ?? '',
        format.count(value),
        ...(earlier ? [format.count(earlier[at] ?? 0)] : []),
      ]),
    },
  }
}
