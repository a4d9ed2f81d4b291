import { memo } from 'react'
import type { Call } from '../../src-main/contract/calls.ts'
import { CaseLights } from '../cases/case-lights.tsx'
import { toldSentence } from '../customers/told-sentence.ts'
import { useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { focusCall } from '../state/ui-store.ts'
import { ConsultActions } from '../transfers/consult-actions.tsx'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { useMinute, useNow } from '../ui/clock.ts'
import { Icon } from '../ui/icon.tsx'
import { accountShown } from './account-of.ts'
import { headline } from './call-bar.tsx'
import { callToAnswer, numberOf } from './call-selection.ts'
import styles from './call-strip.module.css'
import { HoldClock } from './hold-clock.tsx'
import { useCallActions, useCallName, useConsultPair, usePartner } from './use-calls.ts'

const css = classesOf(styles)

/** Another call beside the one in the bar, with the little of its own card that decides whether to take it. */
export const CallStrip = memo(function CallStrip({ call }: { call: Call }) {
  const texts = useTexts()
  const name = useCallName(call)
  const { ui } = useAccess()
  const ringing = call.state === 'ringing'
  const says = headline(call, name, texts)
  const number = numberOf(call)
  const account = useConsole(({ line }) => accountShown(call, line))
  return (
    <section className={css('strip', ringing && 'ringing')} aria-label={`${texts.calls.otherCalls}: ${name}`}>
      <Icon name={call.state === 'held' ? 'pause' : ringing ? 'phone-in' : 'phone'} />
      <div className={css('who')}>
        <p>
          <b>{says}</b>
          {!says.includes(number) && <span>{number}</span>}
          {account !== null && <span>{account}</span>}
          {call.heldSince === null ? <Elapsed call={call} /> : <HoldClock since={call.heldSince} compact />}
        </p>
        <FirstTold call={call} />
      </div>
      <Actions call={call} onShow={() => focusCall(ui, call.id)} />
    </section>
  )
})

function Elapsed({ call }: { call: Call }) {
  const { calls, time } = useTexts()
  const now = useNow()
  if (call.state === 'ringing')
    return <span>{calls.ringsFor(time.duration(Math.max(0, now - call.receivedAt) / 1000))}</span>
  return null
}

function FirstTold({ call }: { call: Call }) {
  const texts = useTexts()
  const now = useMinute()
  const card = useConsole(({ cardsById }) => (call.customerId ? cardsById[call.customerId] : undefined))
  if (!card) return null
  const [first] = card.told
  return (
    <div className={css('told')}>
      <CaseLights cases={card.cases} compact />
      {first && <span>{toldSentence(first, texts, now).text}</span>}
    </div>
  )
}

function Actions({ call, onShow }: { call: Call; onShow: () => void }) {
  const { calls, shell } = useTexts()
  const actions = useCallActions(call)
  const isNext = useConsole(({ callsById }) => callToAnswer(callsById)?.id === call.id)
  const pair = useConsultPair(call)
  const partner = usePartner(call)
  if (pair)
    return (
      <div className={css('actions')}>
        <ConsultActions pair={pair} />
      </div>
    )
  return (
    <div className={css('actions')}>
      <Button size="s" icon="card" onPress={onShow}>
        {call.wrapUpPending ? calls.closePending : calls.showCard}
      </Button>
      {call.state === 'held' && (
        <Button size="s" icon="play" onPress={actions.hold}>
          {calls.resume}
        </Button>
      )}
      {partner && <Join call={call} partner={partner} />}
      {call.state === 'talking' && (
        <Button size="s" icon="hangup" onPress={actions.hangUp}>
          {calls.hangUp}
        </Button>
      )}
      {call.state === 'ended' && !call.wrapUpPending && (
        <Button size="s" icon="close" label={shell.close} onPress={actions.dismiss} />
      )}
      {call.state === 'ringing' && (
        <>
          <Button
            size="s"
            look="first"
            icon="phone"
            {...(isNext && { shortcut: 'F9' })}
            onPress={actions.answer}
          >
            {calls.answer}
          </Button>
          <Button size="s" {...(isNext && { shortcut: 'F8' })} onPress={() => actions.reject('busy')}>
            {calls.reject}
          </Button>
        </>
      )}
    </div>
  )
}

/** Both hear each other from then on: whose voice that is, is said before. */
function Join({ call, partner }: { call: Call; partner: Call }) {
  const { transfers } = useTexts()
  const { request } = useAccess()
  const hint = transfers.joins(useCallName(partner), useCallName(call))
  const join = () => void request('call:conference', { callId: partner.id, withCallId: call.id })
  return (
    <Button size="s" icon="people" hint={hint} onPress={join}>
      {transfers.conference}
    </Button>
  )
}
