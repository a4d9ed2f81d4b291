import type { Chart } from './chart.ts'
import { columns } from './columns.ts'
import { heatMap } from './heat-map.ts'
import { lyingBars } from './lying-bars.ts'
import type { Drawing, Paper } from './marks.ts'

/** Where each shape and each word of a chart is: a window and a report only say how shapes are written down. */
export function drawChart(chart: Chart, paper: Paper): Drawing {
  switch (chart.kind) {
    case 'bars':
      return lyingBars(chart, paper)
    case 'columns':
      return columns(chart, paper)
    case 'heat':
      return heatMap(chart, paper)
  }
}
