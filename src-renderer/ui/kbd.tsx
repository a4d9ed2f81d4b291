import styles from './kbd.module.css'

/** A key as it stands on the keyboard. Hidden from screen readers: `aria-keyshortcuts` tells them. */
export function Kbd({ children }: { children: string }) {
  return (
    <span className={styles['frame']} aria-hidden="true">
      <kbd className={styles['kbd']}>{children}</kbd>
    </span>
  )
}
