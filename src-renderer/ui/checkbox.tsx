import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components'
import styles from './checkbox.module.css'
import { classesOf } from './classes.ts'
import { Icon } from './icon.tsx'

const css = classesOf(styles)

type CheckboxProps = { isSelected: boolean; onChange: (on: boolean) => void; children: ReactNode }

export function Checkbox({ isSelected, onChange, children }: CheckboxProps) {
  return (
    <AriaCheckbox className={css('checkbox')} isSelected={isSelected} onChange={onChange}>
      <span className={css('box')}>{isSelected && <Icon name="check" size="s" />}</span>
      {children}
    </AriaCheckbox>
  )
}
