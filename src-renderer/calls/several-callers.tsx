import { type KeyboardEvent, memo, useRef } from 'react'
import type { Call } from '../../src-main/contract/calls.ts'
import type { CustomerSummary } from '../../src-main/contract/customers.ts'
import type { CustomerId } from '../../src-main/contract/ids.ts'
import { CaseLights } from '../cases/case-lights.tsx'
import { initialsOf } from '../customers/card-header.tsx'
import { toldSentence } from '../customers/told-sentence.ts'
import { useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { keepCard } from '../state/console-store.ts'
import { useMinute } from '../ui/clock.ts'
import { Kbd } from '../ui/kbd.tsx'
import { Panel } from '../ui/panel.tsx'
import { Tag } from '../ui/tag.tsx'
import { callerNameId } from './needs-card.ts'
import styles from './several-callers.module.css'

type SeveralProps = {
  call: Call
  customers: readonly CustomerSummary[]
  /** The first was chosen before. */
  lastChosen: boolean
}

/** The number is on several cards: one key or click says who it is. */
export const SeveralCallers = memo(function SeveralCallers({ call, customers, lastChosen }: SeveralProps) {
  const { calls } = useTexts()
  const { console: store, request } = useAccess()
  const list = useRef<HTMLUListElement>(null)

  const choose = async (customerId: CustomerId) => {
    const result = await request('call:choose-customer', { callId: call.id, customerId })
    if (result.ok) keepCard(store, result.value)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const chosen = /^[1-9]$/.test(event.key) ? customers[Number(event.key) - 1] : undefined
    if (chosen) void choose(chosen.id)
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      moveFocus(list.current, step)
    }
  }

  return (
    <Panel title={calls.several} grow scroll>
      <p className={styles['why']}>{calls.severalWhy}</p>
      <ul ref={list} className={styles['list']} onKeyDown={onKeyDown}>
        {customers.map((customer, index) => (
          <li key={customer.id}>
            <button
              id={index === 0 ? callerNameId : undefined}
              type="button"
              className={styles['row']}
              onClick={() => void choose(customer.id)}
            >
              <Kbd>{String(index + 1)}</Kbd>
              <span className={styles['face']} aria-hidden="true">
                {initialsOf(customer.name)}
              </span>
              <Who customer={customer} lastChosen={lastChosen && index === 0} />
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
})

function Who({ customer, lastChosen }: { customer: CustomerSummary; lastChosen: boolean }) {
  const texts = useTexts()
  const now = useMinute()
  const card = useConsole(({ cardsById }) => cardsById[customer.id])
  const told = card?.told[0]
  return (
    <span className={styles['who']}>
      <span className={styles['name']}>
        <b>
          <bdi>{customer.name}</bdi>
        </b>
        {customer.company}
        {lastChosen && <Tag look="accent">{texts.calls.lastChosen}</Tag>}
        {card && <CaseLights cases={card.cases} compact />}
      </span>
      {told && <span className={styles['told']}>{toldSentence(told, texts, now).text}</span>}
    </span>
  )
}

function moveFocus(list: HTMLElement | null, step: 1 | -1): void {
  const rows = [...(list?.querySelectorAll('button') ?? [])]
  const at = rows.indexOf(document.activeElement as HTMLButtonElement)
  rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus()
}
