import { memo } from 'react'
import type { Customer } from '../../src-main/contract/customers.ts'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import { formatCode } from '../../src-main/domain/codes.ts'
import { CaseLights } from '../cases/case-lights.tsx'
import { useConsole, useRequests, useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import { Tag } from '../ui/tag.tsx'
import styles from './card-header.module.css'
import { formatNumber } from './format-number.ts'

const css = classesOf(styles)
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

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
          <h2 title={customer.name} dir="auto">
            {customer.name}
          </h2>
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
  const { card, oneCard, time } = useTexts()
  const { code, company, address, createdAt, merged } = customer
  return (
    <p className={css('about')}>
      {card.card} <b>{formatCode(code)}</b>
      {merged.length > 0 && ` (${oneCard.alsoCard(merged.map((each) => formatCode(each.code)).join(', '))})`}
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
  return `${firstLetter(words[0])}${firstLetter(last)}`.toLocaleUpperCase()
}

/** The first character as people see it: an emoji or a letter with its accents is one. */
function firstLetter(word = ''): string {
  // Nearly every name, without taking it apart.
  if (/^[A-Za-zÀ-ÿ](?!\p{M}|\u200d)/u.test(word)) return word.charAt(0)
  const [first] = graphemes.segment(word)
  return first?.segment ?? ''
}
