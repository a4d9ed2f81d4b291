import { scaleBand, scaleLinear } from 'd3-scale'
import { type Bar, type Marker, totalOf } from './chart-model.ts'
import styles from './charts.module.css'
import { fillOf, Patterns } from './patterns.tsx'

const top = 16
const bottom = 20
const left = 30
/** Roughly, in pixels, of a letter below a column, and between two words. */
const letter = 6
const gap = 8
/** Between two markers, for their words to stand above each; nearer ones reach this far over their own line. */
const markerRoom = 56
const markerGap = 8

type ColumnChartProps = {
  bars: readonly Bar[]
  markers: readonly Marker[]
  width: number
  height: number
  id: string
}

/** Standing columns over an axis with round numbers. */
export function ColumnChart({ bars, markers, width, height, id }: ColumnChartProps) {
  const ends = bars.map((bar) => Math.max(totalOf(bar) + (bar.error ?? 0), bar.before ?? 0))
  const y = scaleLinear([0, Math.max(1, ...ends)], [height - bottom, top]).nice(4)
  const x = scaleBand<number>(
    bars.map((_, at) => at),
    [left, width],
  ).padding(bars.length > 20 ? 0.15 : 0.25)
  const labelWidth = Math.max(...bars.map(({ label }) => label.length)) * letter + gap
  const every = Math.max(1, Math.ceil((bars.length * labelWidth) / Math.max(1, width - left)))
  return (
    <svg className={styles['chart']} width={width} height={height} role="presentation">
      <Patterns id={id} />
      {y
        .ticks(4)
        .filter(Number.isInteger)
        .map((tick) => (
          <g key={tick} transform={`translate(0 ${y(tick)})`}>
            <line x1={left} x2={width} className={styles['grid']} />
            <text x={left - 5} className={styles['tick']}>
              {tick >= 10_000 ? `${Math.round(tick / 1000)}k` : tick}
            </text>
          </g>
        ))}
      {bars.map((bar, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is named by its place: a day may come again after a year
        <g key={`${at} ${bar.label}`} transform={`translate(${x(at) ?? 0} 0)`}>
          <StandingParts bar={bar} y={y} width={x.bandwidth()} id={id} />
          <Extras bar={bar} y={y} width={x.bandwidth()} />
          {at % every === 0 && (
            <text x={x.bandwidth() / 2} y={height - 6} className={styles['below']}>
              {bar.label}
            </text>
          )}
        </g>
      ))}
      <Markers markers={markers} x={(at) => (x(at) ?? 0) + x.bandwidth() / 2} height={height - bottom} />
    </svg>
  )
}

type PartProps = { bar: Bar; y: (value: number) => number; width: number }

function StandingParts({ bar, y, width, id }: PartProps & { id: string }) {
  let begun = 0
  return bar.parts.map(({ value, look }) => {
    const from = y(begun)
    begun += value
    const height = Math.max(0, from - y(begun) - 0.5)
    return value === 0 ? null : (
      <rect key={look} x={0} y={y(begun)} width={width} height={height} rx={1.5} {...fillOf(look, id)} />
    )
  })
}

function Extras({ bar, y, width }: PartProps) {
  const end = totalOf(bar)
  return (
    <>
      {bar.before !== undefined && (
        <line x1={-2} x2={width + 2} y1={y(bar.before)} y2={y(bar.before)} className={styles['before']} />
      )}
      {bar.error !== undefined && (
        <line
          x1={width / 2}
          x2={width / 2}
          y1={y(end + bar.error)}
          y2={y(Math.max(0, end - bar.error))}
          className={styles['whisker']}
        />
      )}
      {bar.note !== undefined && (
        <text x={width / 2} y={y(0) - 4} className={styles['below']}>
          {bar.note}
        </text>
      )}
    </>
  )
}

/** Two at one column share their words; those of neighbours go apart to either side. */
function Markers({
  markers,
  x,
  height,
}: {
  markers: readonly Marker[]
  x: (at: number) => number
  height: number
}) {
  const together = markers.length > 1 && markers.every(({ at }) => at === markers[0]?.at)
  const shown = together
    ? [{ at: markers[0]?.at ?? 0, label: markers.map(({ label }) => label).join(' · ') }]
    : markers
  const places = shown.map(({ at }) => x(at))
  const isNarrow = Math.max(...places) - Math.min(...places) < markerRoom && shown.length > 1
  return shown.map(({ at, label }, index) => (
    <g key={label} transform={`translate(${x(at)} 0)`}>
      <line y1={top - 3} y2={height} className={styles['marker']} />
      <text
        y={top - 6}
        textAnchor={isNarrow ? (index === 0 ? 'end' : 'start') : 'middle'}
        x={isNarrow ? (index === 0 ? markerGap : -markerGap) : 0}
        className={styles['marker-label']}
      >
        {label}
      </text>
    </g>
  ))
}
