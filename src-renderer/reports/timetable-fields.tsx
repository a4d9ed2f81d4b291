import { useState } from 'react'
import { TimeOfDay } from '../../src-main/contract/house.ts'
import type { Reports } from '../../src-main/contract/reports.ts'
import { useTexts } from '../state/console-context.tsx'
import { DateField } from '../ui/date-field.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './reports.module.css'
import { useTyped } from './use-typed.ts'

type TimesProps = { times: readonly string[]; onChange: (times: readonly string[]) => void }

/** A time that is not one yet changes nothing. */
export function PlanTime({ times, onChange }: TimesProps) {
  const { reports: words } = useTexts()
  const { typed, setTyped, handOver } = useTyped(times[0] ?? '')
  const isTime = TimeOfDay.safeParse(typed).success
  return (
    <DateField
      label={words.at}
      type="time"
      value={typed}
      error={isTime ? undefined : words.wrongTime}
      onChange={(value) => {
        setTyped(value)
        if (!TimeOfDay.safeParse(value).success) return
        handOver(value)
        onChange([value])
      }}
    />
  )
}

export function PlanTimes({ times, onChange }: TimesProps) {
  const { reports: words } = useTexts()
  const { typed, setTyped, handOver } = useTyped(times.join(', '))
  const [error, setError] = useState(false)
  const leave = () => {
    const found = [...new Set(typed.split(/[\s,;]+/).filter(Boolean))].map((time) => time.padStart(5, '0'))
    const areTimes =
      found.length > 0 && found.length <= 4 && found.every((time) => TimeOfDay.safeParse(time).success)
    setError(!areTimes)
    if (!areTimes) return
    setTyped(found.join(', '))
    if (found.join() === times.join()) return
    handOver(found.join(', '))
    onChange(found)
  }
  return (
    <TextField
      label={words.atTimes}
      value={typed}
      hint={words.timesHint}
      maxLength={40}
      error={error ? words.wrongTimes : undefined}
      onChange={setTyped}
      onFocusChange={(focused) => !focused && leave()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave()
        else event.continuePropagation()
      }}
    />
  )
}

export function FolderField({
  reports,
  onChange,
}: {
  reports: Reports
  onChange: (folder: string | null) => Promise<boolean>
}) {
  const { reports: words } = useTexts()
  const { typed, setTyped, handOver } = useTyped(reports.settings.folder ?? '')
  const [error, setError] = useState(false)
  const leave = async () => {
    const folder = typed.trim() === '' ? null : typed.trim()
    if (folder === reports.settings.folder) return setError(false)
    handOver(folder ?? '')
    setError(!(await onChange(folder)))
  }
  return (
    <div className={styles['folder']}>
      <TextField
        label={words.folder}
        value={typed}
        hint={words.ownFolder}
        maxLength={1000}
        error={error ? words.wrongFolder : undefined}
        onChange={setTyped}
        onFocusChange={(focused) => !focused && void leave()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void leave()
          else event.continuePropagation()
        }}
      />
      <small dir="ltr">{reports.folder}</small>
    </div>
  )
}
