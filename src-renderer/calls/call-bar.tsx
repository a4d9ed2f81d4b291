import { memo } from 'react'
import type { Call, CallEndReason } from '../../src-main/contract/calls.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import { formatNumber } from '../customers/format-number.ts'
import { HeardLine } from '../diagnostics/heard-line.tsx'
import { RecordingRow } from '../recording/recording-row.tsx'
import { useConsole, useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { useNow } from '../ui/clock.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Tag } from '../ui/tag.tsx'
import { AccountGreeting, ComingGreeting } from './account-greeting.tsx'
import { accountShown } from './account-of.ts'
import { CallActions } from './call-actions.tsx'
import styles from './call-bar.module.css'
import { lineOf, nameOf, numberOf } from './call-selection.ts'
import { HoldClock } from './hold-clock.tsx'
import { ResumeGreeting } from './resume-greeting.tsx'
import { useCallName } from './use-calls.ts'

const css = classesOf(styles)

export const CallBar = memo(function CallBar({ call, rings }: { call: Call; rings: boolean }) {
  const texts = useTexts()
  const name = useCallName(call)
  return (
    <section className={css('bar', call.state)} aria-label={texts.calls.region}>
      <div className={css('face', call.state)}>
        <Icon name={iconOf(call)} size="l" />
      </div>
      <div className={css('who')}>
        <h1>{headline(call, name, texts)}</h1>
        <div className={css('about')}>
          <ResumeGreeting call={call} />
          <AccountGreeting call={call} />
          <About call={call} />
          <ComingGreeting call={call} />
          <HeardLine call={call} />
        </div>
      </div>
      <Marks call={call} />
      {call.state === 'ringing' ? <Rings call={call} /> : <Times call={call} />}
      <CallActions call={call} rings={rings} />
      <RecordingRow call={call} />
    </section>
  )
})

function iconOf(call: Call): IconName {
  if (call.state === 'held') return 'pause'
  if (call.state === 'ended') return 'hangup'
  if (call.caller.kind === 'withheld') return 'hidden'
  return call.direction === 'in' ? 'phone' : 'phone-out'
}

export function headline(call: Call, name: string, { calls }: Texts): string {
  if (call.state === 'ended') return calls[howItEnded(call)](name)
  if (call.state !== 'ringing') return calls[call.state](name)
  if (call.customerId !== null) return calls.ringing(name)
  switch (call.caller.kind) {
    case 'withheld':
      return calls.ringingWithheld
    case 'unknown':
      return call.displayName ? calls.ringing(name) : calls.ringingUnknown
    case 'several':
      return calls.ringingSeveral(call.caller.customers.length)
    case 'known':
      return calls.ringing(name)
  }
}

/** Where nobody answered, that is what there is to say. */
function howItEnded({ answeredAt, direction, end }: Call) {
  if (answeredAt !== null || end === null) return 'ended'
  const { reason } = end
  if (direction === 'in') {
    if (reason === 'answered-elsewhere') return 'takenElsewhere'
    if (reason === 'forwarded') return 'sentOn'
    return reason === 'refused-here' || reason === 'refused-here-busy' ? 'refused' : 'missed'
  }
  switch (reason) {
    case 'busy':
      return 'wasBusy'
    case 'no-answer':
      return 'noAnswer'
    case 'declined':
      return 'declined'
    case 'cancelled-here':
      return 'cancelled'
    default:
      return 'notThrough'
  }
}

/** The headline has said it all. */
const saidAlready: ReadonlySet<CallEndReason> = new Set([
  'answered-elsewhere',
  'refused-here',
  'busy',
  'no-answer',
  'declined',
])

function About({ call }: { call: Call }) {
  const texts = useTexts()
  const { calls } = texts
  const isDemo = useConsole((state) => state.line.demo)
  const line = lineOf(call, isDemo, texts)
  const askedAbout = useConsole(({ callsById, cardsById }) => {
    const customer = call.consultFor && callsById[call.consultFor]
    return customer && call.state !== 'ended' ? nameOf(customer, cardsById, texts) : null
  })
  const hasAccount = useConsole(({ line: now }) => accountShown(call, now) !== null)
  // Going out, the line is the extension: the account says more.
  const onLine = line !== '' && !(hasAccount && call.direction === 'out') && calls.onLine(line)
  const withNumber = call.account?.number ? texts.accounts.withNumber(formatNumber(call.account.number)) : ''
  const parts = [numberOf(call), onLine, withNumber].filter(Boolean)
  if (askedAbout !== null) parts.unshift(texts.transfers.askingAbout(askedAbout))
  if (call.inConference) parts.unshift(texts.transfers.together)
  if (call.state === 'ended' && call.end) {
    if (call.answeredAt !== null || !saidAlready.has(call.end.reason))
      parts.unshift(calls.end[call.end.reason])
    if (call.end.status !== null && call.end.status >= 400) parts.push(calls.status(call.end.status))
  }
  const isOver = call.state === 'ended'
  if ((call.audio === 'interrupted' && !isOver) || (call.audio === 'connecting' && call.state === 'talking'))
    parts.push(calls.audio[call.audio])
  return <p>{parts.join(' · ')}</p>
}

function Marks({ call }: { call: Call }) {
  const { calls } = useTexts()
  const { caller } = call
  const account = useConsole(({ line }) => accountShown(call, line))
  const probable = (caller.kind === 'known' || caller.kind === 'several') && caller.probable
  const doubtful = !call.verified && call.direction === 'in' && caller.kind !== 'withheld'
  return (
    <div className={css('marks')}>
      {account !== null && <Tag look="on-call">{account}</Tag>}
      {doubtful && (
        <Tag look="on-call" title={calls.notVerifiedWhy}>
          {calls.notVerified}
        </Tag>
      )}
      {probable && (
        <Tag look="on-call" title={calls.probableWhy}>
          {calls.probable}
        </Tag>
      )}
      {call.heldByOther && <Tag look="on-call">{calls.heldByOther}</Tag>}
    </div>
  )
}

/** How long it rings, and how long the card took from the INVITE's arrival, as measured for this very call. */
function Rings({ call }: { call: Call }) {
  const { calls, time } = useTexts()
  const now = useNow()
  const took = call.pop?.paintedMs ?? call.pop?.committedMs ?? null
  return (
    <div className={css('rings')}>
      <p>{calls.ringsFor(time.duration(Math.max(0, now - call.receivedAt) / 1000))}</p>
      {took !== null && <p>{calls.ready(time.milliseconds(took))}</p>}
    </div>
  )
}

function Times({ call }: { call: Call }) {
  const { calls, time } = useTexts()
  const now = useNow()
  if (call.answeredAt === null) return null
  const talked = time.timer((call.endedAt ?? now) - call.answeredAt)
  return (
    <div className={css('times')}>
      {call.heldSince !== null && <HoldClock since={call.heldSince} />}
      <p className={css('timer')} role="timer" aria-label={calls.talkTime}>
        {talked}
      </p>
    </div>
  )
}
