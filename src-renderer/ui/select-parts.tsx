import type { ReactNode } from 'react'
import { Button, Label, ListBox, Popover, SelectValue } from 'react-aria-components'
import { classesOf } from './classes.ts'
import { Icon } from './icon.tsx'
import styles from './select.module.css'

const css = classesOf(styles)

type SelectPartsProps = {
  label: string
  hideLabel?: boolean
  autoFocus?: boolean
  /** What the button says; without it, the choice itself. */
  said?: ReactNode
  /** The choices. */
  children: ReactNode
}

/** Within a select, of one or of several: its label, its button, and the list that opens. */
export function SelectParts({
  label,
  hideLabel = false,
  autoFocus = false,
  said,
  children,
}: SelectPartsProps) {
  return (
    <>
      {!hideLabel && <Label className={css('label')}>{label}</Label>}
      <Button className={css('button')} autoFocus={autoFocus}>
        <SelectValue className={css('value')} {...(said === undefined ? {} : { children: said })} />
        <Icon name="chevron" size="s" />
      </Button>
      <Popover className={css('popover')}>
        <ListBox className={css('list')}>{children}</ListBox>
      </Popover>
    </>
  )
}

/** On the button itself: what is chosen, or what it chooses while that is nothing. Read aloud it is always both. */
export function PillFace({ label, text, isOn }: { label: string; text: string; isOn: boolean }) {
  if (isOn) return text
  return (
    <>
      <span aria-hidden="true">{label}</span>
      <span className="visually-hidden">{text}</span>
    </>
  )
}
