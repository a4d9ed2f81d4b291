import { describe, expect, it } from 'vitest'
import type { Bar, Chart } from '../../../../src-main/domain/charts/chart.ts'
import { drawChart } from '../../../../src-main/domain/charts/draw-chart.ts'
import type { Drawing, Mark } from '../../../../src-main/domain/charts/marks.ts'
import { numberText } from '../../../../src-main/domain/number-text.ts'

const legend: [] = []

const draw = (chart: Chart, width = 400, height = 150) =>
  drawChart(chart, {
    ...{ width, height },
    number: (value, decimals) => numberText(value, 'it', decimals),
  })

function marksOf<Kind extends Mark['kind']>({ marks }: Drawing, kind: Kind) {
  return marks.filter((mark): mark is Extract<Mark, { kind: Kind }> => mark.kind === kind)
}

const texts = (drawing: Drawing, style: string) =>
  marksOf(drawing, 'text').flatMap((mark) => (mark.style === style ? [mark.text] : []))

const lines = (drawing: Drawing, style: string) =>
  marksOf(drawing, 'line').filter((mark) => mark.style === style)

const bar = (label: string, value: number, more: Partial<Bar> = {}): Bar => ({
  ...{ label, parts: [{ value, look: 'solid' }] },
  ...more,
})

describe('lying bars', () => {
  it('are as long as what they count, part after part', () => {
    const drawing = draw({
      ...{ kind: 'bars', legend },
      bars: [
        bar('Telefono', 30),
        {
          label: 'E-mail',
          parts: [
            { value: 10, look: 'solid' },
            { value: 0, look: 'warn' },
            { value: 5, look: 'hatch' },
          ],
        },
      ],
    })
    const [phone, mail, ours, ...rest] = marksOf(drawing, 'rect')
    if (!phone || !mail || !ours) throw new Error('a part is missing')
    expect(rest).toEqual([])
    // A hair of the ground between parts.
    expect((mail.width + 0.5) / (phone.width + 0.5)).toBeCloseTo(1 / 3, 2)
    expect(ours.x).toBeCloseTo(mail.x + mail.width + 0.5, 1)
    expect(ours.look).toBe('hatch')
    expect(texts(drawing, 'number')).toEqual(['30', '15'])
  })

  it('leave the number room beside the period before, within the width', () => {
    const drawing = draw({ kind: 'bars', legend, bars: [bar('Chat', 90, { before: 92 })] })
    const [tick] = lines(drawing, 'before')
    const number = marksOf(drawing, 'text').find(({ style }) => style === 'number')
    if (!tick || !number) throw new Error('nothing is drawn')
    expect(number.x).toBeGreaterThan(tick.x1)
    expect(number.x + 2 * 6).toBeLessThanOrEqual(400)
  })

  it('shorten words that would leave the bars no room', () => {
    const label = 'Il cliente ha rinunciato prima della scadenza della promessa'
    const [said = ''] = texts(draw({ kind: 'bars', legend, bars: [bar(label, 1)] }), 'label')
    expect(said).toMatch(/^Il cliente ha .*…$/)
    expect(said.length).toBeLessThan(30)
  })
})

