import { useState } from 'react'
import { useTexts } from '../state/console-context.tsx'
import { TextField } from '../ui/text-field.tsx'
import { readDuration } from './durations.ts'

type DurationFieldProps = {
  label: string
  /** 0: nothing agreed here. */
  minutes: number
  /** What holds then; 0: nothing at all. */
  inherited: number
  typed: string | undefined
  onTyped: (text: string | null) => void
  onChange: (minutes: number) => void
  error?: string | undefined
}

/** A time in opening hours, typed as people write it and shown as a phrase. */
export function DurationField(props: DurationFieldProps) {
  const { label, minutes, inherited, typed, onTyped, onChange, error } = props
  const texts = useTexts()
  const { yardstick: words } = texts.houseLists
  const [editing, setEditing] = useState<string | null>(null)
  const shown = editing ?? typed ?? (minutes > 0 ? words.opening(minutes) : '')
  const unread = typed !== undefined && editing === null

  return (
    <TextField
      label={label}
      hideLabel
      hint={inherited > 0 ? words.opening(inherited) : words.nothing}
      value={shown}
      maxLength={40}
      error={unread ? texts.house.problems.duration : error}
      onChange={(text) => {
        setEditing(text)
        const read = text.trim() === '' ? 0 : readDuration(text)
        if (read === null) return onTyped(text)
        if (typed !== undefined) onTyped(null)
        onChange(read)
      }}
      onFocusChange={(focused) => setEditing(focused ? shown : null)}
    />
  )
}
