import { useState } from 'react'
import type { HandoverPeriod } from '../../src-main/contract/handover.ts'
import { LocalDate } from '../../src-main/contract/house.ts'
import { useTexts } from '../state/console-context.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Select } from '../ui/select.tsx'
import styles from './handover-screen.module.css'

type PeriodChoiceProps = {
  period: HandoverPeriod
  /** There is no sheet for it. */
  refused: boolean
  onChange: (period: HandoverPeriod) => void
}

const kinds = ['last-shift', 'today', 'yesterday', 'week', 'date'] as const

/** Since when; a day that is not one yet leaves the sheet as it was. */
export function PeriodChoice({ period, refused, onChange }: PeriodChoiceProps) {
  const { handover } = useTexts()
  const [kind, setKind] = useState(period.kind)
  const [typed, setTyped] = useState(period.kind === 'date' ? period.date : '')

  const chooseKind = (chosen: (typeof kinds)[number]) => {
    setKind(chosen)
    if (chosen !== 'date') onChange({ kind: chosen })
  }
  const chooseDate = (text: string) => {
    setTyped(text)
    const date = LocalDate.safeParse(text)
    if (date.success) onChange({ kind: 'date', date: date.data })
  }

  return (
    <div className={styles['period']}>
      <Select
        label={handover.period}
        hideLabel
        // Where the keys go on from once the screen is open.
        autoFocus
        value={kind}
        options={kinds.map((id) => ({ id, text: handover.periods[id] }))}
        onChange={chooseKind}
      />
      {kind === 'date' && (
        <DateField
          label={handover.date}
          type="date"
          value={typed}
          onChange={chooseDate}
          autoFocus
          error={refused ? handover.wrongDate : undefined}
        />
      )}
    </div>
  )
}
