// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../../src-renderer/ui/tokens.css'), 'utf8')
const [plain = '', high = ''] = css.split('@media (prefers-contrast: more)')
const light = tokens(plain, ':root {')
const darkOnly = tokens(plain, ':root[data-theme="dark"] {')
const lightHigh = { ...light, ...tokens(high, ':root {') }
// The attribute weighs more than the media query: the dark block comes after the high one of `:root`.
const darkHigh = { ...lightHigh, ...darkOnly, ...tokens(high, ':root[data-theme="dark"] {') }
const themes = {
  light,
  dark: { ...light, ...darkOnly },
  'light, more contrast': lightHigh,
  'dark, more contrast': darkHigh,
}

/** Text on what lies behind it; the call bar is a gradient, so both its ends. */
const pairs = [
  ...['ink', 'muted', 'faint'].flatMap((ink) =>
    ['bg', 'surface', 'sunken', 'accent-wash'].map((on) => [ink, on]),
  ),
  ...['surface', 'accent-soft', 'accent-wash'].map((on) => ['accent', on]),
  ...['red', 'amber', 'green'].map((state) => [state, `${state}-soft`]),
  ...['red', 'green'].map((state) => [state, 'surface']),
  ...['call-from', 'call-to', 'held-from', 'held-to'].flatMap((on) => [
    ['call-ink', on],
    ['call-dim', on],
  ]),
  ['call-ink', 'call-button'],
  ['call-ink', 'call-button-hover'],
  ['on-accent', 'accent'],
  ['on-alarm', 'alarm'],
] as const

it.each(Object.entries(themes))(
  '%s: text is at least 4.5 to 1 on what lies behind it (WCAG 1.4.3)',
  (_name, theme) => {
    const poor = pairs.flatMap(([ink = '', on = '']) => {
      const ratio = contrast(theme[ink] ?? '', theme[on] ?? '')
      return ratio >= 4.5 ? [] : [`${ink} on ${on}: ${ratio.toFixed(2)}`]
    })
    expect(poor).toEqual([])
  },
)

function tokens(text: string, selector: string): Record<string, string> {
  const start = text.indexOf(selector)
  const block = text.slice(start, text.indexOf('}', start))
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (bright + 0.05) / (dim + 0.05)
}

/** Relative luminance of sRGB, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
