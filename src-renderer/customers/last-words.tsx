import type { Customer, CustomerField } from '../../src-main/contract/customers.ts'
import type { FieldChange } from '../../src-main/contract/one-customer.ts'
import { useAccess, useHouse, useTexts } from '../state/console-context.tsx'
import { keepCard } from '../state/console-store.ts'
import { notify } from '../state/ui-store.ts'
import { useMinute } from '../ui/clock.ts'
import styles from './details.module.css'
import { fieldText } from './field-text.ts'
import { useAnswer } from './use-answer.ts'

/** Where a field was written since the card was made: what stood there, who changed it, and the way back. */
export function useLastWords(customer: Customer): (field: CustomerField) => FieldChange | null {
  const { answer } = useAnswer('customer:field-changes', { customerId: customer.id }, customer)
  return (field) => answer?.find((change) => change.field === field) ?? null
}

export function LastWord({ customer, change }: { customer: Customer; change: FieldChange | null }) {
  const texts = useTexts()
  const { oneCard, time } = texts
  const house = useHouse()
  const now = useMinute()
  const { console: store, ui, request } = useAccess()
  if (change === null || change.before === change.value) return null
  const { field, at } = change
  const before = fieldText(field, change.before, texts, house)
  const [who, when] = [change.initials ?? '', time.said(at, now)]

  const takeBack = async () => {
    const result = await request('customer:take-back', { customerId: customer.id, field, at })
    if (!result.ok) return
    keepCard(store, result.value)
    notify(ui, { kind: 'done', text: oneCard.takenBack })
  }

  return (
    <p className={styles['last']}>
      <bdi>{before === '' ? oneCard.wasEmpty(who, when) : oneCard.wasBefore(before, who, when)}</bdi>{' '}
      <button
        type="button"
        aria-label={oneCard.takeBackField(oneCard.fields[field])}
        onClick={() => void takeBack()}
      >
        {oneCard.takeBack}
      </button>
    </p>
  )
}
