import { useCallback, useEffect, useState } from 'react'
import type { CustomerSummary } from '../../src-main/contract/customers.ts'
import type { CustomerCard, Note } from '../../src-main/contract/history.ts'
import { CurrentCase } from '../cases/current-case.tsx'
import { Composer, composerId } from '../notes/composer.tsx'
import { useDraftStore } from '../notes/use-note.ts'
import { useAccess, useConsole, useRequests, useTexts, useUi } from '../state/console-context.tsx'
import { openCustomer } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Panel } from '../ui/panel.tsx'
import { TextField } from '../ui/text-field.tsx'
import { CardView } from './card-view.tsx'
import styles from './customers-screen.module.css'
import { companyAndPhone } from './format-number.ts'
import { NewCard } from './new-card.tsx'
import { useCard } from './use-card.ts'
import { useSearch } from './use-search.ts'

export function CustomersScreen() {
  const texts = useTexts().card
  const openId = useUi(({ openCustomerId }) => openCustomerId)
  const card = useCard(openId)
  const { ui } = useAccess()
  const begun = useUi(({ begunCard }) => begunCard)
  const [creating, setCreating] = useState(false)
  useEffect(() => {
    if (openId !== null) setCreating(false)
  }, [openId])

  return (
    <div className={styles['screen']}>
      <List openId={openId} onNew={() => setCreating(true)} onPick={() => setCreating(false)} />
      {creating ? (
        <div className={styles['middle']}>
          <Panel label={texts.create.title} grow scroll>
            <div className={styles['create']}>
              <NewCard
                callId={null}
                begun={begun ?? undefined}
                onType={(typed) => ui.setState({ begunCard: typed })}
              />
            </div>
          </Panel>
        </div>
      ) : card ? (
        <Opened key={card.customer.id} card={card} />
      ) : (
        <div className={styles['middle']}>
          <Panel label={texts.list.pick} grow>
            <EmptyState icon="people" title={texts.list.pick}>
              <p>{texts.list.pickWhy}</p>
            </EmptyState>
          </Panel>
        </div>
      )}
    </div>
  )
}

type ListProps = { openId: string | null; onNew: () => void; onPick: () => void }

function List({ openId, onNew, onPick }: ListProps) {
  const { list } = useTexts().card
  const { ui } = useAccess()
  const [words, setWords] = useState('')
  const revision = useConsole(({ position }) => position?.data ?? 0)
  const found = useSearch(words, revision)
  const recent = useRecent(revision)
  const searched = words.trim() !== ''
  const shown = searched ? found : recent
  return (
    <Panel
      title={list.title}
      level={1}
      grow
      aside={
        <Button size="s" icon="plus" onPress={onNew}>
          {list.new}
        </Button>
      }
    >
      <TextField
        label={list.filter}
        hint={list.hint}
        hideLabel
        type="search"
        value={words}
        onChange={setWords}
      />
      <p className={styles['count']} role="status">
        {searched ? found && (found.length === 0 ? list.none : list.found(found.length)) : list.recent}
      </p>
      <ul className={styles['list']}>
        {shown?.map((customer) => (
          <li key={customer.id}>
            <button
              type="button"
              aria-current={customer.id === openId}
              onClick={() => {
                onPick()
                openCustomer(ui, customer.id)
              }}
            >
              <b>
                <bdi>{customer.name}</bdi>
              </b>
              <span>{companyAndPhone(customer)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function useRecent(revision: number): readonly CustomerSummary[] | null {
  const request = useRequests()
  const [recent, setRecent] = useState<readonly CustomerSummary[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision may have new cards
  useEffect(() => {
    let over = false
    void request('customer:recent', null).then((result) => {
      if (!over && result.ok) setRecent(result.value)
    })
    return () => {
      over = true
    }
  }, [request, revision])
  return recent
}

function Opened({ card }: { card: CustomerCard }) {
  const drafts = useDraftStore()
  const [correcting, setCorrecting] = useState<Note | null>(null)
  const customerId = card.customer.id
  const correct = useCallback((note: Note) => {
    setCorrecting(note)
    document.getElementById(composerId)?.focus()
  }, [])
  return (
    <>
      <div className={styles['middle']}>
        <CardView card={card} onCorrect={correct} />
      </div>
      <aside className={styles['side']}>
        <Composer
          subject={{ key: customerId, customerId, callId: null }}
          name={null}
          corrects={correcting}
          onCorrected={() => setCorrecting(null)}
        />
        <CurrentCase card={card} callId={null} noteText={() => drafts.textOf(customerId)} />
      </aside>
    </>
  )
}
