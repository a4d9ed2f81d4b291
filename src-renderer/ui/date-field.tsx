import { useId } from 'react'
import { classesOf } from './classes.ts'
import styles from './text-field.module.css'

const css = classesOf(styles)

type DateFieldProps = {
  label: string
  type: 'date' | 'time'
  /** `2026-11-21`, or `16:05`; empty while it is not one. */
  value: string
  onChange: (value: string) => void
  max?: string
  autoFocus?: boolean
  error?: string | undefined
  /** In a line of small controls; its label is only read aloud. */
  small?: boolean
}

/** The browser's own: it knows the keyboard, the screen reader and how this country writes a date. */
export function DateField({
  label,
  type,
  value,
  onChange,
  max,
  autoFocus = false,
  error,
  small = false,
}: DateFieldProps) {
  const id = useId()
  return (
    <div className={css('field')}>
      <label className={small ? 'visually-hidden' : css('label')} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={css('input', small && 'small')}
        type={type}
        title={small ? label : undefined}
        value={value}
        max={max}
        // biome-ignore lint/a11y/noAutofocus: it is what its dialog was opened for
        autoFocus={autoFocus}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onChange={(event) => onChange(event.target.value)}
      />
      {error !== undefined && (
        <span id={`${id}-error`} className={css('error')} role="alert">
          {error}
        </span>
      )}
    </div>
  )
}
