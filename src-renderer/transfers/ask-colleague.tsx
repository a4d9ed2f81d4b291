import { type FormEvent, useState } from 'react'
import type { Call } from '../../src-main/contract/calls.ts'
import type { TransferOptions } from '../../src-main/contract/ledger.ts'
import { useConsole, useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { useNow } from '../ui/clock.ts'
import { TextField } from '../ui/text-field.tsx'
import styles from './transfer-dialog.module.css'
import { useSignSoFar } from './use-sign-so-far.ts'

type AskColleagueProps = { call: Call; options: TransferOptions | null; onAsked: () => void }

/** While the customer waits, and the time they wait is in sight. */
export function AskColleague({ call, options, onAsked }: AskColleagueProps) {
  const { transfers, calls } = useTexts()
  const request = useRequests()
  const held = call.state === 'held'
  const [target, setTarget] = useState('')
  const [calling, setCalling] = useState(false)
  const signSoFar = useSignSoFar(call)
  const isCall = target.trim() !== ''

  const ask = async (event: FormEvent) => {
    event.preventDefault()
    if (calling) return
    if (!isCall) return void request('transfer:ask', { callId: call.id })
    setCalling(true)
    await signSoFar()
    const asked = await request('transfer:consult', { callId: call.id, target: target.trim() })
    setCalling(false)
    if (asked.ok) onAsked()
  }

  return (
    <form className={styles['way']} aria-label={transfers.ask} onSubmit={(event) => void ask(event)}>
      <h3>{transfers.ask}</h3>
      <p className={styles['about']}>{transfers.askWhy}</p>
      <p className={styles['label']}>{transfers.onShift}</p>
      <ul className={styles['desks']}>
        {options?.desks.map((desk) => (
          <li key={desk.id ?? 'all'}>
            <b>{desk.name || transfers.anyDesk}</b> <People desk={desk} />
          </li>
        ))}
      </ul>
      <TextField
        label={transfers.askTarget}
        hint={transfers.askTargetWhy}
        type="tel"
        value={target}
        onChange={setTarget}
        maxLength={120}
      />
      <div className={styles['act']}>
        {held && <Waiting since={call.heldSince} />}
        {(isCall || !held) && (
          <Button type="submit" icon={isCall ? 'phone-out' : 'pause'} isDisabled={calling}>
            {isCall ? transfers.askCall : transfers.askDo}
          </Button>
        )}
        {held && (
          <Button icon="play" onPress={() => void request('call:resume', { callId: call.id })}>
            {calls.resume}
          </Button>
        )}
      </div>
    </form>
  )
}

function Waiting({ since }: { since: number | null }) {
  const { transfers, time } = useTexts()
  const now = useNow()
  return (
    <p className={styles['waiting']} role="timer">
      {transfers.waiting(time.timer(now - (since ?? now)))}
    </p>
  )
}

function People({ desk }: { desk: TransferOptions['desks'][number] }) {
  const { transfers, time } = useTexts()
  const agents = useConsole((state) => state.agents)
  const me = useConsole((state) => state.agentId)
  if (!desk.open) return <span>{transfers.closed}</span>
  const names = desk.people
    .filter(({ agentId }) => agentId !== me)
    .flatMap(({ agentId, until }) => {
      const name = agents.find(({ id }) => id === agentId)?.name
      if (name === undefined) return []
      return [until === null ? name : transfers.until(name, time.clock(until))]
    })
  return <span>{names.join(', ') || transfers.nobody}</span>
}
