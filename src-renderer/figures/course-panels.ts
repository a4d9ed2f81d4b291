import type { Figures, Share } from '../../src-main/contract/figures.ts'
import type { Bar, Look, PanelModel } from './chart-model.ts'
import { changeOf, shareChange, type Told } from './panel-parts.ts'

const promiseLooks = [
  ['kept', 'good'],
  ['late', 'warn'],
  ['broken', 'bad'],
  ['released', 'dots'],
  ['open', 'hollow'],
] as const satisfies readonly (readonly [keyof Figures['promises'], Look])[]

export function promisesPanel({ promises }: Figures, before: Figures | null, told: Told): PanelModel {
  const { words, format } = told
  const over = (one: Figures['promises']) => ({ whole: one.due - one.open, part: one.kept })
  const now = over(promises)
  return {
    value: format.share(now.part, now.whole),
    caption: `${words.due}: ${format.count(promises.due)}`,
    change: shareChange(now, before ? over(before.promises) : undefined, told),
    chart: {
      kind: 'bars',
      bars: promiseLooks.map(([name, look]) => ({
        label: words.promiseParts[name],
        parts: [{ value: promises[name], look }],
        before: before?.promises[name],
      })),
    },
    legend: before ? [{ look: 'before', text: words.before }] : [],
    table: {
      head: [words.item, words.now, ...(before ? [words.before] : [])],
      rows: promiseLooks.map(([name]) => [
        words.promiseParts[name],
        format.count(promises[name]),
        ...(before ? [format.count(before.promises[name])] : []),
      ]),
    },
  }
}

/** A part of a whole, as one bar, and the period before as another. */
export function sharePanel(
  now: Share,
  before: Share | undefined,
  labels: { readonly part: string; readonly rest: string; readonly looks: readonly [Look, Look] },
  told: Told,
): PanelModel {
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

export function transfersPanel({ transfers }: Figures, before: Figures | null, told: Told): PanelModel {
  const { words, format } = told
  const beforeOf = (reason: string) =>
    before?.transfers.reasons.find((one) => one.reason === reason)?.count ?? 0
  const rows = transfers.reasons.map(({ reason, count }) => ({
    label: reason || words.noReason,
    count,
    reason,
  }))
  return {
    value: format.share(transfers.part, transfers.whole),
    caption: words.ofWhole(format.count(transfers.part), format.count(transfers.whole)),
    change: shareChange(transfers, before?.transfers, told),
    chart: {
      kind: 'bars',
      bars: rows.map(({ label, count, reason }) => ({
        label,
        parts: [{ value: count, look: 'solid' }],
        before: before ? beforeOf(reason) : undefined,
      })),
    },
    legend: before ? [{ look: 'before', text: words.before }] : [],
    table: {
      head: [words.reason, words.count, ...(before ? [words.before] : [])],
      rows: rows.map(({ label, count, reason }) => [
        label,
        format.count(count),
        ...(before ? [format.count(beforeOf(reason))] : []),
      ]),
    },
  }
}

export function missedPanel(
  missed: NonNullable<Figures['missed']>,
  before: Figures['missed'],
  told: Told,
): PanelModel {
  const { words, format } = told
  const lost = missed.missed - missed.recovered
  const bars = (one: NonNullable<Figures['missed']>) => [
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
      missed.recovered === 0
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
