import { memo } from 'react'
import type { Customer } from '../../src-main/contract/customers.ts'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import { CaseLights } from '../cases/case-lights.tsx'
import { useConsole, useRequests, useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import { Tag } from '../ui/tag.tsx'
import styles from './card-header.module.css'
import { formatNumber } from './format-number.ts'

const css = classesOf(styles)

export const CardHeader = memo(function CardHeader({ card }: { card: CustomerCard }) {
  const texts = useTexts()
  const { customer } = card
  return (
    <header className={css('header')}>
      <div className={css('face')} aria-hidden="true">
        {initialsOf(customer.name)}
      </div>
      <div className={css('who')}>
        <div className={css('name')}>
          <h2 title={customer.name}>{customer.name}</h2>
          <Tag look="accent">{texts.card.address[customer.formOfAddress]}</Tag>
          {customer.tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
          <div className={css('lights')}>
            <CaseLights cases={card.cases} />
          </div>
        </div>
        <About customer={customer} />
        <Contacts customer={customer} />
      </div>
      {customer.warning && (
        <p className={css('warning')}>
          <Icon name="warning" size="s" />
          <b>{texts.card.warning}:</b> {customer.warning}
        </p>
      )}
    </header>
  )
})

function About({ customer }: { customer: Customer }) {
  const { card, time } = useTexts()
  const { code, company, address, createdAt } = customer
  return (
    <p className={css('about')}>
      {card.card}{' '}
      <b>
        {code.slice(0, 4)}-{code.slice(4)}
      </b>
      {[company, card.customerSince(time.year(createdAt)), address]
        .filter(Boolean)
        .map((part) => ` · ${part}`)
        .join('')}
    </p>
  )
}

function Contacts({ customer }: { customer: Customer }) {
  const { card } = useTexts()
  const request = useRequests()
  const canCall = useConsole(({ line }) => line.state === 'registered')
  return (
    <ul className={css('contacts')}>
      {customer.phones.slice(0, 3).map(({ id, number, raw, label }) => {
        const shown = number === null ? raw : formatNumber(number)
        return (
          <li key={id}>
            {number !== null && canCall ? (
              <button
                type="button"
                aria-label={card.call(shown)}
                onClick={() => void request('call:dial', { target: number })}
              >
                <Icon name="phone" size="s" />
                {shown}
              </button>
            ) : (
              shown
            )}{' '}
            <span>{card.labels[label]}</span>
          </li>
        )
      })}
      {customer.emails.slice(0, 2).map(({ id, address }) => (
        <li key={id}>{address}</li>
      ))}
    </ul>
  )
}

/** First letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const last = words.length > 1 ? words.at(-1) : ''
  return `${words[0]?.charAt(0) ?? ''}${last?.charAt(0) ?? ''}`.toLocaleUpperCase()
}
