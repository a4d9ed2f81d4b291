import type { Language } from '../contract/customers.ts'
import { numberText } from './cell-text.ts'
import { escaped } from './markup.ts'
import type { Chart, Section } from './page.ts'

/*
 * Charts as SVG in plain strings: the same on the screen, on paper and where nothing runs. What a colour tells, a
 * pattern, a place or a number tells too.
 */

/** How the parts and series of a chart are filled, in their order; see `html-style.ts`. */
const fills = ['fill-1', 'fill-2', 'fill-3', 'fill-4', 'fill-5'] as const

/** Patterns that the charts of a page share. */
export const chartPatterns = `<svg class="patterns" aria-hidden="true" width="0" height="0"><defs>
<pattern id="p-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="p-ground" width="5" height="5"/><rect class="p-ink" width="2" height="5"/></pattern>
<pattern id="p-dots" width="5" height="5" patternUnits="userSpaceOnUse"><rect class="p-ground" width="5" height="5"/><circle class="p-ink" cx="2.5" cy="2.5" r="1.2"/></pattern>
<pattern id="p-past" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect class="p-past-ground" width="4" height="4"/><rect class="p-past-ink" width="1.4" height="4"/></pattern>
</defs></svg>`

/** The chart of a section, with its legend; empty where there is none. */
export function chartMarkup({ chart, title, lead, wide }: Section, language: Language): string {
  if (chart === null) return ''
  const about = escaped(lead === null ? title : `${title}. ${lead}`)
  const width = wide ? 720 : 350
  const draw = { language, width, about }
  switch (chart.kind) {
    case 'bars':
      return bars(chart, draw)
    case 'columns':
      return columns(chart, draw)
    case 'heat':
      return heat(chart, draw)
    case 'parts':
      return parts(chart.parts, draw)
  }
}

type Drawing = { readonly language: Language; readonly width: number; readonly about: string }

function svg({ width, about }: Drawing, height: number, content: string): string {
  return `<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${about}">${content}</svg>`
}

/** Units for the words beside a mark. */
const markRoom = 80

const of = (value: number) => String(Math.round(value * 100) / 100)

function rect(kind: string, x: number, y: number, width: number, height: number, radius = 2): string {
  return `<rect class="${kind}" x="${of(x)}" y="${of(y)}" width="${of(Math.max(0, width))}" height="${of(Math.max(0, height))}" rx="${radius}"/>`
}

function text(kind: string, x: number, y: number, words: string): string {
  return `<text class="${kind}" x="${of(x)}" y="${of(y)}">${escaped(words)}</text>`
}

/** One below the other, each over the thinner one of the period before. */
function bars({ rows, most: whole = 1 }: Extract<Chart, { kind: 'bars' }>, drawing: Drawing): string {
  const most = Math.max(whole, ...rows.flatMap(({ value, before }) => [value, before ?? 0]))
  const rowHeight = 34
  const room = drawing.width - 52
  const content = rows.map(({ label, value, before, text: said }, index) => {
    const y = index * rowHeight
    const length = (value / most) * room
    return [
      text('label', 0, y + 11, label),
      rect('fill-1', 0, y + 16, length, 9),
      before === null ? '' : rect('fill-past', 0, y + 26, (before / most) * room, 4, 1),
      text('value', length + 5, y + 24.5, said),
    ].join('')
  })
  return svg(drawing, rows.length * rowHeight, content.join(''))
}

