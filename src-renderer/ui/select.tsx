import { Select as AriaSelect, ListBoxItem } from 'react-aria-components'
import { classesOf } from './classes.ts'
import styles from './select.module.css'
import { PillFace, SelectParts } from './select-parts.tsx'

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
  /** Small, and its label stands in it as long as the first choice does, which asks nothing. */
  pill?: boolean
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
  pill = false,
}: SelectProps<T>) {
  const isOn = value !== options[0]?.id
  const text = options.find(({ id }) => id === value)?.text ?? ''
  return (
    <AriaSelect
      className={css('select', small && 'small', pill && 'pill', pill && isOn && 'on')}
      value={value}
      isDisabled={isDisabled}
      {...(hideLabel || pill ? { 'aria-label': label } : {})}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key)
        if (chosen) onChange(chosen.id)
      }}
    >
      <SelectParts
        label={label}
        hideLabel={hideLabel || pill}
        autoFocus={autoFocus}
        said={pill ? <PillFace label={label} text={text} isOn={isOn} /> : undefined}
      >
        {options.map(({ id, text }) => (
          <ListBoxItem key={id} id={id} textValue={text} className={css('item')}>
            {text}
          </ListBoxItem>
        ))}
      </SelectParts>
    </AriaSelect>
  )
}
