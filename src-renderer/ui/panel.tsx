import { type ReactNode, useId } from 'react'
import { classesOf } from './classes.ts'
import { Kbd } from './kbd.tsx'
import styles from './panel.module.css'

const css = classesOf(styles)

type PanelProps = {
  title?: string
  /** 1 where the panel's title is the screen's. */
  level?: 1 | 2
  /** Names the region where there is no title to show. */
  label?: string
  shortcut?: string
  aside?: ReactNode
  grow?: boolean
  scroll?: boolean
  /** The content reaches the edges: a list that scrolls by itself. */
  flush?: boolean
  children: ReactNode
}

export function Panel({
  title,
  level = 2,
  label,
  shortcut,
  aside,
  grow = false,
  scroll = false,
  flush = false,
  children,
}: PanelProps) {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section
      className={css('panel', grow && 'grow')}
      {...(title === undefined ? { 'aria-label': label } : { 'aria-labelledby': id })}
    >
      {title !== undefined && (
        <div className={css('head')}>
          <Heading id={id}>{title}</Heading>
          {aside}
          {shortcut && <Kbd>{shortcut}</Kbd>}
        </div>
      )}
      <div className={css('body', title !== undefined && !flush && 'padded', scroll && 'scroll')}>
        {children}
      </div>
    </section>
  )
}
