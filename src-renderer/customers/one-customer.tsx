import { useState } from 'react'
import type { Customer } from '../../src-main/contract/customers.ts'
import type { CustomerId } from '../../src-main/contract/ids.ts'
import type { MergeRecord } from '../../src-main/contract/one-customer.ts'
import { formatCode } from '../../src-main/domain/codes.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { keepCard } from '../state/console-store.ts'
import { notify } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { useMinute } from '../ui/clock.ts'
import styles from './details.module.css'
import { DuplicateList } from './duplicate-list.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { useAnswer } from './use-answer.ts'
import { useDuplicates } from './use-duplicates.ts'

/** Who may be the same customer, which cards were made one, and the way back. */
export function OneCustomer({ customer }: { customer: Customer }) {
  const { oneCard } = useTexts()
  const [merging, setMerging] = useState<{ with: CustomerId | null } | null>(null)
  const { answer: merges, again } = useAnswer('customer:merges', { customerId: customer.id }, customer)
  const duplicates = useDuplicates(questionOf(customer))

  return (
    <section className={styles['one']} aria-label={oneCard.oneCustomer}>
      <div className={styles['oneHead']}>
        <h3>{oneCard.oneCustomer}</h3>
        <Button size="s" icon="people" onPress={() => setMerging({ with: null })}>
          {oneCard.merge}
        </Button>
      </div>
      {merges?.map((merge) => (
        <Merged key={merge.id} merge={merge} onUndone={again} />
      ))}
      {duplicates !== null && duplicates.length > 0 ? (
        <>
          <h4>{oneCard.duplicatesOfCard}</h4>
          <DuplicateList
            duplicates={duplicates}
            actions={({ customer: { id, name } }) => (
              <Button size="s" onPress={() => setMerging({ with: id })}>
                {oneCard.compare(name)}
              </Button>
            )}
          />
        </>
      ) : (
        duplicates !== null && <p className={styles['none']}>{oneCard.noDuplicates}</p>
      )}
      {merging !== null && (
        <MergeDialog customerId={customer.id} otherId={merging.with} onClose={() => setMerging(null)} />
      )}
    </section>
  )
}

function Merged({ merge, onUndone }: { merge: MergeRecord; onUndone: () => void }) {
  const { oneCard, time } = useTexts()
  const { console: store, ui, request } = useAccess()
  const now = useMinute()
  const { merged, initials, at } = merge

  const undo = async () => {
    const result = await request('customer:undo-merge', { mergeId: merge.id })
    if (!result.ok) return
    keepCard(store, result.value)
    notify(ui, { kind: 'done', text: oneCard.mergeUndone })
    onUndone()
  }

  return (
    <p className={styles['merged']}>
      <bdi>
        {oneCard.mergedWith(merged.name, formatCode(merged.code), initials ?? '', time.said(at, now))}
      </bdi>
      <Button size="s" hint={oneCard.undoMergeOf(merged.name)} onPress={() => void undo()}>
        {oneCard.undoMerge}
      </Button>
    </p>
  )
}

function questionOf({ id, name, company, address, vatNumber, fiscalCode, phones, emails }: Customer) {
  return {
    except: id,
    name,
    company,
    address,
    vatNumber,
    fiscalCode,
    phones: phones.slice(0, 100).map(({ number, raw }) => number ?? raw),
    emails: emails.slice(0, 100).map((email) => email.address),
  }
}
