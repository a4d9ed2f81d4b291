import { type FormEvent, type ReactNode, useState } from 'react'
import type { Customer, Phone } from '../../src-main/contract/customers.ts'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import type { SharedNumber } from '../../src-main/contract/one-customer.ts'
import type { Result } from '../../src-main/contract/result.ts'
import { useAccess, useConsole, useRequests, useTexts } from '../state/console-context.tsx'
import { keepCard } from '../state/console-store.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './details.module.css'
import { formatNumber } from './format-number.ts'
import { SharedWith } from './shared-with.tsx'
import { useAnswer } from './use-answer.ts'

/** More than these are drawn when somebody asks for them: firms have hundreds. */
const mostDrawn = 12

export function ContactPoints({ customer }: { customer: Customer }) {
  const { card } = useTexts()
  const { console: store, request } = useAccess()
  const customerId = customer.id
  const { answer: shared, again } = useAnswer('customer:shared-numbers', { customerId }, customer)
  const keep = (result: Result<CustomerCard>) => {
    if (result.ok) keepCard(store, result.value)
    return result.ok
  }
  const remove = async (contactPointId: Phone['id']) =>
    keep(await request('contact-point:remove', { customerId, contactPointId }))

  return (
    <div className={styles['contacts']}>
      <section aria-label={card.details.phones}>
        <h3>{card.details.phones}</h3>
        <Points
          points={customer.phones}
          draw={(phone) => (
            <PhonePoint
              key={phone.id}
              customer={customer}
              phone={phone}
              shared={shared?.find(({ number }) => number === phone.number)}
              onChosen={again}
              onRemove={() => void remove(phone.id)}
              onRange={async (extensionDigits) =>
                keep(
                  await request('phone:set-range', { customerId, contactPointId: phone.id, extensionDigits }),
                )
              }
            />
          )}
        />
        <AddContactPoint
          label={card.details.newPhone}
          button={card.details.addPhone}
          type="tel"
          onAdd={async (raw) => keep(await request('phone:add', { customerId, raw, label: 'other' }))}
        />
      </section>
      <section aria-label={card.details.emails}>
        <h3>{card.details.emails}</h3>
        <Points
          points={customer.emails}
          draw={({ id, address, label }) => (
            <li key={id}>
              <ContactPoint text={address} about={card.labels[label]} onRemove={() => void remove(id)} />
            </li>
          )}
        />
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

function Points<T>({ points, draw }: { points: readonly T[]; draw: (point: T) => ReactNode }) {
  const { oneCard } = useTexts()
  const [all, setAll] = useState(false)
  return (
    <>
      <ul>{(all ? points : points.slice(0, mostDrawn)).map(draw)}</ul>
      {!all && points.length > mostDrawn && (
        <Button size="s" look="quiet" onPress={() => setAll(true)}>
          {oneCard.morePoints(points.length)}
        </Button>
      )}
    </>
  )
}

type PhonePointProps = {
  customer: Customer
  phone: Phone
  shared: SharedNumber | undefined
  onChosen: () => void
  onRemove: () => void
  onRange: (extensionDigits: number) => Promise<boolean>
}

const ranges = [0, 1, 2, 3, 4] as const

/** A number: of one line or of a switchboard, of one customer or of several. */
function PhonePoint({ customer, phone, shared, onChosen, onRemove, onRange }: PhonePointProps) {
  const { card, oneCard } = useTexts()
  const { number, raw, label, extensionDigits = 0 } = phone
  const shown = number === null ? raw : formatNumber(number)
  const request = useRequests()
  const canCall = useConsole(({ line }) => line.state === 'registered')
  return (
    <li>
      <ContactPoint
        text={shown}
        about={number === null ? card.details.unreadable : card.labels[label]}
        onRemove={onRemove}
      >
        {number !== null && canCall && (
          <Button
            look="quiet"
            size="s"
            icon="phone"
            label={card.call(shown)}
            onPress={() => void request('call:dial', { target: number })}
          />
        )}
        {number !== null && (
          <Select
            label={oneCard.rangeOf(shown)}
            hideLabel
            small
            value={String(extensionDigits)}
            options={[...new Set([...ranges, extensionDigits])].map((digits) => ({
              id: String(digits),
              text: oneCard.ranges(digits),
            }))}
            onChange={(digits) => void onRange(Number(digits))}
          />
        )}
      </ContactPoint>
      {shared && <SharedWith customer={customer} shared={shared} onChosen={onChosen} />}
    </li>
  )
}

type ContactPointProps = { text: string; about: string; onRemove: () => void; children?: ReactNode }

function ContactPoint({ text, about, onRemove, children }: ContactPointProps) {
  const { card } = useTexts()
  return (
    <div className={styles['point']}>
      <span>
        <bdi>{text}</bdi>
      </span>
      <small>{about}</small>
      {children}
      <Button look="quiet" size="s" icon="close" label={card.details.remove(text)} onPress={onRemove} />
    </div>
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
