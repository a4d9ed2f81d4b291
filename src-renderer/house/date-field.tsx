import { useId } from 'react'
import { classesOf } from '../ui/classes.ts'
import fieldStyles from '../ui/text-field.module.css'

const css = classesOf(fieldStyles)

type DateFieldProps = {
  label: string
  hideLabel?: boolean
  /** `YYYY-MM-DD`; empty while none is given. */
  value: string
  onChange: (value: string) => void
  error?: string | undefined
}

/** A calendar day: the browser's own field, which knows how the user's system writes dates. */
export function DateField({ label, hideLabel = false, value, onChange, error }: DateFieldProps) {
  const id = useId()
  return (
    <div className={css('field')}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : css('label')}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        className={css('input')}
        value={value}
        max="9999-12-31"
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        data-invalid={error === undefined ? undefined : true}
        onChange={(event) => onChange(event.target.value)}
      />
      {error !== undefined && (
        <span id={`${id}-error`} className={css('error')}>
          {error}
        </span>
      )}
    </div>
  )
}
