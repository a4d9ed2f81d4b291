import type { Call } from '../../src-main/contract/calls.ts'
import type { TransferOptions } from '../../src-main/contract/ledger.ts'
import { useConsole, useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { useNow } from '../ui/clock.ts'
import styles from './transfer-dialog.module.css'

/** While the customer waits, and the time they wait is in sight. */
export function AskColleague({ call, options }: { call: Call; options: TransferOptions | null }) {
  const { transfers, calls } = useTexts()
  const request = useRequests()
  const held = call.state === 'held'
  return (
    <section className={styles['way']} aria-label={transfers.ask}>
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
      <div className={styles['act']}>
        {held && <Waiting since={call.heldSince} />}
        {held ? (
          <Button icon="play" onPress={() => void request('call:resume', { callId: call.id })}>
            {calls.resume}
          </Button>
        ) : (
          <Button icon="pause" onPress={() => void request('transfer:ask', { callId: call.id })}>
            {transfers.askDo}
          </Button>
        )}
      </div>
    </section>
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
