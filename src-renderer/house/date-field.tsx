import { useState } from 'react'
import type { LocalDate } from '../../src-main/contract/house.ts'
import { useTexts } from '../state/console-context.tsx'
import { TextField } from '../ui/text-field.tsx'
import { readDate, todayOf } from './dates.ts'

type DateFieldProps = {
  label: string
  /** Empty while none is given. */
  value: LocalDate
  onChange: (value: LocalDate) => void
  error?: string | undefined
}

/**
 * A calendar day, typed. Not the browser's own field: that writes dates as the system does, and 08/10 on an English
 * one would be taken for the eighth of October.
 */
export function DateField({ label, value, onChange, error }: DateFieldProps) {
  const { house } = useTexts()
  const [editing, setEditing] = useState<string | null>(null)
  const [unread, setUnread] = useState('')
  const shown = editing ?? (unread || (value && house.date.shown(Date.parse(value))))

  return (
    <TextField
      label={label}
      hint={house.date.hint}
      value={shown}
      maxLength={30}
      error={unread !== '' && editing === null ? house.problems.date : error}
      onChange={(text) => {
        setEditing(text)
        const date = readDate(text, todayOf(Date.now()))
        setUnread(date === null ? text : '')
        onChange(date ?? '')
      }}
      onFocusChange={(focused) => setEditing(focused ? shown : null)}
    />
  )
}
