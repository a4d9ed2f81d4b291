import type { Look } from './chart.ts'
import { type Box, hatchPath } from './hatches.ts'

/** How lines and areas are drawn; see the style sheets of the window and of the reports, which know each. */
export type LineStyle = 'grid' | 'axis' | 'before' | 'marker' | 'band' | 'band-line'

/** What a text is: its colour, weight and where it is held. */
export type TextStyle =
  | 'label'
  | 'number'
  | 'tick'
  | 'below'
  | 'above'
  | 'marker-label'
  | 'marker-label-end'
  | 'cell-number'

/** One shape of a chart, in pixels from its left upper corner. */
export type Mark =
  | ({
      readonly kind: 'rect'
      readonly look: Look | 'cell' | 'cell-empty'
      readonly rx: number
      readonly opacity?: number
      /** Drawn over it, where its colour alone does not tell it apart: an SVG path. */
      readonly strokes?: string
    } & Box)
  | {
      readonly kind: 'line'
      readonly style: LineStyle
      readonly x1: number
      readonly x2: number
      readonly y1: number
      readonly y2: number
    }
  | { readonly kind: 'path'; readonly style: LineStyle; readonly d: string }
  | {
      readonly kind: 'text'
      readonly style: TextStyle
      readonly x: number
      readonly y: number
      readonly text: string
    }

export type Drawing = { readonly width: number; readonly height: number; readonly marks: readonly Mark[] }

/** What a chart is drawn for. */
export type Paper = {
  readonly width: number
  /** Of columns; the others are as tall as they have rows. */
  readonly height: number
  /** As people read it. */
  number(value: number, decimals?: number): string
}

/** Of the middle letter, of 11 pixels: neither a worker nor paper can measure words. */
const letterWidth = 6.2
const smallLetterWidth = 6

/** About how many pixels words take. */
export function widthOf(text: string): number {
  return text.length * letterWidth
}

/** Of the smaller numbers above columns. */
export function smallWidthOf(text: string): number {
  return text.length * smallLetterWidth
}

/** As much of it as there is room for. */
export function shortened(text: string, room: number): string {
  // Words that gave a room its width fit into it, whatever a division leaves of it.
  const letters = Math.floor(room / letterWidth + 0.01)
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1))}…`
}

/** A rectangle; a hundredth of a pixel is near enough. */
export function rect(look: Extract<Mark, { kind: 'rect' }>['look'], box: Box, rx = 1.5): Mark {
  const place = {
    ...{ x: near(box.x), y: near(box.y) },
    ...{ width: near(Math.max(0, box.width)), height: near(Math.max(0, box.height)) },
  }
  const strokes = hatchPath(look, place)
  return { kind: 'rect', look, rx, ...place, ...(strokes === '' ? {} : { strokes }) }
}

export function line(style: LineStyle, [x1, y1]: Point, [x2, y2]: Point): Mark {
  return { kind: 'line', style, x1: near(x1), y1: near(y1), x2: near(x2), y2: near(y2) }
}

export function text(style: TextStyle, [x, y]: Point, said: string): Mark {
  return { kind: 'text', style, x: near(x), y: near(y), text: said }
}

export type Point = readonly [x: number, y: number]

function near(value: number): number {
  return Math.round(value * 100) / 100
}