function columns(chart: Extract<Chart, { kind: 'columns' }>, drawing: Drawing): string {
  const { labels, series, marks = [], every = 1, decimals = 0 } = chart
  const { width, language } = drawing
  // Above the columns the words of the marks have lines of their own.
  const ceiling = marks.length > 0 ? 36 : 12
  const height = 106 + ceiling
  const floor = height - 18
  const totals = labels.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0))
  const most = Math.max(1, ...totals)
  const step = width / Math.max(1, labels.length)
  const gap = Math.min(6, step * 0.22)
  const scale = (floor - ceiling) / most
  const content = labels.map((label, index) => {
    const x = index * step + gap / 2
    let top = floor
    const stack = series.map(({ values }, at) => {
      const tall = (values[index] ?? 0) * scale
      top -= tall
      return tall > 0 ? rect(fills[at] ?? 'fill-1', x, top, step - gap, tall, 1.5) : ''
    })
    const total = totals[index] ?? 0
    const isSaid = step > 16 && total > 0
    return [
      ...stack,
      isSaid ? text('value mid', x + (step - gap) / 2, top - 3, numberText(total, language, decimals)) : '',
      index % every === 0 ? text('tick', x + (step - gap) / 2, floor + 12, label) : '',
    ].join('')
  })
  const lines = marks.map(({ label, place }, index) => {
    const x = Math.min(width - 1, place * width)
    // The first goes to the left of its line and the others to the right, where there is room: none crosses another.
    const isLeft = index === 0 ? x > markRoom : x > width - markRoom
    const anchor = isLeft ? 'mark end' : 'mark'
    const shift = isLeft ? -3 : 3
    return `<line class="mark-line" x1="${of(x)}" x2="${of(x)}" y1="${4 + index * 10}" y2="${floor}"/>${text(anchor, x + shift, 10 + index * 10, label)}`
  })
  const axis = `<line class="axis" x1="0" x2="${width}" y1="${floor}" y2="${floor}"/>`
  const legend = series.length > 1 ? legendOf(series.map(({ name }) => name)) : ''
  return svg(drawing, height, [...content, axis, ...lines].join('')) + legend
}

/** The darker the more; the number stands in each field, so that grey or no eye for colour is enough. */
function heat({ rows, columns: hours, values }: Extract<Chart, { kind: 'heat' }>, drawing: Drawing): string {
  const { width, language } = drawing
  const left = 34
  const step = (width - left) / Math.max(1, hours.length)
  const tall = 22
  const most = Math.max(1, ...values.flat())
  const cells = rows.map((name, row) => {
    const y = 14 + row * tall
    const fields = hours.map((_, column) => {
      const value = values[row]?.[column] ?? 0
      const share = value / most
      const x = left + column * step
      const field = `<rect class="heat" x="${of(x)}" y="${y}" width="${of(step - 2)}" height="${tall - 2}" rx="3" fill-opacity="${of(value === 0 ? 0.05 : 0.12 + share * 0.88)}"/>`
      const look = share > 0.78 ? 'heat-value over' : share > 0.42 ? 'heat-value mid-ground' : 'heat-value'
      return value === 0 ? field : field + text(look, x + (step - 2) / 2, y + 14, numberText(value, language))
    })
    return text('label', 0, y + 14, name) + fields.join('')
  })
  const ticks = hours.map((hour, column) => text('tick', left + column * step + step / 2 - 1, 9, hour))
  return svg(drawing, 14 + rows.length * tall, [...ticks, ...cells].join(''))
}

function parts(all: readonly { readonly label: string; readonly value: number }[], drawing: Drawing): string {
  const total = all.reduce((sum, { value }) => sum + value, 0)
  let x = 0
  const content = all.map(({ value }, index) => {
    const length = total === 0 ? 0 : (value / total) * drawing.width
    const part = length > 0 ? rect(fills[index] ?? 'fill-5', x, 0, length - 1.5, 26, 3) : ''
    x += length
    return part
  })
  const empty = total === 0 ? rect('fill-none', 0, 0, drawing.width, 26, 3) : ''
  const said = all.map(({ label, value }) => `${label}: ${numberText(value, drawing.language)}`)
  return svg(drawing, 26, empty + content.join('')) + legendOf(said)
}

function legendOf(names: readonly string[]): string {
  const entries = names.map(
    (name, index) =>
      `<li><svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">${rect(fills[index] ?? 'fill-5', 0, 0, 14, 14, 3)}</svg>${escaped(name)}</li>`,
  )
  return `<ul class="legend">${entries.join('')}</ul>`
}
