import type { ReactNode } from 'react'
import { Button as AriaButton, Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import buttonStyles from './button.module.css'
import { classesOf } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import styles from './menu.module.css'

const css = classesOf(styles)

export type MenuEntry = { id: string; text: string; icon?: IconName }

type MenuProps = {
  label: string
  entries: readonly MenuEntry[]
  onChoose: (id: string) => void
  look?: 'plain' | 'first'
  icon?: IconName
  children: ReactNode
}

export function Menu({ label, entries, onChoose, look = 'plain', icon, children }: MenuProps) {
  return (
    <MenuTrigger>
      <AriaButton className={classesOf(buttonStyles)('button', 'm', look)}>
        {icon && <Icon name={icon} />}
        {children}
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
