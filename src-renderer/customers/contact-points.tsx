import { type FormEvent, useState } from 'react'
import type { Customer } from '../../src-main/contract/customers.ts'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import type { Result } from '../../src-main/contract/result.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { keepCard } from '../state/console-store.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './details.module.css'
import { formatNumber } from './format-number.ts'

export function ContactPoints({ customer }: { customer: Customer }) {
  const { card } = useTexts()
  const { console: store, request } = useAccess()
  const customerId = customer.id
  const keep = (result: Result<CustomerCard>) => {
    if (result.ok) keepCard(store, result.value)
    return result.ok
  }
  const remove = async (contactPointId: Customer['phones'][number]['id']) =>
    keep(await request('contact-point:remove', { customerId, contactPointId }))

  return (
    <div className={styles['contacts']}>
      <section aria-label={card.details.phones}>
        <h3>{card.details.phones}</h3>
        <ul>
          {customer.phones.map(({ id, raw, number, label }) => (
            <ContactPoint
              key={id}
              text={number === null ? raw : formatNumber(number)}
              about={number === null ? card.details.unreadable : card.labels[label]}
              onRemove={() => void remove(id)}
            />
          ))}
        </ul>
        <AddContactPoint
          label={card.details.newPhone}
          button={card.details.addPhone}
          type="tel"
          onAdd={async (raw) => keep(await request('phone:add', { customerId, raw, label: 'other' }))}
        />
      </section>
      <section aria-label={card.details.emails}>
        <h3>{card.details.emails}</h3>
        <ul>
          {customer.emails.map(({ id, address, label }) => (
            <ContactPoint
              key={id}
              text={address}
              about={card.labels[label]}
              onRemove={() => void remove(id)}
            />
          ))}
        </ul>
        <AddContactPoint
          label={card.details.newEmail}
          button={card.details.addEmail}
          type="email"
          onAdd={async (address) => keep(await request('email:add', { customerId, address, label: 'other' }))}
        />
      </section>
    </div>
  )
}

function ContactPoint({ text, about, onRemove }: { text: string; about: string; onRemove: () => void }) {
  const { card } = useTexts()
  return (
    <li className={styles['point']}>
      <span>{text}</span>
      <small>{about}</small>
      <Button look="quiet" size="s" icon="close" label={card.details.remove(text)} onPress={onRemove} />
    </li>
  )
}

type AddProps = {
  label: string
  button: string
  type: 'tel' | 'email'
  onAdd: (text: string) => Promise<boolean>
}

function AddContactPoint({ label, button, type, onAdd }: AddProps) {
  const [text, setText] = useState('')
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() && (await onAdd(text.trim()))) setText('')
  }
  return (
    <form className={styles['add']} onSubmit={(event) => void add(event)}>
      <TextField label={label} hint={label} hideLabel type={type} value={text} onChange={setText} />
      <Button type="submit" icon="plus" label={button} isDisabled={!text.trim()} />
    </form>
  )
}
