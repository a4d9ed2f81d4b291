import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components'
import { classesOf } from './classes.ts'
import { Icon } from './icon.tsx'
import styles from './select.module.css'

const css = classesOf(styles)

export type SelectOption<T extends string> = { readonly id: T; readonly text: string }

type SelectProps<T extends string> = {
  label: string
  hideLabel?: boolean
  value: T
  options: readonly SelectOption<T>[]
  onChange: (value: T) => void
  isDisabled?: boolean
  autoFocus?: boolean
  /** Stands out less, as above a column. */
  small?: boolean
}

/** One of a handful of choices, by keyboard or mouse. */
export function Select<T extends string>({
  label,
  hideLabel = false,
  value,
  options,
  onChange,
  isDisabled = false,
  autoFocus = false,
  small = false,
}: SelectProps<T>) {
  return (
    <AriaSelect
      className={css('select', small && 'small')}
      value={value}
      isDisabled={isDisabled}
      {...(hideLabel ? { 'aria-label': label } : {})}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key)
        if (chosen) onChange(chosen.id)
      }}
    >
      {!hideLabel && <Label className={css('label')}>{label}</Label>}
      <Button className={css('button')} autoFocus={autoFocus}>
        <SelectValue className={css('value')} />
        <Icon name="chevron" size="s" />
      </Button>
      <Popover className={css('popover')}>
        <ListBox className={css('list')}>
          {options.map(({ id, text }) => (
            <ListBoxItem key={id} id={id} textValue={text} className={css('item')}>
              {text}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
