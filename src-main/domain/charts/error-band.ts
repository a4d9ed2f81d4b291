import { area, line } from 'd3-shape'
import { type Bar, totalOf } from './chart.ts'
import type { Scales } from './columns.ts'
import type { Mark } from './marks.ts'

type Place = { readonly x: number; readonly bar: Bar }

/** What may come at least and at most, as a band from day to day with what is expected through it; days without one break it. */
export function errorBand(bars: readonly Bar[], { x, y }: Scales): readonly Mark[] {
  if (bars.every(({ error }) => error === undefined)) return []
  // Both edges of each column: a day alone between two that are shut is as wide as any.
  const places = bars.flatMap((bar, at): readonly Place[] => {
    const from = (x(at) ?? 0) - (x.step() - x.bandwidth()) / 2
    return [
      { x: from, bar },
      { x: from + x.step(), bar },
    ]
  })
  const isKnown = ({ bar }: Place) => bar.error !== undefined
  const band = area<Place>()
    .defined(isKnown)
    .x((place) => place.x)
    .y0(({ bar }) => y(Math.max(0, totalOf(bar) - (bar.error ?? 0))))
    .y1(({ bar }) => y(totalOf(bar) + (bar.error ?? 0)))
    .digits(2)([...places])
  const middle = line<Place>()
    .defined(isKnown)
    .x((place) => place.x)
    .y(({ bar }) => y(totalOf(bar)))
    .digits(2)([...places])
  return [
    { kind: 'path', style: 'band', d: band ?? '' },
    { kind: 'path', style: 'band-line', d: middle ?? '' },
  ]
}
