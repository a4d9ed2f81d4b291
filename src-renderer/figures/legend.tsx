import type { Legend } from '../../src-main/domain/charts/chart.ts'
import { swatch } from '../../src-main/domain/charts/swatch.ts'
import { Drawn } from './drawn.tsx'
import styles from './figures.module.css'

/** What the hatches mean. */
export function LegendOf({ legend }: { legend: Legend }) {
  if (legend.length === 0) return null
  return (
    <ul className={styles['legend']}>
      {legend.map(({ look, text }) => (
        <li key={text}>
          <Drawn drawing={swatch(look)} />
          {text}
        </li>
      ))}
    </ul>
  )
}
