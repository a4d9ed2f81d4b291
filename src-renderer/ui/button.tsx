import type { ReactNode } from 'react'
import styles from './button.module.css'
import { classesOf } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'

const css = classesOf(styles)

export type ButtonProps = {
  children?: ReactNode
  /** For a key that goes there. */
  id?: string
  /** Says what the button does where there is no room for a word. */
  label?: string
  icon?: IconName
  /** As on the keyboard: «F9», «Alt N». */
  shortcut?: string
  look?: 'plain' | 'first' | 'quiet' | 'on-call' | 'on-call-first' | 'danger'
  size?: 's' | 'm' | 'l'
  /** Shown on hover, where `shortcut` has no room. */
  hint?: string
  wide?: boolean
  pressed?: boolean
  isDisabled?: boolean
  type?: 'button' | 'submit'
  onPress?: () => void
}

/** Plain, not react-aria's: see `docs/decisions/0040-plain-controls-on-the-card.md`. */
export function Button({
  children,
  id,
  label,
  icon,
  shortcut,
  look = 'plain',
  size = 'm',
  wide = false,
  pressed,
  hint,
  isDisabled = false,
  type = 'button',
  onPress,
}: ButtonProps) {
  return (
    <button
      id={id}
      type={type}
      className={css(
        'button',
        look,
        size,
        wide && 'wide',
        pressed && 'pressed',
        !children && !shortcut && 'round',
      )}
      disabled={isDisabled}
      title={hint}
      aria-label={shortcut ? undefined : label}
      aria-pressed={pressed}
      aria-keyshortcuts={shortcut?.replaceAll(' ', '+')}
      onClick={onPress}
    >
      {icon && <Icon name={icon} size={size === 's' ? 's' : 'm'} />}
      {/* A name of its own would have to hold the key that is written beside it. */}
      {shortcut && label && <span className="visually-hidden">{label}</span>}
      {shortcut && label && children ? <span aria-hidden="true">{children}</span> : children}
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </button>
  )
}
