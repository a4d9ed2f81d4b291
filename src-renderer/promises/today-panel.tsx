import { memo, useCallback, useMemo } from 'react'
import type { AgentId } from '../../src-main/contract/ids.ts'
import type { LedgerEntry } from '../../src-main/contract/ledger.ts'
import { useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { openCustomer } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { useMinute } from '../ui/clock.ts'
import { Icon } from '../ui/icon.tsx'
import { Panel } from '../ui/panel.tsx'
import { Tag } from '../ui/tag.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { fellToMe, holderWords } from './holder-words.ts'
import { type LedgerGroup, ledgerRows } from './ledger-rows.ts'
import styles from './today-panel.module.css'

const css = classesOf(styles)

const icons = { broken: 'warning', soon: 'clock', due: 'clock' } as const

type TodayRow =
  | { readonly kind: 'group'; readonly key: string; readonly group: LedgerGroup; readonly count: number }
  | {
      readonly kind: 'promise'
      readonly key: string
      readonly group: LedgerGroup
      readonly entry: LedgerEntry
    }
  | { readonly kind: 'more'; readonly key: string; readonly count: number }

/** What the house owes its customers now, what cannot wait first. */
export function TodayPanel() {
  const { promises } = useTexts()
  const { entries, total } = useConsole((state) => state.ledger)
  const me = useConsole((state) => state.agentId)
  const now = useMinute()
  const rows = useMemo(() => todayRows(entries, total, me, now), [entries, total, me, now])
  const render = useCallback(
    (row: TodayRow) => {
      switch (row.kind) {
        case 'group':
          return (
            <h3 className={css('group', row.group)}>
              {promises.groups[row.group]} <span>{row.count}</span>
            </h3>
          )
        case 'promise':
          return <Row entry={row.entry} group={row.group} now={now} />
        case 'more':
          return <p className={css('more')}>{promises.more(row.count)}</p>
      }
    },
    [promises, now],
  )
  return (
    <Panel title={promises.today} grow flush>
      {/* A ringing call takes all of it off the screen again: the rows in sight are enough to take away. */}
      <VirtualList label={promises.list} items={rows} keyOf={keyOf} estimate={estimate} render={render} />
    </Panel>
  )
}

const keyOf = (row: TodayRow) => row.key
const estimate = (row: TodayRow) => (row.kind === 'promise' ? 57 : 32)

function todayRows(
  entries: readonly LedgerEntry[],
  total: number,
  me: AgentId | null,
  now: number,
): readonly TodayRow[] {
  const rows: TodayRow[] = []
  for (const { group, entries: ofGroup } of ledgerRows(entries, me, now)) {
    rows.push({ kind: 'group', key: group, group, count: ofGroup.length })
    for (const entry of ofGroup) rows.push({ kind: 'promise', key: entry.promise.id, group, entry })
  }
  if (total > entries.length) rows.push({ kind: 'more', key: 'more', count: total - entries.length })
  return rows
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
