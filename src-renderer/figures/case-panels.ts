import type { ShownFigures } from '../../src-main/contract/figures.ts'
import { agesChart, yardstickChart } from '../../src-main/domain/charts/case-charts.ts'
import { countsChart } from '../../src-main/domain/charts/count-charts.ts'
import { caseReference } from '../../src-main/domain/codes.ts'
import type { PanelModel } from './panel-model.ts'
import { changeOf, type Told } from './panel-parts.ts'

type Cases = NonNullable<ShownFigures['cases']>

export function casesPanel(
  { cases }: ShownFigures,
  before: ShownFigures | null,
  told: Told,
): PanelModel | null {
  if (cases === null) return null
  const { words, format, texts } = told
  const { many } = texts.cases
  const open = (one: Cases) => one.states.red + one.states.yellow
  const past = before?.cases
  const of = (state: string) => `${state}, ${words.before.toLowerCase()}`
  return {
    value: format.count(open(cases)),
    caption: [
      ...(cases.opened === null ? [] : [`${words.opened}: ${format.count(cases.opened)}`]),
      ...(cases.solved === null ? [] : [`${words.solvedCases}: ${format.count(cases.solved)}`]),
    ].join(' · '),
    change: changeOf(open(cases), past ? open(past) : undefined, told),
    chart: agesChart(cases, past, { ...words, ...many }),
    table: {
      head: [words.age, many.red, many.yellow, ...(past ? [of(many.red), of(many.yellow)] : [])],
      rows: cases.ages.map(({ from, to, red, yellow }, at) => [
        words.days(from, to),
        ...[red, yellow].map(format.count),
        ...(past ? [past.ages[at]?.red ?? 0, past.ages[at]?.yellow ?? 0].map(format.count) : []),
      ]),
    },
  }
}

export function complaintsPanel(
  { complaints }: ShownFigures,
  before: ShownFigures | null,
  told: Told,
): PanelModel {
  const { words, format } = told
  const stages = (
    [
      ['received', words.received, 'bad'],
      ['solved', words.solved, 'good'],
      ['madeGood', words.madeGood, 'dots'],
    ] as const
  ).flatMap(([stage, label, look]) => {
    const now = complaints[stage]
    return now === null ? [] : [{ label, look, now, past: before?.complaints[stage] ?? undefined }]
  })
  return {
    value: format.count(complaints.received),
    caption: words.received.toLowerCase(),
    change: changeOf(complaints.received, before?.complaints.received, told),
    chart: countsChart(stages, words),
    table: {
      head: [words.item, words.now, ...(before ? [words.before] : [])],
      rows: stages.map(({ label, now, past }) => [
        label,
        format.count(now),
        ...(before ? [past === undefined ? '–' : format.count(past)] : []),
      ]),
    },
  }
}

export function yardstickPanel(
  { yardstick }: ShownFigures,
  before: ShownFigures | null,
  told: Told,
): PanelModel | null {
  if (yardstick === null) return null
  const { words, format } = told
  const { levels, totalFavours } = yardstick
  const sum = (of: (level: (typeof levels)[number]) => number) =>
    levels.reduce((all, one) => all + of(one), 0)
  const [inTime, late] = [sum((level) => level.inTime), sum((level) => level.late)]
  return {
    value: format.share(inTime, inTime + late),
    caption: `${words.inTime.toLowerCase()} · ${words.favours(totalFavours)}`,
    change: before?.yardstick ? `${words.before}: ${words.favours(before.yardstick.totalFavours)}` : null,
    chart: yardstickChart(yardstick, words),
    table: {
      head: [words.level, words.inTime, words.late, words.waiting, words.median, words.p90],
      rows: levels.map(({ level, response, ...counts }) => [
        level || words.noLevel,
        format.count(counts.inTime),
        format.count(counts.late),
        format.count(counts.waiting),
        format.duration(response.median),
        format.duration(response.p90),
      ]),
    },
    ...(totalFavours > 0 && { more: favoursTable(yardstick, told) }),
  }
}

function favoursTable(
  { favours, totalFavours }: NonNullable<ShownFigures['yardstick']>,
  { words, texts }: Told,
): NonNullable<PanelModel['more']> {
  const all = words.favours(totalFavours)
  const left = totalFavours - favours.length
  return {
    caption: left > 0 ? `${all}: ${texts.handover.more(left)}` : all,
    table: {
      head: [words.favour, words.rowColumns.at, words.level, words.askedBy, words.reason],
      rows: favours.map(({ at, level, reference, askedBy, reason }) => [
        caseReference(reference),
        texts.time.stamp(at),
        level || words.noLevel,
        askedBy,
        reason,
      ]),
    },
  }
}
