import { scaleLinear } from 'd3-scale'
import { useTexts } from '../state/console-context.tsx'
import { type Bar, totalOf } from './chart-model.ts'
import styles from './charts.module.css'
import { fillOf, Patterns } from './patterns.tsx'

const rowHeight = 26
const barHeight = 14
/** Of the width, at most, for the words at the left; and pixels for the number at the right. */
const labelShare = 0.45
const numberWidth = 44
/** Roughly, in pixels, of a letter of this size. */
const letter = 6.3

type BarChartProps = { bars: readonly Bar[]; width: number; id: string }

/** Lying bars, one below the other, each with its words and its number. */
export function BarChart({ bars, width, id }: BarChartProps) {
  const { time } = useTexts()
  const longest = Math.max(0, ...bars.map(({ label }) => label.length)) * letter + 8
  const left = Math.min(longest, Math.round(width * labelShare))
  const most = Math.max(1, ...bars.map((bar) => Math.max(totalOf(bar), bar.before ?? 0)))
  const x = scaleLinear([0, most], [0, Math.max(20, width - left - numberWidth)])
  return (
    <svg className={styles['chart']} width={width} height={bars.length * rowHeight} role="presentation">
      <Patterns id={id} />
      {bars.map((bar, row) => (
        <g key={bar.label} transform={`translate(0 ${row * rowHeight})`}>
          <text x={0} y={rowHeight / 2} className={styles['label']}>
            {shortened(bar.label, left)}
          </text>
          <g transform={`translate(${left} ${(rowHeight - barHeight) / 2})`}>
            <LyingParts bar={bar} x={x} id={id} />
            {bar.before !== undefined && (
              <line
                x1={x(bar.before)}
                x2={x(bar.before)}
                y1={-3}
                y2={barHeight + 3}
                className={styles['before']}
              />
            )}
          </g>
          <text x={left + numberAt(bar, x)} y={rowHeight / 2} className={styles['number']}>
            {time.count(Math.round(totalOf(bar)))}
          </text>
        </g>
      ))}
    </svg>
  )
}

function LyingParts({ bar, x, id }: { bar: Bar; x: (value: number) => number; id: string }) {
  let begun = 0
  return bar.parts.map(({ value, look }) => {
    const from = x(begun)
    begun += value
    const width = Math.max(0, x(begun) - from - 0.5)
    return value === 0 ? null : (
      <rect key={look} x={from} y={0} width={width} height={barHeight} rx={1.5} {...fillOf(look, id)} />
    )
  })
}

/** At the end of its bar, where the mark of the period before leaves it room, else after that mark. */
function numberAt(bar: Bar, x: (value: number) => number): number {
  const [end, mark] = [x(totalOf(bar)), x(bar.before ?? 0)]
  return (mark > end && mark < end + numberWidth ? mark : end) + 6
}

function shortened(label: string, room: number): string {
  // A label that gave the room its width fits into it, whatever a division leaves of it.
  const letters = Math.floor((room - 8) / letter + 0.01)
  return label.length <= letters ? label : `${label.slice(0, Math.max(1, letters - 1))}…`
}
