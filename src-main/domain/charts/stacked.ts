import { stack } from 'd3-shape'
import type { Bar, Look } from './chart.ts'

export type Layer = { readonly look: Look; readonly from: number; readonly to: number }

/** The parts of each bar, one on the other; what is nothing is not there. */
export function stackedParts(bars: readonly Bar[]): readonly (readonly Layer[])[] {
  const most = Math.max(0, ...bars.map(({ parts }) => parts.length))
  const layers = stack<Bar, number>()
    .keys(Array.from({ length: most }, (_, at) => at))
    .value(({ parts }, at) => parts[at]?.value ?? 0)([...bars])
  return bars.map(({ parts }, bar) =>
    parts.flatMap(({ look }, at) => {
      const [from = 0, to = 0] = layers[at]?.[bar] ?? []
      return to > from ? [{ look, from, to }] : []
    }),
  )
}
