import type { RefObject } from 'react'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  TextArea,
} from 'react-aria-components'
import { classesOf } from './classes.ts'
import styles from './text-field.module.css'

const css = classesOf(styles)

type TextFieldProps = {
  /** Of the input itself, so that a key can lead to it. */
  id?: string
  label: string
  value: string
  onChange: (value: string) => void
  hint?: string
  hideLabel?: boolean
  rows?: number
  maxLength?: number
  isRequired?: boolean
  isDisabled?: boolean
  error?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'password' | 'search'
  autoFocus?: boolean
  onFocusChange?: (focused: boolean) => void
  onKeyDown?: AriaTextFieldProps['onKeyDown']
  onSelect?: AriaTextFieldProps['onSelect']
  /** The text area itself, where `rows` make it one. */
  area?: RefObject<HTMLTextAreaElement | null>
}

export function TextField({
  label,
  hint,
  hideLabel = false,
  rows,
  error,
  onKeyDown,
  onSelect,
  area,
  ...field
}: TextFieldProps) {
  const placeholder = hint === undefined ? {} : { placeholder: hint }
  return (
    <AriaTextField
      {...field}
      {...(onKeyDown ? { onKeyDown } : {})}
      {...(onSelect ? { onSelect } : {})}
      {...(hideLabel ? { 'aria-label': label } : {})}
      isInvalid={error !== undefined}
      className={css('field')}
    >
      {!hideLabel && <Label className={css('label')}>{label}</Label>}
      {rows === undefined ? (
        <Input className={css('input')} dir="auto" {...placeholder} />
      ) : (
        <TextArea
          {...(area ? { ref: area } : {})}
          className={css('input', 'area')}
          dir="auto"
          rows={rows}
          {...placeholder}
        />
      )}
      <FieldError className={css('error')}>{error}</FieldError>
    </AriaTextField>
  )
}
