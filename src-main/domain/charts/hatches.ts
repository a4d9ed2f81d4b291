import type { Look } from './chart.ts'
import { type Drawing, line, rect } from './marks.ts'

/** Pixels of a tile, which begins anew to the right and below. */
export const hatchSize = 6

/** What is drawn on the ground of each that has a pattern: the same strokes in a window and on paper. */
export const hatches: Readonly<Record<Exclude<Look, 'solid' | 'hollow'>, string>> = {
  hatch: 'M-1 1l2-2M0 6l6-6M5 7l2-2',
  good: 'M3 0v6',
  warn: 'M-1 5l2 2M0 0l6 6M5-1l2 2',
  bad: 'M0 3h6M3 0v6',
  dots: 'M3 3h0.01',
}

/** Whether it is filled with a pattern of the page; else its colour alone is enough. */
export function isHatched(look: string): look is keyof typeof hatches {
  return Object.hasOwn(hatches, look)
}

/** Beside the words of a legend. */
export function swatch(look: Look | 'before' | 'band'): Drawing {
  const size = { width: 14, height: 12 }
  if (look === 'before') return { ...size, marks: [line('before', [7, 0], [7, 12])] }
  if (look === 'band')
    return {
      ...size,
      marks: [
        { kind: 'path', style: 'band', d: 'M0 1.5h14v9h-14z' },
        { kind: 'path', style: 'band-line', d: 'M0 6h14' },
      ],
    }
  return { ...size, marks: [rect(look, { x: 0.5, y: 0.5, width: 13, height: 11 }, 2)] }
}
