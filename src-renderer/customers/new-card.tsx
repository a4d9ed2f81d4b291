import { type FormEvent, useState } from 'react'
import type { CallId } from '../../src-main/contract/ids.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { keepCard } from '../state/console-store.ts'
import { openCustomer } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './new-card.module.css'

type NewCardProps = { callId: CallId | null; number?: string; name?: string }

/** Two fields are enough to begin; saving ties the running call to the card. */
export function NewCard({ callId, number = '', name: suggested = '' }: NewCardProps) {
  const { create } = useTexts().card
  const { console: store, ui, request } = useAccess()
  const [name, setName] = useState(suggested)
  const [phone, setPhone] = useState(number)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim()) return
    const phones = phone.trim() ? [{ raw: phone.trim(), label: 'other' as const }] : []
    const result = await request('customer:create', { draft: { name: name.trim(), phones }, callId })
    if (!result.ok) return
    keepCard(store, result.value)
    if (callId === null) openCustomer(ui, result.value.customer.id)
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void save(event)} aria-label={create.title}>
      <h3>{create.title}</h3>
      <TextField label={create.name} value={name} onChange={setName} maxLength={200} isRequired />
      <TextField label={create.phone} value={phone} onChange={setPhone} maxLength={80} type="tel" />
      <Button type="submit" look="first" icon="plus" wide isDisabled={!name.trim()}>
        {create.save}
      </Button>
    </form>
  )
}
