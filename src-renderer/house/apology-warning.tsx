import type { ReactNode } from 'react'
import { useTexts } from '../state/console-context.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './house.module.css'

type ApologyWarningProps = {
  /** The words that apologise; null where only the main process has seen them. */
  found: string | null
  children?: ReactNode
}

/** Why the house apologises and not the person who answers: said before it is saved, never forbidden. */
export function ApologyWarning({ found, children }: ApologyWarningProps) {
  const { templates: words } = useTexts().houseLists
  return (
    <div className={styles['sure']} role="alert">
      <b>
        <Icon name="warning" size="s" />
        {words.apologyTitle}
      </b>
      <p>{words.apologyWhy}</p>
      {found !== null && <p>{words.apologyAt(found)}</p>}
      {children && <div className={`${styles['actions']} ${styles['end']}`}>{children}</div>}
    </div>
  )
}
