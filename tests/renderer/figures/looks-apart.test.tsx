// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Look } from '../../../src-main/domain/charts/chart.ts'
import { hatches, isHatched } from '../../../src-main/domain/charts/hatches.ts'
import { heatMap } from '../../../src-main/domain/charts/heat-map.ts'
import { chartStyle } from '../../../src-main/reports/chart-style.ts'
import { pageStyle } from '../../../src-main/reports/html-style.ts'

/** WCAG 2.2, 1.4.11: what is needed to understand a graphic, against what is next to it. */
const leastContrast = 3

const looks = ['solid', 'hatch', 'good', 'warn', 'bad', 'dots', 'hollow'] as const satisfies readonly Look[]
const everyLook: Readonly<Record<Look, true>> = {
  ...{ solid: true, hatch: true, good: true, warn: true, bad: true, dots: true, hollow: true },
}

const folder = join(import.meta.dirname, '../../../src-renderer')
const tokens = readFileSync(join(folder, 'ui/tokens.css'), 'utf8')

type Rules = Readonly<Record<string, string>>

const sheets = {
  window: rulesIn(readFileSync(join(folder, 'figures/charts.module.css'), 'utf8')),
  report: rulesIn(chartStyle),
}
const [lightPage = '', darkPage = ''] = pageStyle.split('prefers-color-scheme:dark')

/** Where a chart is looked at: by which sheet it is drawn, and which colours that has there. */
const places: readonly (readonly [string, Rules, ReadonlyMap<string, string>])[] = [
  ...['light', 'dark', 'more contrast', 'dark with more contrast'].map(
    (theme) => [`a window, ${theme}`, sheets.window, coloursOf(theme)] as const,
  ),
  ['a report, light', sheets.report, coloursIn(lightPage)],
  ['a report, dark', sheets.report, new Map([...coloursIn(lightPage), ...coloursIn(darkPage)])],
]

/** What a part is drawn with, and the colours of that and of the ground. */
type Filling = { readonly shape: string; readonly ground: string; readonly ink: string | null }

describe.each(places)('the parts of a chart as a grey picture, in %s', (_, rules, colours) => {
  const grey = (token: string) => brightnessOf(colours.get(token) ?? '')

  it.each(pairs())('tells %s and %s apart', (one, other) => {
    const [left, right] = [fillingOf(one, rules), fillingOf(other, rules)]
    const isOtherwiseDrawn = left.shape !== right.shape
    expect(isOtherwiseDrawn || contrast(grey(left.ground), grey(right.ground)) >= leastContrast).toBe(true)
  })

  it.each(looks)('shows on its ground what %s is drawn with', (look) => {
    const { ground, ink } = fillingOf(look, rules)
    expect(colours.has(ground)).toBe(true)
    if (ink !== null) expect(contrast(grey(ground), grey(ink))).toBeGreaterThanOrEqual(leastContrast)
  })
})

/** WCAG 2.2, 1.4.3: a heat map's numbers on its cells, from the emptiest to the fullest, which lie on the panel. */
it.each(places)('the numbers of a heat map are read on every cell, in %s', (_, rules, colours) => {
  const colour = (token: string | null) => partsOf(colours.get(token ?? '') ?? '')
  const [cell, ink] = [tokenOf('part-cell', 'fill', rules), tokenOf('cell-number', 'fill', rules)]
  const ground = colour('surface')
  const counts = Array.from({ length: 24 }, (_count, at) => at + 1)
  const { marks } = heatMap(
    { kind: 'heat', rows: [{ label: 'lun', counts }], columns: counts.map(String), legend: [] },
    { width: 720, number: String },
  )
  const strengths = marks.flatMap((mark) => (mark.kind === 'rect' ? [mark.opacity ?? 1] : []))
  const texts = marks.flatMap((mark) => (mark.kind === 'text' ? [mark.style] : []))
  expect(texts.filter((style) => style === 'cell-number')).toHaveLength(counts.length)
  expect([strengths.length, Math.max(...strengths)]).toEqual([counts.length, 1])
  const mixed = (strength: number) =>
    colour(cell).map((part, at) => part * strength + (ground[at] ?? 0) * (1 - strength))
  const least = Math.min(
    ...strengths.map((strength) => contrast(luminanceOf(mixed(strength)), luminanceOf(colour(ink)))),
  )
  expect(least).toBeGreaterThanOrEqual(4.5)
})

it('has looked at each that there is', () => {
  expect(new Set<string>(looks)).toEqual(new Set(Object.keys(everyLook)))
})

it('draws on paper what it draws in a window, by the same tokens', () => {
  expect(Object.keys(sheets.report).sort()).toEqual(
    Object.keys(sheets.window)
      .filter((name) => name !== 'chart')
      .sort(),
  )
  for (const name of Object.keys(sheets.report)) {
    for (const property of ['fill', 'stroke'])
      expect([name, property, tokenOf(name, property, sheets.report)]).toEqual([
        ...[name, property, tokenOf(name, property, sheets.window)],
      ])
  }
})

function pairs(): readonly (readonly [Look, Look])[] {
  return looks.flatMap((one, index) => looks.slice(index + 1).map((other) => [one, other] as const))
}

/** Of a plain fill the edge is its drawing where it has one, as of what is hollow. */
function fillingOf(look: Look, rules: Rules): Filling {
  const [ground, edge] = ['fill', 'stroke'].map((property) => tokenOf(`part-${look}`, property, rules))
  if (!isHatched(look)) return { shape: 'plain', ground: ground ?? '', ink: edge ?? null }
  const ink = tokenOf(`ink-${look}`, 'stroke', rules)
  return { shape: hatches[look].join(' '), ground: ground ?? '', ink }
}

function tokenOf(name: string, property: string, rules: Rules): string | null {
  return new RegExp(`(?:^|[;{\\s])${property}: ?var\\(--([\\w-]+)\\)`).exec(rules[name] ?? '')?.[1] ?? null
}

/** All that is said of a class, wherever it is said; what counts only within another is left out. */
function rulesIn(css: string): Rules {
  const said: Record<string, string> = {}
  for (const [, selectors = '', content = ''] of css.matchAll(/([^{}]+)\{([^}]*)\}/g))
    for (const selector of selectors.split(','))
      for (const [, name = ''] of selector.trim().matchAll(/^\.([\w-]+)$/g))
        said[name] = `${said[name] ?? ''};${content}`
  return said
}

function coloursIn(css: string): ReadonlyMap<string, string> {
  return new Map(
    [...css.matchAll(/--([\w-]+): ?#([0-9a-f]{6}|[0-9a-f]{3})\b/g)].map(([, name = '', hex = '']) => [
      name,
      `#${hex.length === 3 ? hex.replaceAll(/./g, '$&$&') : hex}`,
    ]),
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
  return coloursIn(said.join(''))
}

/** WCAG's relative luminance: all that is left of a colour on a grey print, or for who sees no colours. */
function brightnessOf(hex: string): number {
  return luminanceOf(partsOf(hex))
}

/** Red, green and blue, each up to 255. */
function partsOf(hex: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
}

function luminanceOf(parts: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = parts.map((of255) => {
    const part = of255 / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}
