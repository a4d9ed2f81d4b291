import { scaleBand, scaleLinear } from 'd3-scale'
import type { ChartOf } from './chart.ts'
import { type Drawing, type Mark, type Paper, rect, text, widthOf } from './marks.ts'

const rowHeight = 20
const bottom = 18
const gap = 6
/** How strong the colour of the least is, of which there is any, and of the most. */
const strengths = [0.14, 1]

/** Days of hours: the fuller, the stronger, with its number where there is room. */
export function heatMap(
  { rows, columns }: ChartOf<'heat'>,
  { width, number }: Pick<Paper, 'width' | 'number'>,
): Drawing {
  const most = Math.max(1, ...rows.flatMap(({ counts }) => counts))
  const strength = scaleLinear([0, most], strengths)
  const left = Math.max(0, ...rows.map(({ label }) => widthOf(label))) + gap
  const x = scaleBand<number>(
    columns.map((_, at) => at),
    [left, width],
  )
  const isSaid = widthOf(number(most)) <= x.bandwidth()
  const cell = (count: number, row: number, column: number): readonly Mark[] => {
    const from = x(column) ?? left
    const box = { x: from + 0.5, y: row * rowHeight + 0.5, width: x.bandwidth() - 1, height: rowHeight - 1 }
    if (count === 0) return [rect('cell-empty', box, 2)]
    const share = Math.round(strength(count) * 100) / 100
    const field = { ...rect('cell', box, 2), opacity: share }
    if (!isSaid) return [field]
    return [field, text('cell-number', [from + x.bandwidth() / 2, (row + 0.5) * rowHeight], number(count))]
  }
  const height = rows.length * rowHeight
  const every = Math.max(1, Math.ceil((widthOf('00') + gap) / Math.max(1, x.bandwidth())))
  const ticks = columns.flatMap((label, at) =>
    at % every === 0 ? [text('below', [(x(at) ?? left) + x.bandwidth() / 2, height + 13], label)] : [],
  )
  const cells = rows.flatMap(({ label, counts }, row) => [
    text('label', [0, (row + 0.5) * rowHeight], label),
    ...counts.flatMap((count, column) => cell(count, row, column)),
  ])
  return { width, height: height + bottom, marks: [...cells, ...ticks] }
}
