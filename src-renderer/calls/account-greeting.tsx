import { useState } from 'react'
import type { Call } from '../../src-main/contract/calls.ts'
import { useConsole, useTexts, useUi } from '../state/console-context.tsx'
import { useNow } from '../ui/clock.ts'
import { accountOf } from './account-of.ts'
import styles from './resume-greeting.module.css'
import { SayThis } from './resume-greeting.tsx'
import { useSaid } from './use-said.ts'

/** Long enough to be read out, then it makes room. */
const shownForMs = 20_000

type GreetingProps = { call: Call; greeting: string }

/** Under the caller's name and number while it rings: what is said first on the account that was called. */
export function ComingGreeting({ call }: { call: Call }) {
  const greeting = useGreeting(call)
  const isComing = call.state === 'ringing' || call.state === 'answering'
  return greeting === '' || !isComing ? null : <Coming call={call} greeting={greeting} />
}

/** The same, to be read out just after answering. */
export function AccountGreeting({ call }: { call: Call }) {
  const greeting = useGreeting(call)
  const resumed = useUi((state) => state.resumed?.callId === call.id)
  if (greeting === '' || resumed || call.state !== 'talking') return null
  if (call.answeredAt === null || call.inConference) return null
  return <JustAnswered call={call} greeting={greeting} since={call.answeredAt} />
}

/** Empty for a call of ours, and where the account has none. */
function useGreeting(call: Call): string {
  return useConsole(({ line }) => (call.direction === 'in' ? (accountOf(call, line)?.greeting ?? '') : ''))
}

function Coming({ call, greeting }: GreetingProps) {
  const { accounts } = useTexts()
  const said = useSaid(call)(greeting)
  return (
    <p className={styles['coming']} title={said}>
      <b>{accounts.say}</b> {said}
    </p>
  )
}

function JustAnswered({ call, greeting, since }: GreetingProps & { since: number }) {
  const { accounts } = useTexts()
  const said = useSaid(call)(greeting)
  const [isClosed, setClosed] = useState(false)
  const isOver = useNow() - since > shownForMs
  return isClosed || isOver ? null : (
    <SayThis say={accounts.say} words={said} onClose={() => setClosed(true)} />
  )
}
