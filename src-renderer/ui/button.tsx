import type { ReactNode } from 'react'
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import styles from './button.module.css'
import { classesOf } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'

const css = classesOf(styles)

export type ButtonProps = {
  children?: ReactNode
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

export function Button({
  children,
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
  const button = (
    <AriaButton
      className={css('button', look, size, wide && 'wide', pressed && 'pressed', !children && 'round')}
      type={type}
      isDisabled={isDisabled}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      {...(onPress === undefined ? {} : { onPress })}
      {...(shortcut === undefined ? {} : { 'aria-keyshortcuts': shortcut.replaceAll(' ', '+') })}
    >
      {icon && <Icon name={icon} size={size === 's' ? 's' : 'm'} />}
      {children}
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </AriaButton>
  )
  if (hint === undefined) return button
  return (
    <TooltipTrigger delay={300}>
      {button}
      <Tooltip className={css('hint')} placement="bottom" offset={6}>
        {hint}
      </Tooltip>
    </TooltipTrigger>
  )
}
