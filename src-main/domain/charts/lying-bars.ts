import { scaleLinear } from 'd3-scale'
import { type Bar, type ChartOf, totalOf } from './chart.ts'
import { type Drawing, line, type Mark, type Paper, rect, shortened, text, widthOf } from './marks.ts'
import { type Layer, stackedParts } from './stacked.ts'

const rowHeight = 24
const barHeight = 14
/** Of the width, at most, for the words at the left. */
const labelShare = 0.45
const gap = 8
/** Least that is left for the bars, whatever the words are. */
const leastRoom = 20

/** Lying bars, one below the other, each with its words and its number. */
export function lyingBars(
  { bars }: ChartOf<'bars'>,
  { width, number }: Pick<Paper, 'width' | 'number'>,
): Drawing {
  const said = bars.map((bar) => bar.text ?? number(Math.round(totalOf(bar))))
  const longest = Math.max(0, ...bars.map(({ label }) => widthOf(label))) + gap
  const left = Math.min(longest, Math.round(width * labelShare))
  const numberRoom = Math.max(0, ...said.map(widthOf)) + gap
  const most = Math.max(1, ...bars.map((bar) => Math.max(totalOf(bar), bar.before ?? 0)))
  const x = scaleLinear([0, most], [left, left + Math.max(leastRoom, width - left - numberRoom)])
  const layers = stackedParts(bars)
  const marks = bars.flatMap((bar, row) => {
    const middle = (row + 0.5) * rowHeight
    return [
      text('label', [0, middle], shortened(bar.label, left - gap)),
      ...lyingParts(layers[row] ?? [], x, middle - barHeight / 2),
      ...beforeTick(bar, x, middle),
      text('number', [numberAt(bar, x, widthOf(said[row] ?? '')), middle], said[row] ?? ''),
    ]
  })
  return { width, height: bars.length * rowHeight, marks }
}

type Scale = (value: number) => number

function lyingParts(layers: readonly Layer[], x: Scale, y: number): readonly Mark[] {
  // A hair of the ground between two parts.
  return layers.map(({ look, from, to }) =>
    rect(look, { x: x(from), y, width: x(to) - x(from) - 0.5, height: barHeight }),
  )
}

function beforeTick({ before }: Bar, x: Scale, middle: number): readonly Mark[] {
  if (before === undefined || before === null) return []
  const reach = barHeight / 2 + 3
  return [line('before', [x(before), middle - reach], [x(before), middle + reach])]
}

/** At the end of its bar, where the mark of the period before leaves it room, else after that mark. */
function numberAt(bar: Bar, x: Scale, room: number): number {
  const [end, mark] = [x(totalOf(bar)), x(bar.before ?? 0)]
  return (mark > end - 2 && mark < end + room + gap ? Math.max(mark, end) : end) + 6
}
