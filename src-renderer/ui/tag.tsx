import type { ReactNode } from 'react'
import { classesOf } from './classes.ts'
import styles from './tag.module.css'

const css = classesOf(styles)

export function Tag({
  children,
  look = 'plain',
  title,
}: {
  children: ReactNode
  look?: 'plain' | 'accent' | 'warning' | 'on-call'
  title?: string
}) {
  return (
    <span className={css('tag', look)} title={title}>
      {children}
    </span>
  )
}
