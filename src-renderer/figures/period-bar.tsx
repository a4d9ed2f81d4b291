import { type FiguresPeriod, FiguresPeriod as Schema } from '../../src-main/contract/figures.ts'
import type { AgentId, DeskId } from '../../src-main/contract/ids.ts'
import { chosenPeriod } from '../../src-main/domain/figures-period.ts'
import { createZoneDays } from '../../src-main/domain/zone-days.ts'
import { useConsole, useHouse, useTexts } from '../state/console-context.tsx'
import type { FiguresChoice } from '../state/ui-store.ts'
import { DateField } from '../ui/date-field.tsx'
import { Select } from '../ui/select.tsx'
import styles from './figures.module.css'

export const periodKinds = ['this-week', 'last-week', 'this-month', 'last-month', 'between'] as const

/** The days that were chosen; null: they are none. */
export function periodOfChoice(
  { kind, from, to }: FiguresChoice,
  zone: string,
  now: number,
): FiguresPeriod | null {
  if (kind === 'between') return Schema.safeParse({ from, to }).data ?? null
  return chosenPeriod(kind, createZoneDays(zone).dayOf(now))
}

type PeriodBarProps = {
  choice: FiguresChoice
  isWrong: boolean
  onChange: (choice: FiguresChoice) => void
}

/** When, and of whom: people only where the house has entered what that rests on. */
export function PeriodBar({ choice, isWrong, onChange }: PeriodBarProps) {
  const { figures: words } = useTexts()
  const { desks, workerFigures } = useHouse()
  const agents = useConsole((state) => state.agents)
  return (
    <div className={styles['bar']}>
      <Select
        label={words.period}
        // Where the keys go on from once the screen is open.
        autoFocus
        value={choice.kind}
        options={periodKinds.map((id) => ({ id, text: words.periods[id] }))}
        onChange={(kind) => onChange({ ...choice, kind })}
      />
      {choice.kind === 'between' && (
        <>
          <DateField
            label={words.from}
            type="date"
            value={choice.from}
            onChange={(from) => onChange({ ...choice, from })}
          />
          <DateField
            label={words.to}
            type="date"
            value={choice.to}
            onChange={(to) => onChange({ ...choice, to })}
            error={isWrong && choice.from !== '' && choice.to !== '' ? words.wrongPeriod : undefined}
          />
        </>
      )}
      {desks.length > 1 && (
        <Select<DeskId | ''>
          label={words.desk}
          value={choice.deskId ?? ''}
          options={[{ id: '', text: words.wholeHouse }, ...desks.map(({ id, name }) => ({ id, text: name }))]}
          onChange={(id) => onChange({ ...choice, deskId: id === '' ? null : id })}
        />
      )}
      {workerFigures !== null && (
        <Select<AgentId | ''>
          label={words.worker}
          value={choice.agentId ?? ''}
          options={[{ id: '', text: words.everybody }, ...agents.map(({ id, name }) => ({ id, text: name }))]}
          onChange={(id) => onChange({ ...choice, agentId: id === '' ? null : id })}
        />
      )}
    </div>
  )
}
