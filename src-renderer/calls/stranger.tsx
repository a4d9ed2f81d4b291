import { memo, useState } from 'react'
import type { Call } from '../../src-main/contract/calls.ts'
import type { CustomerSummary } from '../../src-main/contract/customers.ts'
import { FoundCustomers } from '../customers/found-customers.tsx'
import { NewCard } from '../customers/new-card.tsx'
import { useAttach } from '../customers/use-attach.ts'
import { useSearch } from '../customers/use-search.ts'
import { useAccess, useConsole, useTexts, useUi } from '../state/console-context.tsx'
import { keepBegunCard } from '../state/ui-store.ts'
import { Icon } from '../ui/icon.tsx'
import { Panel } from '../ui/panel.tsx'
import { TextField } from '../ui/text-field.tsx'
import { numberOf } from './call-selection.ts'
import { callerNameId } from './needs-card.ts'
import styles from './stranger.module.css'

/** A new card with what is known filled in, or one that is already there: that one first where nothing is known. */
export const Stranger = memo(function Stranger({ call }: { call: Call }) {
  const { calls } = useTexts()
  const { ui } = useAccess()
  const begun = useUi(({ begunCards }) => begunCards[call.id])
  const isGone = useConsole(({ callsById }) => callsById[call.id] === undefined)
  const withheld = call.caller.kind === 'withheld'
  const tie = !isGone && (
    <div className={styles['way']}>
      <Tie call={call} />
    </div>
  )
  return (
    <Panel label={withheld ? calls.withheldTitle : calls.unknownTitle} grow scroll>
      <div className={styles['stranger']}>
        <div className={styles['head']}>
          <span className={styles['face']}>
            <Icon name={withheld ? 'hidden' : 'question'} size="l" />
          </span>
          <div>
            <h2>{withheld ? calls.withheldTitle : numberOf(call) || calls.unknownTitle}</h2>
            <p>{withheld ? calls.withheldWhy : calls.unknownWhy}</p>
          </div>
        </div>
        <div className={styles['ways']}>
          {withheld && tie}
          <div className={styles['way']}>
            <NewCard
              nameId={callerNameId}
              callId={call.id}
              number={numberOf(call)}
              name={call.displayName}
              begun={begun}
              second={withheld}
              onType={(typed) => keepBegunCard(ui, call.id, typed && { call, ...typed })}
            />
          </div>
          {!withheld && tie}
        </div>
      </div>
    </Panel>
  )
})

/** Search, Enter: the number is on the card and the call is tied to it. */
function Tie({ call }: { call: Call }) {
  const { calls, card, oneCard } = useTexts()
  const { ui } = useAccess()
  const attach = useAttach(call.id)
  const [words, setWords] = useState('')
  const found = useSearch(words)
  const shown = found?.slice(0, 6)

  const tie = async (customer: CustomerSummary | undefined) => {
    if (customer && (await attach?.(customer))) keepBegunCard(ui, call.id, null)
  }

  return (
    <form
      className={styles['tie']}
      aria-label={calls.tieExisting}
      onSubmit={(event) => {
        event.preventDefault()
        void tie(shown?.[0])
      }}
    >
      <h3>{calls.tieExisting}</h3>
      <TextField label={calls.tieHint} value={words} onChange={setWords} type="search" />
      {shown && shown.length > 0 && <p className={styles['hint']}>{oneCard.attachHint}</p>}
      <FoundCustomers customers={shown ?? []} onChoose={(customer) => void tie(customer)} />
      {words.trim() && found?.length === 0 && <p role="status">{card.list.none}</p>}
    </form>
  )
}
