import type { Look } from './chart-model.ts'
import styles from './charts.module.css'

const size = 6

/** The hatches of one chart; `id` keeps those of several charts on a page apart. */
export function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-hatch`} width={size} height={size} patternUnits="userSpaceOnUse">
        <rect width={size} height={size} className={styles['soft']} />
        <path d="M-1 1l2-2M0 6l6-6M5 7l2-2" className={styles['stroke']} />
      </pattern>
      <pattern id={`${id}-good`} width={size} height={size} patternUnits="userSpaceOnUse">
        <rect width={size} height={size} className={styles['good-ground']} />
        <path d="M3 0v6" className={styles['good-stroke']} />
      </pattern>
      <pattern id={`${id}-warn`} width={size} height={size} patternUnits="userSpaceOnUse">
        <rect width={size} height={size} className={styles['warn-ground']} />
        <path d="M-1 5l2 2M0 0l6 6M5-1l2 2" className={styles['warn-stroke']} />
      </pattern>
      <pattern id={`${id}-bad`} width={size} height={size} patternUnits="userSpaceOnUse">
        <rect width={size} height={size} className={styles['bad-ground']} />
        <path d="M0 3h6M3 0v6" className={styles['bad-stroke']} />
      </pattern>
      <pattern id={`${id}-dots`} width={size} height={size} patternUnits="userSpaceOnUse">
        <rect width={size} height={size} className={styles['dots-ground']} />
        <circle cx="3" cy="3" r="1.2" className={styles['dot']} />
      </pattern>
    </defs>
  )
}

/** What fills a part of a bar. */
export function fillOf(look: Look, id: string): { readonly className: string; readonly fill?: string } {
  const className = styles[`part-${look}`] ?? ''
  return look === 'solid' || look === 'hollow' ? { className } : { className, fill: `url(#${id}-${look})` }
}
