import type { ReactNode } from 'react'
import styles from './banner.module.css'
import { classesOf } from './classes.ts'
import { Icon } from './icon.tsx'

const css = classesOf(styles)

/** Full width under the top bar: an alarm keeps the operator from being reached, a notice does not. */
export function Banner({ look, children }: { look: 'alarm' | 'notice'; children: ReactNode }) {
  return (
    <div className={css('banner', look)} role={look === 'alarm' ? 'alert' : 'status'}>
      <Icon name="warning" />
      {children}
    </div>
  )
}
