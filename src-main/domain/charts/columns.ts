import { type ScaleBand, type ScaleLinear, scaleBand, scaleLinear } from 'd3-scale'
import { type Bar, type ChartOf, totalOf } from './chart.ts'
import { errorBand } from './error-band.ts'
import { markerMarks, rowsOfMarkers } from './markers.ts'
import { type Drawing, line, type Mark, type Paper, rect, smallWidthOf, text, widthOf } from './marks.ts'
import { type Layer, stackedParts } from './stacked.ts'

const bottom = 20
const gap = 7
/** Of the numbers above the columns, and of a line of words for markers. */
const numberHeight = 14
const markerHeight = 12
const roundTicks = 4

export type Scales = { readonly x: ScaleBand<number>; readonly y: ScaleLinear<number, number> }

/** Standing columns over an axis with round numbers. */
export function columns(chart: ChartOf<'columns'>, paper: Paper): Drawing {
  const { bars, markers = [], decimals = 0 } = chart
  const { width, height, number } = paper
  const ends = bars.map((bar) => Math.max(totalOf(bar) + (bar.error ?? 0), bar.before ?? 0))
  const rounded = scaleLinear([0, Math.max(1, ...ends)], [0, 1]).nice(roundTicks)
  const ticks = rounded.ticks(roundTicks).filter(Number.isInteger)
  const left = Math.max(...ticks.map((tick) => widthOf(number(tick)))) + gap
  const x = scaleBand<number>(
    bars.map((_, at) => at),
    [left, width],
  )
    .paddingInner(paddingOf(chart))
    // Half of what is between two: the first begins, and the last ends, where a fraction of the width says.
    .paddingOuter(paddingOf(chart) / 2)
  const top = numberHeight + rowsOfMarkers(markers, [left, width]) * markerHeight
  const floor = height - bottom
  const y = scaleLinear(rounded.domain(), [floor, top])
  const layers = stackedParts(bars)
  const marks = [
    ...ticks.flatMap((tick) => [
      line(tick === 0 ? 'axis' : 'grid', [left, y(tick)], [width, y(tick)]),
      text('tick', [left - 5, y(tick)], number(tick)),
    ]),
    ...bars.flatMap((bar, at) => standing(bar, layers[at] ?? [], { x, y }, at)),
    ...errorBand(bars, { x, y }),
    ...markerMarks(markers, { from: left, to: width, floor }),
    ...numbersAbove(bars, { x, y }, (value) => number(value, decimals)),
    ...labelsBelow(chart, x, [floor, width]),
  ]
  return { width, height, marks }
}

function paddingOf({ bars, labelsAt }: ChartOf<'columns'>): number {
  if (labelsAt === 'edge') return 0.06
  return bars.length > 20 ? 0.15 : 0.25
}

function standing(bar: Bar, layers: readonly Layer[], { x, y }: Scales, at: number): readonly Mark[] {
  const [from, width] = [x(at) ?? 0, x.bandwidth()]
  const parts = layers.map(({ look, from: begin, to }) =>
    rect(look, { x: from, y: y(to), width, height: y(begin) - y(to) - 0.5 }),
  )
  const before = bar.before ?? null
  return [
    ...parts,
    ...(before === null ? [] : [line('before', [from - 2, y(before)], [from + width + 2, y(before)])]),
    ...(bar.note === undefined ? [] : [text('below', [from + width / 2, y(0) - 4], bar.note)]),
  ]
}

/** Where each has room for its own. */
function numbersAbove(
  bars: readonly Bar[],
  { x, y }: Scales,
  number: (value: number) => string,
): readonly Mark[] {
  const said = bars.map((bar) => bar.text ?? number(totalOf(bar)))
  if (Math.max(...said.map(smallWidthOf)) > x.step()) return []
  return bars.flatMap((bar, at) => {
    const end = totalOf(bar)
    if (end === 0) return []
    const top = Math.max(end + (bar.error ?? 0), isNear(bar, y) ? (bar.before ?? 0) : 0)
    return [text('above', [(x(at) ?? 0) + x.bandwidth() / 2, y(top) - 4], said[at] ?? '')]
  })
}

/** Whether the tick of the period before would cross the number. */
function isNear(bar: Bar, y: Scales['y']): boolean {
  const distance = y(totalOf(bar)) - y(bar.before ?? 0)
  return distance > 0 && distance < numberHeight
}

/** As many as there is room for, the first among them. */
function labelsBelow(
  { bars, labelsAt = 'middle' }: ChartOf<'columns'>,
  x: Scales['x'],
  [floor, width]: readonly [number, number],
): readonly Mark[] {
  const every = everyHowMany(
    bars.map(({ label }) => widthOf(label) + gap),
    x.step(),
  )
  return bars.flatMap(({ label }, at) => {
    if (at % every !== 0) return []
    const from = x(at) ?? 0
    const edge = from - (x.step() - x.bandwidth()) / 2
    const place = labelsAt === 'edge' ? edge : from + x.bandwidth() / 2
    return [text('below', [Math.min(place, width - widthOf(label) / 2), floor + 14], label)]
  })
}

/** So that none meets its neighbour. */
function everyHowMany(widths: readonly number[], step: number): number {
  const fits = (every: number) =>
    widths.every((width, at) => at % every !== 0 || (width + (widths[at + every] ?? 0)) / 2 <= every * step)
  let every = 1
  while (every < widths.length && !fits(every)) every += 1
  return every
}
