import { scaleLinear } from 'd3-scale'
import styles from './charts.module.css'

const left = 34
const rowHeight = 20
const bottom = 18
/** Below this cells have no room for their number. */
const numberFrom = 20

type HeatChartProps = {
  rows: readonly { readonly label: string; readonly counts: readonly number[] }[]
  width: number
}

/** Seven days of 24 hours: the fuller, the stronger, with its number where there is room. */
export function HeatChart({ rows, width }: HeatChartProps) {
  const most = Math.max(1, ...rows.flatMap(({ counts }) => counts))
  const strength = scaleLinear([0, most], [0.08, 1])
  const cell = (width - left) / 24
  const height = rows.length * rowHeight
  return (
    <svg className={styles['chart']} width={width} height={height + bottom} role="presentation">
      {rows.map(({ label, counts }, row) => (
        <g key={label} transform={`translate(0 ${row * rowHeight})`}>
          <text x={0} y={rowHeight / 2} className={styles['label']}>
            {label}
          </text>
          {counts.map((count, hour) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the day is what names a cell
            <g key={`${hour}:00`} transform={`translate(${left + hour * cell} 0)`}>
              <rect
                x={0.5}
                y={0.5}
                width={Math.max(1, cell - 1)}
                height={rowHeight - 1}
                rx={2}
                className={styles[count === 0 ? 'cell-empty' : 'cell']}
                fillOpacity={count === 0 ? 1 : strength(count)}
              />
              {count > 0 && cell >= numberFrom && (
                <text x={cell / 2} y={rowHeight / 2} className={styles[numberLook(strength(count))]}>
                  {count >= 1000 ? `${Math.round(count / 1000)}k` : count}
                </text>
              )}
            </g>
          ))}
        </g>
      ))}
      {[0, 3, 6, 9, 12, 15, 18, 21].map((hour) => (
        <text key={hour} x={left + (hour + 0.5) * cell} y={height + 13} className={styles['below']}>
          {String(hour).padStart(2, '0')}
        </text>
      ))}
    </svg>
  )
}

/** Dark or light letters: where they change, the two themes do not agree. */
function numberLook(strength: number): 'cell-number' | 'cell-number-mid' | 'cell-number-on' {
  if (strength < 0.56) return 'cell-number'
  return strength < 0.78 ? 'cell-number-mid' : 'cell-number-on'
}
