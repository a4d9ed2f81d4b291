import type { Look } from './chart.ts'
import { type Drawing, line, rect } from './marks.ts'

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
