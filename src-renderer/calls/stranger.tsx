import { memo, useState } from 'react'
import type { Call } from '../../src-main/contract/calls.ts'
import type { CustomerId } from '../../src-main/contract/ids.ts'
import { companyAndPhone } from '../customers/format-number.ts'
import { NewCard } from '../customers/new-card.tsx'
import { useSearch } from '../customers/use-search.ts'
import { useAccess, useConsole, useTexts, useUi } from '../state/console-context.tsx'
import { keepCard } from '../state/console-store.ts'
import { keepBegunCard } from '../state/ui-store.ts'
import { Icon } from '../ui/icon.tsx'
import { Panel } from '../ui/panel.tsx'
import { TextField } from '../ui/text-field.tsx'
import { numberOf } from './call-selection.ts'
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

function Tie({ call }: { call: Call }) {
  const { calls, card } = useTexts()
  const { console: store, request } = useAccess()
  const [words, setWords] = useState('')
  const found = useSearch(words)

  const tie = async (customerId: CustomerId) => {
    const result = await request('call:choose-customer', { callId: call.id, customerId })
    if (result.ok) keepCard(store, result.value)
  }

  return (
    <section className={styles['tie']} aria-label={calls.tieExisting}>
      <h3>{calls.tieExisting}</h3>
      <TextField label={calls.tieHint} value={words} onChange={setWords} type="search" />
      <ul>
        {found?.slice(0, 6).map(({ id, name, ...rest }) => (
          <li key={id}>
            <button type="button" onClick={() => void tie(id)}>
              <b>{name}</b> {companyAndPhone(rest)}
            </button>
          </li>
        ))}
      </ul>
      {words.trim() && found?.length === 0 && <p role="status">{card.list.none}</p>}
    </section>
  )
}
