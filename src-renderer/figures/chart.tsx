import type { Chart } from '../../src-main/domain/charts/chart.ts'
import { drawChart } from '../../src-main/domain/charts/draw-chart.ts'
import { numberText } from '../../src-main/domain/number-text.ts'
import { useLanguage } from '../state/console-context.tsx'
import { Drawn } from './drawn.tsx'
import { useWidth } from './use-width.ts'

/** A picture for the eye only: the same is said by the table beside it. */
export function ChartOf({ chart, tall = false }: { chart: Chart; tall?: boolean }) {
  const { ref, width } = useWidth()
  const language = useLanguage()
  const number = (value: number, decimals?: number) => numberText(value, language, decimals)
  return (
    <div ref={ref} aria-hidden="true">
      <Drawn drawing={drawChart(chart, { width, height: tall ? 260 : 150, number })} />
    </div>
  )
}
