import { useState } from 'react'
import { useTexts } from '../state/console-context.tsx'
import { TextField } from '../ui/text-field.tsx'
import { type DaySpan, readHours, writeHours } from './week-hours.ts'

type HoursFieldProps = {
  label: string
  hideLabel?: boolean
  spans: readonly DaySpan[]
  typed: string | undefined
  onTyped: (text: string | null) => void
  onChange: (spans: readonly DaySpan[]) => void
  /** What else is wrong with it. */
  error?: string | undefined
  /** What no hours mean: closed, unless told otherwise. */
  hint?: string | undefined
}

/** Hours as they are typed: what cannot be read yet is kept, and blamed only once the field is left. */
export function HoursField({
  label,
  hideLabel = false,
  spans,
  typed,
  onTyped,
  onChange,
  error,
  hint,
}: HoursFieldProps) {
  const { week, problems } = useTexts().house
  const [editing, setEditing] = useState<string | null>(null)
  const shown = editing ?? typed ?? writeHours(spans)
  const read = typed === undefined || editing !== null ? null : readHours(typed)

  return (
    <TextField
      label={label}
      hideLabel={hideLabel}
      hint={hint ?? week.hint}
      value={shown}
      maxLength={80}
      error={read && 'problem' in read ? problems[read.problem] : error}
      onChange={(text) => {
        setEditing(text)
        const found = readHours(text)
        if (!('spans' in found)) return onTyped(text)
        if (typed !== undefined) onTyped(null)
        onChange(found.spans)
      }}
      onFocusChange={(focused) => setEditing(focused ? shown : null)}
    />
  )
}
