import { describe, expect, it } from 'vitest'
import { type Box, hatches, hatchPath, isHatched } from '../../../../src-main/domain/charts/hatches.ts'
import { rect } from '../../../../src-main/domain/charts/marks.ts'

const bar: Box = { x: 100.3, y: 5, width: 40, height: 14 }

type Stroke = readonly [x1: number, y1: number, x2: number, y2: number]

function strokesOf(look: string, box: Box): readonly Stroke[] {
  return [...hatchPath(look, box).matchAll(/M(\S+) (\S+)L(\S+) (\S+?)(?=M|$)/g)].map(
    ([, x1, y1, x2, y2]) => [Number(x1), Number(y1), Number(x2), Number(y2)] as const,
  )
}

const looks = Object.keys(hatches)

describe('the strokes on a part of a chart', () => {
  it('rise to the right on what is hatched, fall on what warns, a step of six pixels apart', () => {
    const rising = strokesOf('hatch', bar)
    // From the left upper corner, 105.3, to the right lower one, 159.3: 108 to 156.
    expect(rising.map(([x, y]) => Math.round(x + y))).toEqual([108, 114, 120, 126, 132, 138, 144, 150, 156])
    for (const [x1, y1, x2, y2] of rising) expect(x1 + y1).toBeCloseTo(x2 + y2, 1)
    // Over the whole bar, cut off where it ends.
    expect(rising[3]).toEqual([107, 19, 121, 5])
    expect(rising[0]).toEqual([100.3, 7.7, 103, 5])
    expect(rising.at(-1)).toEqual([137, 19, 140.3, 15.7])
    const falling = strokesOf('warn', bar)
    // From the left lower corner, 81.3, to the right upper one, 135.3.
    expect(falling.map(([x, y]) => Math.round(x - y))).toEqual([84, 90, 96, 102, 108, 114, 120, 126, 132])
    for (const [x1, y1, x2, y2] of falling) expect(x1 - y1).toBeCloseTo(x2 - y2, 1)
    expect(falling[3]).toEqual([107, 5, 121, 19])
  })

  it('stand on what is good, cross on what is bad, and are dots on what is left out', () => {
    expect(strokesOf('good', { x: 0, y: 0, width: 14, height: 12 })).toEqual([
      [3, 0.5, 3, 11.5],
      [9, 0.5, 9, 11.5],
    ])
    expect(strokesOf('bad', { x: 0, y: 0, width: 8, height: 12 })).toEqual([
      [0.5, 3, 7.5, 3],
      [0.5, 9, 7.5, 9],
      [3, 0.5, 3, 11.5],
    ])
    expect(strokesOf('dots', { x: 0, y: 0, width: 12, height: 6 }).map(([x, y]) => [x, y])).toEqual([
      [3, 3],
      [9, 3],
    ])
  })

  it.each(looks)('go on in its neighbour, where both are %s', (look) => {
    const next = { ...bar, x: bar.x + 6, y: bar.y + 6 }
    const moved = strokesOf(look, bar).map((stroke) => stroke.map((place) => place + 6))
    const places = (strokes: readonly (readonly number[])[]) =>
      strokes.map((stroke) => stroke.map((place) => place.toFixed(2)))
    expect(moved.length).toBeGreaterThan(0)
    expect(places(strokesOf(look, next))).toEqual(places(moved))
  })

  it.each(looks)('stay within it, however small it is and wherever it lies: %s', (look) => {
    const sizes = [0, 0.01, 0.4, 1, 1.9, 2.5, 3, 5.99, 6, 6.01, 37.3]
    const boxes = sizes.flatMap((width) =>
      sizes.flatMap((height) =>
        [0, 0.25, 2.99, 3, 5, 500].map((at) => ({ x: at, y: 7 - at, width, height })),
      ),
    )
    for (const box of boxes) {
      expect(hatchPath(look, box)).not.toMatch(/NaN|Infinity|e-/)
      for (const [x1, y1, x2, y2] of strokesOf(look, box))
        for (const [x, y] of [[x1, y1] as const, [x2, y2] as const]) {
          expect(x).toBeGreaterThanOrEqual(box.x - 0.01)
          expect(x).toBeLessThanOrEqual(box.x + box.width + 0.01)
          expect(y).toBeGreaterThanOrEqual(box.y - 0.01)
          expect(y).toBeLessThanOrEqual(box.y + box.height + 0.01)
        }
    }
  })

  it('are not there where the colour alone is enough, or where there is nothing', () => {
    expect(['solid', 'hollow', 'cell', 'cell-empty'].map((look) => hatchPath(look, bar))).toEqual([
      '',
      '',
      '',
      '',
    ])
    expect(isHatched('solid')).toBe(false)
    expect(looks.map((look) => hatchPath(look, { ...bar, width: 0 }))).toEqual(looks.map(() => ''))
    expect(rect('solid', bar)).not.toHaveProperty('strokes')
    expect(rect('hatch', { ...bar, width: -3 })).not.toHaveProperty('strokes')
    expect(rect('hatch', bar)).toMatchObject({ strokes: hatchPath('hatch', bar) })
  })
})