describe('columns', () => {
  const columns = (bars: readonly Bar[], more: object = {}) =>
    draw({ kind: 'columns', legend, bars, ...more } as Chart)

  it('stand on an axis with round numbers, which reaches over the highest', () => {
    const drawing = columns([bar('lun', 870), bar('mar', 1240)])
    expect(texts(drawing, 'tick')).toEqual(['0', '500', '1.000', '1.500'])
    const [monday, tuesday] = marksOf(drawing, 'rect')
    const [axis] = lines(drawing, 'axis')
    const grid = lines(drawing, 'grid').map(({ y1 }) => y1)
    if (!monday || !tuesday || !axis) throw new Error('nothing is drawn')
    expect(monday.height / tuesday.height).toBeCloseTo(870 / 1240, 1)
    expect(tuesday.y + tuesday.height).toBeCloseTo(axis.y1 - 0.5, 1)
    // Between the third tick and the fourth.
    expect(tuesday.y).toBeLessThan(grid[1] ?? 0)
    expect(tuesday.y).toBeGreaterThan(grid[2] ?? 0)
  })

  it('count nothing in halves, and say how much each is where there is room', () => {
    expect(texts(columns([bar('a', 1), bar('b', 2)]), 'tick')).toEqual(['0', '1', '2'])
    expect(texts(columns([bar('a', 1), bar('b', 0)]), 'above')).toEqual(['1'])
    expect(texts(columns([bar('a', 0.5)], { decimals: 1 }), 'above')).toEqual(['0,5'])
    const many = Array.from({ length: 90 }, (_, at) => bar(String(at), 1200))
    expect(texts(columns(many), 'above')).toEqual([])
    expect(texts(columns(many), 'below').length).toBeLessThan(30)
  })

  it('name where the columns of a histogram begin, and mark a time at its place', () => {
    const bins = ['0 s', '10 s', '20 s', '40 s'].map((label) => bar(label, 5))
    const markers = [
      { place: 0.25, label: 'Mediana' },
      { place: 0.9, label: '90 %' },
    ]
    const drawing = columns(bins, { labelsAt: 'edge', markers })
    const [median, ninth] = lines(drawing, 'marker')
    const below = marksOf(drawing, 'text').filter(({ style }) => style === 'below')
    // A quarter of four columns is where the second begins.
    expect(median?.x1).toBeCloseTo(below[1]?.x ?? 0, 0)
    expect(ninth?.x1).toBeGreaterThan(below[3]?.x ?? 0)
    expect(texts(drawing, 'marker-label-end')).toContain('Mediana')
  })

  it('set the words of markers apart where they would meet', () => {
    const markers = [
      { place: 0.02, label: 'Mediana' },
      { place: 0.05, label: '90 %' },
    ]
    const words = marksOf(columns([bar('a', 5), bar('b', 3)], { markers }), 'text').filter(({ style }) =>
      style.startsWith('marker'),
    )
    expect(new Set(words.map(({ y }) => y)).size).toBe(2)
  })

  it('draw a band of errors from day to day, broken where the house is shut', () => {
    const days = [
      bar('1', 40, { error: 5 }),
      bar('2', 44, { error: 5 }),
      bar('3', 0, { note: '×' }),
      bar('4', 3, { error: 5 }),
    ]
    const drawing = columns(days)
    const [band, middle] = marksOf(drawing, 'path')
    expect(band?.style).toBe('band')
    expect(band?.d.match(/M/g)).toHaveLength(2)
    expect(middle?.d.match(/M/g)).toHaveLength(2)
    // Fewer than none never come: the band of the fourth ends on the axis.
    const [axis] = lines(drawing, 'axis')
    const heights = [...(band?.d ?? '').matchAll(/,([\d.]+)/g)].map(([, y]) => Number(y))
    expect(Math.max(...heights)).toBeCloseTo(axis?.y1 ?? 0, 1)
    expect(texts(drawing, 'below')).toContain('×')
    expect(marksOf(columns([bar('1', 40)]), 'path')).toEqual([])
  })

  it('draw nothing that is not a number, whatever is empty', () => {
    for (const bars of [[], [bar('a', 0)], [bar('a', 0, { before: 0, error: 0 })]])
      for (const kind of ['bars', 'columns'] as const)
        expect(JSON.stringify(draw({ kind, legend, bars }, 0))).not.toMatch(/NaN|null|Infinity/)
  })
})

it('fills the hours of a week by how full they are, with the number where there is room', () => {
  const rows = [
    { label: 'lun', counts: Array.from({ length: 24 }, (_, hour) => (hour === 9 ? 40 : hour % 2)) },
  ]
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'))
  const chart: Chart = { kind: 'heat', rows, columns: hours, legend }
  const drawing = draw(chart, 720)
  const cells = marksOf(drawing, 'rect')
  expect(cells).toHaveLength(24)
  expect(cells.filter(({ look }) => look === 'cell-empty')).toHaveLength(12)
  expect(cells[9]?.opacity).toBe(1)
  expect(cells[1]?.opacity).toBeLessThan(0.2)
  expect(texts(drawing, 'cell-number')).toHaveLength(12)
  expect(texts(drawing, 'cell-number')).toContain('40')
  expect(texts(drawing, 'below')).toEqual(hours)
  const narrow = draw(chart, 260)
  expect(texts(narrow, 'cell-number')).toEqual([])
  expect(texts(narrow, 'below').length).toBeLessThan(13)
})
