import type { ReactNode } from 'react'
import styles from './profile.module.css'

/** A whole screen with one thing to do, before anything else can be shown. */
export function Welcome({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <main className={styles['welcome']}>
      <div className={styles['sheet']}>
        <p className={styles['brand']} aria-hidden="true">
          pronto<span>.</span>
        </p>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  )
}
