import type { ReactNode } from 'react'
import { Button as AriaButton, Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import buttonStyles from './button.module.css'
import { classesOf } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import styles from './menu.module.css'

const css = classesOf(styles)

export type MenuEntry = { id: string; text: string; icon?: IconName }

type MenuProps = {
  label: string
  entries: readonly MenuEntry[]
  onChoose: (id: string) => void
  /** For a key that goes there. */
  id?: string
  look?: 'plain' | 'first'
  size?: 's' | 'm'
  icon?: IconName
  /** As on the keyboard: «Alt T». */
  shortcut?: string
  children: ReactNode
}

export function Menu({
  label,
  entries,
  onChoose,
  id,
  look = 'plain',
  size = 'm',
  icon,
  shortcut,
  children,
}: MenuProps) {
  return (
    <MenuTrigger>
      <AriaButton {...(id && { id })} className={classesOf(buttonStyles)('button', size, look)}>
        {icon && <Icon name={icon} size={size === 's' ? 's' : 'm'} />}
        {children}
        {shortcut && <Kbd>{shortcut}</Kbd>}
        <Icon name="chevron" size="s" />
      </AriaButton>
      <Popover className={css('popover')}>
        <AriaMenu className={css('menu')} aria-label={label} onAction={(key) => onChoose(String(key))}>
          {entries.map(({ id, text, icon: entryIcon }) => (
            <MenuItem key={id} id={id} className={css('item')} textValue={text}>
              {entryIcon && <Icon name={entryIcon} size="s" />}
              {text}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
