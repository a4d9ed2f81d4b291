import { memo, useMemo } from 'react'
import type { LedgerEntry } from '../../src-main/contract/ledger.ts'
import { useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { openCustomer } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { useMinute } from '../ui/clock.ts'
import { Icon } from '../ui/icon.tsx'
import { Panel } from '../ui/panel.tsx'
import { Tag } from '../ui/tag.tsx'
import { fellToMe, holderWords } from './holder-words.ts'
import { type LedgerGroup, ledgerRows } from './ledger-rows.ts'
import styles from './today-panel.module.css'

const css = classesOf(styles)

/** More than fit on a screen twice over are counted, not drawn. */
const mostRows = 60

const icons = { broken: 'warning', soon: 'clock', due: 'clock' } as const

/** What the house owes its customers now, what cannot wait first. */
export function TodayPanel() {
  const { promises } = useTexts()
  const { entries, total } = useConsole((state) => state.ledger)
  const me = useConsole((state) => state.agentId)
  const now = useMinute()
  const rows = useMemo(() => ledgerRows(entries, me, now), [entries, me, now])
  return (
    <Panel title={promises.today} grow flush>
      <section className={css('list')} aria-label={promises.list}>
        {rows.map(({ group, entries: ofGroup }) => (
          <div key={group}>
            <h3 className={css('group', group)}>
              {promises.groups[group]} <span>{ofGroup.length}</span>
            </h3>
            <ul>
              {ofGroup.slice(0, mostRows).map((entry) => (
                <li key={entry.promise.id}>
                  <Row entry={entry} group={group} now={now} />
                </li>
              ))}
            </ul>
          </div>
        ))}
        {total > entries.length && <p className={css('more')}>{promises.more(total - entries.length)}</p>}
      </section>
    </Panel>
  )
}

type RowProps = { entry: LedgerEntry; group: LedgerGroup; now: number }

const Row = memo(function Row({ entry, group, now }: RowProps) {
  const texts = useTexts()
  const { promises, card, time } = texts
  const { ui, request } = useAccess()
  const agents = useConsole((state) => state.agents)
  const me = useConsole((state) => state.agentId)
  const canCall = useConsole(({ line }) => line.state === 'registered')
  const { promise, customerName, customerId, phone, holder } = entry
  const last = promise.attempts.at(-1)
  const about = [
    card.promises.by(time.when(promise.dueAt, now)),
    holderWords(holder, agents, me, texts, now),
    last && `${promises.attempts[last.outcome]} ${time.when(last.at, now)}`,
  ]
  return (
    <article className={css('row', group)} aria-label={`${customerName}: ${promise.what}`}>
      <Icon name={icons[group]} />
      <div className={css('what')}>
        <p>
          <button
            type="button"
            className={css('name')}
            aria-label={promises.openCard(customerName)}
            onClick={() => openCustomer(ui, customerId)}
          >
            {customerName}
          </button>{' '}
          <span>{promise.what}</span>
        </p>
        <p className={css('about')}>
          {fellToMe(holder, me) && <Tag look="warning">{promises.fell}</Tag>}{' '}
          {about.filter(Boolean).join(' · ')}
        </p>
      </div>
      {phone !== null && canCall && (
        <Button
          size="s"
          icon="phone-out"
          label={promises.call(customerName)}
          onPress={() => void request('promise:call', { promiseId: promise.id })}
        >
          {promises.callShort}
        </Button>
      )}
    </article>
  )
})
