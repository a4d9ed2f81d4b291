import type { Language } from '../contract/customers.ts'
import type { Legend } from '../domain/charts/chart.ts'
import { drawChart } from '../domain/charts/draw-chart.ts'
import type { Drawing, Mark } from '../domain/charts/marks.ts'
import { swatch } from '../domain/charts/swatch.ts'
import { numberText } from '../domain/number-text.ts'
import { escaped } from './markup.ts'
import type { Section } from './page.ts'

/* The drawings that a window shows, as SVG in plain strings: the same on the screen, on paper and where nothing runs. */

/** Of a section that has half of the page, or that shares the page with its table; and of one alone on it. */
const widths = { half: 350, whole: 720 } as const

/** So many columns of a table leave a chart room beside them. */
const fewColumns = 4

/** Whether its chart has the whole width for itself: no table stands beside it. */
export function hasWholeWidth({ wide, table }: Section): boolean {
  return wide === true && (table === null || table.folded === true || table.columns.length > fewColumns)
}

/** The chart of a section, with its legend; empty where there is none. */
export function chartMarkup(section: Section, language: Language): string {
  const { chart, title, lead } = section
  if (chart === null) return ''
  const drawing = drawChart(chart, {
    width: widths[hasWholeWidth(section) ? 'whole' : 'half'],
    height: 122,
    number: (value, decimals) => numberText(value, language, decimals),
  })
  const about = escaped(lead === null ? title : `${title}. ${lead}`)
  return svg(drawing, `class="chart" role="img" aria-label="${about}"`) + legendOf(chart.legend)
}

function svg({ width, height, marks }: Drawing, attributes: string): string {
  return `<svg ${attributes} viewBox="0 0 ${width} ${height}">${marks.map(markup).join('')}</svg>`
}

function markup(mark: Mark): string {
  switch (mark.kind) {
    case 'rect': {
      const { kind, look, opacity, strokes, ...box } = mark
      const strength = opacity === undefined ? '' : ` fill-opacity="${opacity}"`
      const hatch = strokes === undefined ? '' : `<path class="ink-${look}" d="${strokes}"/>`
      return `<rect class="part-${look}"${strength}${attributesOf(box)}/>${hatch}`
    }
    case 'line': {
      const { kind, style, ...ends } = mark
      return `<line class="${style}"${attributesOf(ends)}/>`
    }
    case 'path':
      return `<path class="${mark.style}" d="${mark.d}"/>`
    case 'text':
      return `<text class="${mark.style}" x="${mark.x}" y="${mark.y}">${escaped(mark.text)}</text>`
  }
}

function attributesOf(numbers: Readonly<Record<string, number>>): string {
  return Object.entries(numbers)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('')
}

function legendOf(legend: Legend): string {
  if (legend.length === 0) return ''
  const entries = legend.map(
    ({ look, text }) =>
      `<li>${svg(swatch(look), 'class="swatch" width="14" height="12" aria-hidden="true"')}${escaped(text)}</li>`,
  )
  return `<ul class="legend">${entries.join('')}</ul>`
}
