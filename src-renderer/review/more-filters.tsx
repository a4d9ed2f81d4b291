import { CaseState } from '../../src-main/contract/history.ts'
import type { ReviewFilter } from '../../src-main/contract/review.ts'
import { useHouse, useTexts } from '../state/console-context.tsx'
import { DateField } from '../ui/date-field.tsx'
import { MultiSelect } from '../ui/multi-select.tsx'
import { Select } from '../ui/select.tsx'
import styles from './filter-bar.module.css'
import type { FilterProps } from './filter-bar.tsx'
import { NumberField } from './number-field.tsx'
import { TransferReasonFilter } from './transfer-reason-filter.tsx'

const answers = ['', 'yes', 'no'] as const
export const eithers = ['complaint', 'brokenPromise', 'transferred', 'reviewed'] as const

/** What is asked less often. */
export function MoreFilters({ filter, onChange }: FilterProps) {
  return (
    <div className={styles['more']}>
      <CaseFilters filter={filter} onChange={onChange} />
      <Either filter={filter} onChange={onChange} />
      <Times filter={filter} onChange={onChange} />
      <Sample filter={filter} onChange={onChange} />
    </div>
  )
}

function CaseFilters({ filter, onChange }: FilterProps) {
  const { review, cases } = useTexts()
  const { desks, categories } = useHouse()
  const any = { id: '', text: review.any }
  const ofAny = { whole: review.any, several: review.several }
  const { direction } = filter
  return (
    <>
      <Select
        label={review.direction}
        value={direction ?? ''}
        options={[any, { id: 'in', text: review.directions.in }, { id: 'out', text: review.directions.out }]}
        onChange={(id) => onChange({ direction: id === 'in' || id === 'out' ? id : null })}
      />
      <MultiSelect
        label={review.category}
        values={filter.categoryIds}
        options={categories.map(({ id, name }) => ({ id, text: name }))}
        {...ofAny}
        onChange={(categoryIds) => onChange({ categoryIds })}
      />
      <MultiSelect
        label={review.caseState}
        values={filter.caseStates}
        options={CaseState.options.map((id) => ({ id, text: cases.states[id] }))}
        {...ofAny}
        onChange={(caseStates) => onChange({ caseStates })}
      />
      <MultiSelect
        label={review.desk}
        values={filter.deskIds}
        options={desks.map(({ id, name }) => ({ id, text: name }))}
        {...ofAny}
        onChange={(deskIds) => onChange({ deskIds })}
      />
      <TransferReasonFilter filter={filter} onChange={onChange} />
    </>
  )
}

function Either({ filter, onChange }: FilterProps) {
  const { review } = useTexts()
  const texts = { '': review.any, yes: review.yes, no: review.no }
  return eithers.map((name) => (
    <Select
      key={name}
      label={review[name]}
      value={filter[name] === null ? '' : filter[name] ? 'yes' : 'no'}
      options={answers.map((id) => ({ id, text: texts[id] }))}
      onChange={(answer) => onChange({ [name]: answer === '' ? null : answer === 'yes' })}
    />
  ))
}

function Times({ filter, onChange }: FilterProps) {
  const { review } = useTexts()
  const { hours, duration, held } = filter
  const hour = (changed: Partial<NonNullable<ReviewFilter['hours']>>) => {
    // Midnight at both ends is all of the day.
    const next = { from: hours?.from ?? '00:00', to: hours?.to ?? '00:00', ...changed }
    onChange({ hours: next.from === '' || next.to === '' ? null : next })
  }
  return (
    <>
      <DateField
        label={review.hourFrom}
        type="time"
        value={hours?.from ?? ''}
        onChange={(from) => hour({ from })}
      />
      <DateField label={review.hourTo} type="time" value={hours?.to ?? ''} onChange={(to) => hour({ to })} />
      <NumberField
        label={review.minutes}
        value={duration.from === null ? null : duration.from / 60}
        most={1440}
        onChange={(from) => onChange({ duration: { ...duration, from: from === null ? null : from * 60 } })}
      />
      <NumberField
        label={review.mostMinutes}
        value={duration.to === null ? null : duration.to / 60}
        most={1440}
        onChange={(to) => onChange({ duration: { ...duration, to: to === null ? null : to * 60 } })}
      />
      <NumberField
        label={review.heldSeconds}
        value={held.from}
        most={86_400}
        onChange={(from) => onChange({ held: { ...held, from } })}
      />
      <NumberField
        label={review.mostHeldSeconds}
        value={held.to}
        most={86_400}
        onChange={(to) => onChange({ held: { ...held, to } })}
      />
      <NumberField
        label={review.repeatDays}
        value={filter.repeatDays}
        least={1}
        most={365}
        onChange={(repeatDays) => onChange({ repeatDays })}
      />
    </>
  )
}

function Sample({ filter: { sample }, onChange }: FilterProps) {
  const { review } = useTexts()
  return (
    <>
      <NumberField
        label={review.sampleSize}
        value={sample?.size ?? null}
        least={1}
        most={100}
        onChange={(size) => onChange({ sample: size === null ? null : { size, seed: sample?.seed ?? 1 } })}
      />
      {sample !== null && (
        <NumberField
          label={review.sampleSeed}
          value={sample.seed}
          most={999_999}
          onChange={(seed) => onChange({ sample: { ...sample, seed: seed ?? 0 } })}
        />
      )}
    </>
  )
}
