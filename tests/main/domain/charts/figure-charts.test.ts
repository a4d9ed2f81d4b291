import { expect, it } from 'vitest'
import { totalOf } from '../../../../src-main/domain/charts/chart.ts'
import { missedRows } from '../../../../src-main/domain/charts/contact-charts.ts'
import { drawChart } from '../../../../src-main/domain/charts/draw-chart.ts'
import { timesChart } from '../../../../src-main/domain/charts/time-charts.ts'
import { forecastChart, likeNow, volumesChart } from '../../../../src-main/domain/charts/volume-charts.ts'
import { chartMarkup } from '../../../../src-main/reports/svg-charts.ts'
import { figuresTexts } from '../../../../src-main/texts/figures.ts'
import { sampleFigures } from '../../../support/sample-figures.ts'
import { october, octoberPage } from '../../reports/october.ts'

const words = figuresTexts.it
const figures = sampleFigures(october)

it('compares only what is counted in both periods', () => {
  expect(likeNow({ in: 5, out: 3 }, { in: 4, out: 2 })).toBe(6)
  // What the house began is withheld now: it is left out before, too.
  expect(likeNow({ in: 5, out: null }, { in: 4, out: 2 })).toBe(4)
  expect(likeNow({ in: 5, out: 3 }, { in: 4, out: null })).toBeUndefined()
  expect(likeNow({ in: 5, out: 3 }, undefined)).toBeUndefined()
  const withheld = { ...figures.volumes, out: null }
  const chart = volumesChart(withheld, undefined, { ...words, channel: (name) => name })
  expect(chart.legend.map(({ text }) => text)).toEqual(['Dal cliente'])
})

it('marks median and ninth tenth inside their columns, and compares the shape of another number of calls', () => {
  const bins = [
    { from: 0, to: 10, count: 6 },
    { from: 10, to: 20, count: 2 },
    { from: 20, to: null, count: 2 },
  ]
  const now = { bins, count: 10, median: 5, p90: 60, mean: 12, longest: 80 }
  const half = { ...now, count: 5, bins: bins.map((bin) => ({ ...bin, count: bin.count / 2 })) }
  const chart = timesChart(now, half, { ...words, edge: (seconds) => `${seconds} s` })
  expect(chart.bars.map(({ label }) => label)).toEqual(['0 s', '10 s', '20 s'])
  expect(chart.bars.map(({ before }) => before)).toEqual([6, 2, 2])
  // Half of the first of three, and in the middle of the one without an end.
  expect(chart.markers?.map(({ place }) => place)).toEqual([0.5 / 3, 2.5 / 3])
})

it('divides the calls that rang into those answered, called back and lost', () => {
  const rows = missedRows({ rang: 7, missed: 3, recovered: 1, until: null }, words)
  expect(rows.map(({ now }) => now)).toEqual([4, 1, 2])
})

it('shows a forecast with its error, and no error where none was measured', () => {
  const days = [
    { date: '2026-11-02', expected: 12.5, shut: false },
    { date: '2026-11-03', expected: null, shut: false },
    { date: '2026-11-04', expected: 0, shut: true },
  ]
  const said = { ...words, band: words.errorBand, day: (date: string) => date }
  const chart = forecastChart({ days, error: 4 }, said)
  expect(chart.bars.map(({ error, note }) => [error, note])).toEqual([
    ...[
      [4, undefined],
      [undefined, undefined],
      [undefined, '×'],
    ],
  ])
  expect(chart.bars.map(totalOf)).toEqual([12.5, 0, 0])
  expect(chart.decimals).toBe(1)
  expect(chart.legend.map(({ look }) => look)).toEqual(['hatch', 'band', 'hollow'])
  expect(forecastChart({ days, error: null }, said).legend.map(({ look }) => look)).toEqual([
    'hatch',
    'hollow',
  ])
})

it('writes each number and each shape of a drawing into the report', () => {
  const page = octoberPage()
  for (const section of page.sections) {
    if (section.chart === null) continue
    const written = chartMarkup(section, 'it')
    const width = Number(/viewBox="0 0 (\d+) /.exec(written)?.[1])
    const { marks } = drawChart(section.chart, { width, height: 122, number: () => '' })
    const picture = written.slice(0, written.indexOf('</svg>'))
    const count = (tag: string) => picture.split(tag).length - 1
    const [rects, paths] = ['rect', 'path'].map((kind) => marks.filter((mark) => mark.kind === kind))
    const hatched = rects?.filter((mark) => 'strokes' in mark)
    expect(count('<rect ')).toBe(rects?.length)
    // The strokes of a hatch lie on their rectangle.
    expect(count('<path ')).toBe((paths?.length ?? 0) + (hatched?.length ?? 0))
    for (const { text } of section.chart.legend) expect(written).toContain(text)
  }
})
