import { ProgressBar } from 'react-aria-components'
import { classesOf } from './classes.ts'
import styles from './progress.module.css'

const css = classesOf(styles)

/** `share` goes from 0 to 1. */
export function Progress({ label, share }: { label: string; share: number }) {
  return (
    <ProgressBar aria-label={label} value={share} maxValue={1}>
      <progress className={css('progress')} value={share} max={1} aria-hidden="true" />
    </ProgressBar>
  )
}
