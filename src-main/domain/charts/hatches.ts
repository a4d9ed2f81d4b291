import type { Look } from './chart.ts'

export type Box = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type Edges = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
type Stroke = readonly [x1: number, y1: number, x2: number, y2: number]
type Way = 'rising' | 'falling' | 'upright' | 'lying' | 'dots'

/** Pixels from a stroke to the next, wherever the marks are: those of neighbours go on in each other. */
const distance = 6
/** Half of a mark's edge, of a stroke and of a dot; the style sheets say how wide each is. */
const [halfEdge, halfStroke, halfDot] = [0.5, 0.7, 1.2]
/** A slanted stroke nearer to a corner than this would reach over its rounding. */
const cornerRoom = 1.5

/** What is drawn on the ground of each that has more than its colour: the same in a window and on paper. */
export const hatches: Readonly<Record<Exclude<Look, 'solid' | 'hollow'>, readonly Way[]>> = {
  hatch: ['rising'],
  good: ['upright'],
  warn: ['falling'],
  bad: ['lying', 'upright'],
  dots: ['dots'],
}

/** Whether strokes are drawn on it; else its colour alone is enough. */
export function isHatched(look: string): look is keyof typeof hatches {
  return Object.hasOwn(hatches, look)
}

/**
 * The strokes of a rectangle as an SVG path, each cut off where the rectangle ends; empty where none fits in.
 * A `<pattern>` would draw the same, but Chromium takes ten times as long to print a page with some.
 */
export function hatchPath(look: string, { x, y, width, height }: Box): string {
  if (!isHatched(look) || width === 0 || height === 0) return ''
  const edges = { left: x, right: x + width, top: y, bottom: y + height }
  return hatches[look]
    .flatMap((way) => ways[way](edges))
    .map(([x1, y1, x2, y2]) => `M${near(x1)} ${near(y1)}L${near(x2)} ${near(y2)}`)
    .join('')
}

const ways: Readonly<Record<Way, (edges: Edges) => readonly Stroke[]>> = {
  // Slanted strokes end in the middle of an edge of their own colour, straight ones before it.
  rising: ({ left, right, top, bottom }) =>
    stepsBetween(left + top + cornerRoom, right + bottom - cornerRoom).map((sum) => {
      const [from, to] = [Math.max(left, sum - bottom), Math.min(right, sum - top)]
      return [from, sum - from, to, sum - to]
    }),
  falling: ({ left, right, top, bottom }) =>
    stepsBetween(left - bottom + cornerRoom, right - top - cornerRoom).map((difference) => {
      const [from, to] = [Math.max(left, difference + top), Math.min(right, difference + bottom)]
      return [from, from - difference, to, to - difference]
    }),
  upright: (edges) => {
    const { top, bottom } = inset(edges, halfEdge)
    const { left, right } = inset(edges, halfEdge + halfStroke)
    return top < bottom ? stepsBetween(left, right, distance / 2).map((x) => [x, top, x, bottom]) : []
  },
  lying: (edges) => {
    const { left, right } = inset(edges, halfEdge)
    const { top, bottom } = inset(edges, halfEdge + halfStroke)
    return left < right ? stepsBetween(top, bottom, distance / 2).map((y) => [left, y, right, y]) : []
  },
  // A stroke of nearly no length with round ends.
  dots: (edges) => {
    const { left, right, top, bottom } = inset(edges, halfEdge + halfDot)
    return stepsBetween(top, bottom, distance / 2).flatMap((y) =>
      stepsBetween(left, right, distance / 2).map((x): Stroke => [x, y, x + 0.01, y]),
    )
  },
}

function inset({ left, right, top, bottom }: Edges, by: number): Edges {
  return { left: left + by, right: right - by, top: top + by, bottom: bottom - by }
}

/** Those of all strokes of a page that are between the two. */
function stepsBetween(from: number, to: number, first = 0): readonly number[] {
  const begin = first + Math.ceil((from - first) / distance) * distance
  return Array.from(
    { length: Math.max(0, Math.floor((to - begin) / distance) + 1) },
    (_, at) => begin + at * distance,
  )
}

function near(value: number): number {
  return Math.round(value * 100) / 100
}
