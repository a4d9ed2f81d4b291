import { useId } from 'react'
import type { Legend } from './chart-model.ts'
import chart from './charts.module.css'
import styles from './figures.module.css'
import { fillOf, Patterns } from './patterns.tsx'

/** What the hatches mean. */
export function LegendOf({ legend }: { legend: Legend }) {
  const id = useId()
  if (legend.length === 0) return null
  return (
    <ul className={styles['legend']}>
      {legend.map(({ look, text }) => (
        <li key={text}>
          <svg width={14} height={12} role="presentation">
            {look === 'before' ? (
              <line x1={7} x2={7} y1={0} y2={12} className={chart['before']} />
            ) : (
              <>
                <Patterns id={id} />
                <rect x={0.5} y={0.5} width={13} height={11} rx={2} {...fillOf(look, id)} />
              </>
            )}
          </svg>
          {text}
        </li>
      ))}
    </ul>
  )
}
