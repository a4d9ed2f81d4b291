// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Look } from '../../../src-renderer/figures/chart-model.ts'
import styles from '../../../src-renderer/figures/charts.module.css'
import { fillOf, Patterns } from '../../../src-renderer/figures/patterns.tsx'

/** WCAG 2.2, 1.4.11: what is needed to understand a graphic, against what is next to it. */
const leastContrast = 3

const looks = ['solid', 'hatch', 'good', 'warn', 'bad', 'dots', 'hollow'] as const satisfies readonly Look[]
const everyLook: Readonly<Record<Look, true>> = {
  ...{ solid: true, hatch: true, good: true, warn: true, bad: true, dots: true, hollow: true },
}

const folder = join(import.meta.dirname, '../../../src-renderer')
const charts = rulesIn(readFileSync(join(folder, 'figures/charts.module.css'), 'utf8'))
const tokens = readFileSync(join(folder, 'ui/tokens.css'), 'utf8')
const drawn = renderToStaticMarkup(<Patterns id="chart" />)

/** A place on the tile of a pattern, and the colour there: what lies on the ground, and the ground. */
type Tile = { readonly shape: string; readonly ground: string; readonly ink: string | null }

describe.each(['light', 'dark', 'more contrast', 'dark with more contrast'] as const)(
  'the parts of a chart as a grey picture, in %s',
  (theme) => {
    const colours = coloursOf(theme)
    const grey = (token: string) => brightnessOf(colours.get(token) ?? '')

    it.each(pairs())('tells %s and %s apart', (one, other) => {
      const [left, right] = [tileOf(one), tileOf(other)]
      const isOtherwiseDrawn = left.shape !== right.shape
      expect(isOtherwiseDrawn || contrast(grey(left.ground), grey(right.ground)) >= leastContrast).toBe(true)
    })

    it.each(looks)('shows on its ground what %s is drawn with', (look) => {
      const { ground, ink } = tileOf(look)
      if (ink !== null) expect(contrast(grey(ground), grey(ink))).toBeGreaterThanOrEqual(leastContrast)
    })
  },
)

it('has looked at each that there is', () => {
  expect(new Set<string>(looks)).toEqual(new Set(Object.keys(everyLook)))
})

function pairs(): readonly (readonly [Look, Look])[] {
  return looks.flatMap((one, index) => looks.slice(index + 1).map((other) => [one, other] as const))
}

/** Of a plain fill the edge is its drawing where it has one, as of what is hollow. */
function tileOf(look: Look): Tile {
  const { className, fill } = fillOf(look, 'chart')
  if (fill === undefined)
    return { shape: 'plain', ground: tokenOf(className, 'fill') ?? '', ink: tokenOf(className, 'stroke') }
  const id = /url\(#(.+)\)/.exec(fill)?.[1] ?? ''
  const [, tile = ''] = new RegExp(`<pattern id="${id}"[^>]*>(.*?)</pattern>`).exec(drawn) ?? []
  const [ground = '', shape = ''] = [...tile.matchAll(/<(?:rect|path|circle) [^>]*>/g)].map(([tag]) => tag)
  const [groundClass, shapeClass] = [ground, shape].map((tag) => /class="([^"]*)"/.exec(tag)?.[1] ?? '')
  return {
    shape: /(?: d| r)="[^"]*"/.exec(shape)?.[0] ?? '',
    ground: tokenOf(groundClass ?? '', 'fill') ?? '',
    ink: tokenOf(shapeClass ?? '', 'stroke') ?? tokenOf(shapeClass ?? '', 'fill'),
  }
}

function tokenOf(className: string, property: string): string | null {
  const name = Object.keys(charts).find((each) => styles[each] === className) ?? ''
  return new RegExp(`\\b${property}: var\\(--([\\w-]+)\\)`).exec(charts[name] ?? '')?.[1] ?? null
}

function rulesIn(css: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...css.matchAll(/^\.([\w-]+) \{([^}]*)\}/gm)].map(([, name = '', said = '']) => [name, said]),
  )
}

function coloursOf(theme: string): ReadonlyMap<string, string> {
  const [plain = '', more = ''] = tokens.split('@media (prefers-contrast: more)')
  const parts = [plain, more].map((css) => {
    const [light = '', dark = ''] = css.split(':root[data-theme="dark"]')
    return { light, dark }
  })
  const [usual, strong] = parts
  const said = [
    usual?.light,
    theme.endsWith('more contrast') && strong?.light,
    // The attribute weighs more than the media query.
    theme.startsWith('dark') && usual?.dark,
    theme === 'dark with more contrast' && strong?.dark,
  ].filter((css) => typeof css === 'string')
  return new Map(
    said.flatMap((css) =>
      [...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(
        ([, name = '', value = '']) => [name, value] as const,
      ),
    ),
  )
}

/** WCAG's relative luminance: all that is left of a colour on a grey print, or for who sees no colours. */
function brightnessOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}
