import { useState } from 'react'
import type { CustomerSummary } from '../../src-main/contract/customers.ts'
import type { MissedGroup } from '../../src-main/contract/missed-calls.ts'
import { formatNumber } from '../customers/format-number.ts'
import { FoundCustomers } from '../customers/found-customers.tsx'
import { NewCard } from '../customers/new-card.tsx'
import { useSearch } from '../customers/use-search.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { keepCard } from '../state/console-store.ts'
import { notify, openCustomer } from '../state/ui-store.ts'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './missed-panel.module.css'

/** Whose number it is: a new card with it, or one that is already there. The card opens, and the dialog goes with Today. */
export function MissedCard({ group, onClose }: { group: MissedGroup; onClose: () => void }) {
  const { missed, shell } = useTexts()
  const { party, number } = group
  const written = number ?? ''
  return (
    <Dialog
      isOpen
      size="l"
      title={missed.cardTitle(formatNumber(written))}
      closeLabel={shell.close}
      onClose={onClose}
    >
      <div className={styles['ways']}>
        <NewCard
          callId={null}
          number={formatNumber(written)}
          name={party.kind === 'unknown' ? party.displayName : ''}
        />
        <Attach number={written} />
      </div>
    </Dialog>
  )
}

/** Search, Enter: the number is on the card, and the calls are that customer's. */
function Attach({ number }: { number: string }) {
  const { missed, card } = useTexts()
  const { console: store, ui, request } = useAccess()
  const [words, setWords] = useState('')
  const found = useSearch(words)
  const shown = found?.slice(0, 6) ?? []

  const attach = async (customer: CustomerSummary | undefined) => {
    if (!customer) return
    const result = await request('phone:add', { customerId: customer.id, raw: number, label: 'other' })
    if (!result.ok) return
    keepCard(store, result.value)
    notify(ui, { kind: 'done', text: missed.attached(customer.name) })
    openCustomer(ui, customer.id)
  }

  return (
    <form
      className={styles['attach']}
      aria-label={missed.attach}
      onSubmit={(event) => {
        event.preventDefault()
        void attach(shown[0])
      }}
    >
      <h3>{missed.attach}</h3>
      <TextField label={missed.attachHint} value={words} onChange={setWords} type="search" />
      {shown.length > 0 && <p className={styles['hint']}>{missed.attachKeys}</p>}
      <FoundCustomers customers={shown} onChoose={(customer) => void attach(customer)} />
      {words.trim() !== '' && found?.length === 0 && <p role="status">{card.list.none}</p>}
    </form>
  )
}
