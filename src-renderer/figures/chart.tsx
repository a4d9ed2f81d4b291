import { useId } from 'react'
import { BarChart } from './bar-chart.tsx'
import type { Chart } from './chart-model.ts'
import { ColumnChart } from './column-chart.tsx'
import { HeatChart } from './heat-chart.tsx'
import { useWidth } from './use-width.ts'

/** A picture for the eye only: the same is said by the table beside it. */
export function ChartOf({ chart, tall = false }: { chart: Chart; tall?: boolean }) {
  const { ref, width } = useWidth()
  const id = useId()
  return (
    <div ref={ref} aria-hidden="true">
      {chart.kind === 'bars' ? (
        <BarChart bars={chart.bars} width={width} id={id} />
      ) : chart.kind === 'columns' ? (
        <ColumnChart
          bars={chart.bars}
          markers={chart.markers ?? []}
          width={width}
          height={tall ? 260 : 150}
          id={id}
        />
      ) : (
        <HeatChart rows={chart.rows} width={width} />
      )}
    </div>
  )
}
