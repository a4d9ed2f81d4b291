import { type KeyboardEvent, useRef } from 'react'
import {
  ComboBox as AriaComboBox,
  Button,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  useFilter,
} from 'react-aria-components'
import { classesOf } from './classes.ts'
import styles from './combo-box.module.css'
import { Icon } from './icon.tsx'

const css = classesOf(styles)

export type ComboOption<T extends string> = { readonly id: T; readonly text: string }

type ComboBoxProps<T extends string> = {
  label: string
  /** Names the list of choices. */
  listLabel: string
  hint?: string
  /** What stands in the field: a choice's text, or what is being typed. */
  text: string
  chosen: T | null
  options: readonly ComboOption<T>[]
  /** `chosen` null: typed, and none of the choices. */
  onChange: (text: string, chosen: T | null) => void
  maxLength?: number
  autoFocus?: boolean
}

/** One of many choices, by typing a part of it; what is typed and no choice stays as it is. */
export function ComboBox<T extends string>({
  label,
  listLabel,
  hint,
  text,
  chosen,
  options,
  onChange,
  maxLength,
  autoFocus = false,
}: ComboBoxProps<T>) {
  const { contains } = useFilter({ sensitivity: 'base' })
  const wasOpen = useRef(false)

  /** Enter takes the first of those that fit, unless another was walked to; the next Enter is the form's. */
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const field = event.target
    wasOpen.current = field instanceof HTMLInputElement && field.getAttribute('aria-expanded') === 'true'
    if (event.key !== 'Enter' || !(field instanceof HTMLInputElement) || chosen !== null) return
    const walked = field.getAttribute('aria-activedescendant')
    const first =
      text.trim() === '' ? undefined : options.find((option) => contains(option.text, text.trim()))
    if (walked || field.getAttribute('aria-expanded') !== 'true' || !first) return
    event.preventDefault()
    event.stopPropagation()
    onChange(first.text, first.id)
  }

  return (
    <AriaComboBox
      className={css('combo')}
      allowsCustomValue
      menuTrigger="input"
      inputValue={text}
      value={chosen}
      autoFocus={autoFocus}
      onInputChange={(typed) => {
        const found = options.find((option) => option.text === typed)
        onChange(typed, found?.id ?? null)
      }}
      onChange={(key) => {
        const found = options.find(({ id }) => id === key)
        if (found) onChange(found.text, found.id)
      }}
    >
      <Label className={css('label')}>{label}</Label>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only keeps a key of the field inside it from going on */}
      <div
        className={css('frame')}
        onKeyDownCapture={onKeyDown}
        // The Escape that closed the list is not the form's as well.
        onKeyDown={(event) => event.key === 'Escape' && wasOpen.current && event.stopPropagation()}
      >
        <Input
          className={css('input')}
          {...(hint === undefined ? {} : { placeholder: hint })}
          maxLength={maxLength}
        />
        <Button className={css('button')}>
          <Icon name="chevron" size="s" />
        </Button>
      </div>
      <Popover className={css('popover')}>
        <ListBox className={css('list')} aria-label={listLabel}>
          {options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} textValue={option.text} className={css('item')}>
              {option.text}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
