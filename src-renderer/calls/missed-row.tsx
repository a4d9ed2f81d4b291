import { Fragment, memo } from 'react'
import type { CustomerSummary } from '../../src-main/contract/customers.ts'
import type { MissedGroup } from '../../src-main/contract/missed-calls.ts'
import { formatNumber } from '../customers/format-number.ts'
import { useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { openCustomer } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { isolate } from '../ui/isolate.ts'
import { accountShown, withAccount } from './account-of.ts'
import { lineOf } from './call-selection.ts'
import styles from './missed-panel.module.css'

type MissedRowProps = {
  group: MissedGroup
  now: number
  /** Nobody's number is to be put on a card. */
  onCard: (group: MissedGroup) => void
}

/** Who it is, how often they called and we tried, and the one key that calls them back. */
export const MissedRow = memo(function MissedRow({ group, now, onCard }: MissedRowProps) {
  const texts = useTexts()
  const { missed, time } = texts
  const { request } = useAccess()
  const canCall = useConsole(({ line }) => line.state === 'registered')
  const name = nameOf(group, texts)
  const isWithheld = group.party.kind === 'withheld'
  return (
    <article className={styles['row']} aria-label={isolate(name)}>
      <Icon name={isWithheld ? 'hidden' : 'phone-missed'} />
      <div className={styles['who']}>
        <p>
          <Who group={group} name={name} onCard={onCard} />
        </p>
        <About group={group} now={now} />
      </div>
      {group.closable !== null && (
        <Button
          size="s"
          label={missed.closeName(name, time.when(group.lastAt, now))}
          onPress={() => void request('missed-call:close', { callId: group.callId })}
        >
          {missed.close}
        </Button>
      )}
      {group.number !== null && canCall && (
        <Button
          size="s"
          icon="phone-out"
          label={missed.callName(name)}
          onPress={() => void request('missed-call:call-back', { callId: group.callId })}
        >
          {missed.call}
        </Button>
      )}
    </article>
  )
})

function Who({
  group,
  name,
  onCard,
}: {
  group: MissedGroup
  name: string
  onCard: MissedRowProps['onCard']
}) {
  const { missed } = useTexts()
  const { party, number } = group
  switch (party.kind) {
    case 'withheld':
      return <b>{name}</b>
    case 'customer':
      return <OpenCard customer={party.customer} />
    case 'several':
      return party.customers.map((customer, index) => (
        <Fragment key={customer.id}>
          {index > 0 && missed.or}
          <OpenCard customer={customer} />
        </Fragment>
      ))
    case 'unknown':
      return (
        <button
          type="button"
          className={styles['name']}
          aria-label={missed.onCard(formatNumber(number ?? name))}
          onClick={() => onCard(group)}
        >
          {name}
        </button>
      )
  }
}

function OpenCard({ customer: { id, name } }: { customer: CustomerSummary }) {
  const { promises } = useTexts()
  const { ui } = useAccess()
  return (
    <button
      type="button"
      className={styles['name']}
      aria-label={promises.openCard(name)}
      onClick={() => openCustomer(ui, id)}
    >
      <bdi>{name}</bdi>
    </button>
  )
}

function About({ group, now }: { group: MissedGroup; now: number }) {
  const texts = useTexts()
  const { missed, time } = texts
  const isDemo = useConsole(({ line }) => line.demo)
  const account = useConsole(({ line }) => accountShown(group, line))
  const agents = useConsole((state) => state.agents)
  const customerId = group.party.kind === 'customer' ? group.party.customer.id : null
  const dueAt = useConsole(
    ({ ledger }) => ledger.entries.find((owed) => owed.customerId === customerId)?.promise.dueAt ?? null,
  )
  const { tries } = group
  const by = agents.find(({ id }) => id === tries?.agentId)?.initials ?? null
  const called = [
    group.party.kind === 'unknown' && group.party.displayName,
    missed.times(group.times, time.when(group.lastAt, now)),
    withAccount({ ...group, direction: 'in' }, account, lineOf(group, isDemo, texts)),
  ]
  const since = [
    tries && missed.tried(tries.times, time.when(tries.at, now), by),
    tries?.outcome === 'wrong-number' && missed.wrong,
    dueAt !== null && missed.promised(time.when(dueAt, now)),
  ].filter((words) => typeof words === 'string')
  return (
    <>
      <p className={styles['about']}>{called.filter(Boolean).join(' · ')}</p>
      {since.length > 0 && (
        <p className={styles['since']}>
          {since.map((words, index) => (
            <Fragment key={words}>
              <span>
                {words}
                {index < since.length - 1 && ' ·'}
              </span>{' '}
            </Fragment>
          ))}
        </p>
      )}
    </>
  )
}

type Texts = ReturnType<typeof useTexts>

function nameOf({ party, number }: MissedGroup, { calls, missed }: Texts): string {
  switch (party.kind) {
    case 'customer':
      return party.customer.name
    case 'several':
      return party.customers.map(({ name }) => name).join(missed.or)
    case 'unknown':
      return number === null ? calls.unknownTitle : formatNumber(number)
    case 'withheld':
      return calls.withheldTitle
  }
}
