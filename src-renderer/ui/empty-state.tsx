import type { ReactNode } from 'react'
import styles from './empty-state.module.css'
import { Icon, type IconName } from './icon.tsx'

export function EmptyState({
  icon,
  title,
  children,
}: {
  icon: IconName
  title: string
  children?: ReactNode
}) {
  return (
    <div className={styles['empty']}>
      <div className={styles['icon']}>
        <Icon name={icon} size="l" />
      </div>
      <p className={styles['title']}>{title}</p>
      {children}
    </div>
  )
}
