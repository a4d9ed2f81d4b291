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
}

/** The browser's own: it knows the keyboard, the screen reader and how this country writes a date. */
export function DateField({ label, type, value, onChange, max, autoFocus = false, error }: DateFieldProps) {
  const id = useId()
  return (
    <div className={css('field')}>
      <label className={css('label')} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={css('input')}
        type={type}
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
