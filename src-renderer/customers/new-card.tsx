import { type FormEvent, useState } from 'react'
import type { CustomerSummary } from '../../src-main/contract/customers.ts'
import type { CallId } from '../../src-main/contract/ids.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { keepCard } from '../state/console-store.ts'
import { openCustomer } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { DuplicateList } from './duplicate-list.tsx'
import styles from './new-card.module.css'
import { useAttach } from './use-attach.ts'
import { useDuplicates } from './use-duplicates.ts'

type NewCardProps = {
  /** Of the field for the name. */
  nameId?: string
  callId: CallId | null
  number?: string
  name?: string
  /** Another way is the likelier one. */
  second?: boolean
  /** What was typed before; what is typed is told, and null once there is nothing left to save. */
  begun?: TypedCard | undefined
  onType?: (typed: TypedCard | null) => void
}

type TypedCard = { readonly name: string; readonly phone: string }

/** Two fields are enough to begin; saving ties the running call to the card. */
export function NewCard({
  nameId,
  callId,
  number = '',
  name: suggested = '',
  second = false,
  begun,
  onType,
}: NewCardProps) {
  const { create } = useTexts().card
  const { console: store, ui, request } = useAccess()
  // On a screen of its own it stands under the screen's title, beside a call under the caller's number.
  const Heading = callId === null ? 'h2' : 'h3'
  const [name, setName] = useState(begun?.name ?? suggested)
  const [phone, setPhone] = useState(begun?.phone ?? number)

  const type = (typed: TypedCard) => {
    setName(typed.name)
    setPhone(typed.phone)
    onType?.(typed.name === suggested && typed.phone === number ? null : typed)
  }

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim()) return
    const phones = phone.trim() ? [{ raw: phone.trim(), label: 'other' as const }] : []
    const result = await request('customer:create', { draft: { name: name.trim(), phones }, callId })
    if (!result.ok) return
    keepCard(store, result.value)
    onType?.(null)
    // Without a call there is no other place where the card would be seen.
    if (callId === null || !store.getState().callsById[callId]) openCustomer(ui, result.value.customer.id)
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void save(event)} aria-label={create.title}>
      <Heading>{create.title}</Heading>
      <TextField
        {...(nameId === undefined ? {} : { id: nameId })}
        label={create.name}
        value={name}
        onChange={(value) => type({ name: value, phone })}
        maxLength={200}
        isRequired
        // Beside a call the focus is the operator's own; here the form was asked for.
        autoFocus={callId === null}
      />
      <TextField
        label={create.phone}
        value={phone}
        onChange={(value) => type({ name, phone: value })}
        maxLength={80}
        type="tel"
      />
      <Button type="submit" look={second ? 'plain' : 'first'} icon="plus" wide isDisabled={!name.trim()}>
        {create.save}
      </Button>
      <PerhapsHere name={name} phone={phone} callId={callId} onGone={() => onType?.(null)} />
    </form>
  )
}

type PerhapsHereProps = TypedCard & { callId: CallId | null; onGone: () => void }

/** Says who may have a card already; nobody is kept from making a new one. */
function PerhapsHere({ name, phone, callId, onGone }: PerhapsHereProps) {
  const { oneCard } = useTexts()
  const { ui } = useAccess()
  const attach = useAttach(callId)
  const Heading = callId === null ? 'h3' : 'h4'
  const number = phone.trim()
  const found = useDuplicates(number === '' ? null : { name: name.trim(), phones: [number] })

  const take = async (customer: CustomerSummary) => {
    if (attach === null) openCustomer(ui, customer.id)
    else if (!(await attach(customer))) return
    onGone()
  }

  return (
    <div role="status" className={styles['perhaps']}>
      {found !== null && found.length > 0 && (
        <>
          <Heading>{oneCard.duplicates}</Heading>
          <p>{oneCard.duplicatesWhy}</p>
          <DuplicateList
            duplicates={found.slice(0, 3)}
            actions={({ customer }) => (
              <Button size="s" onPress={() => void take(customer)}>
                {attach === null ? oneCard.open(customer.name) : oneCard.attach(customer.name)}
              </Button>
            )}
          />
        </>
      )}
    </div>
  )
}
