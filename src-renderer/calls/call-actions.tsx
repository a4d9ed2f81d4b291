import type { Call } from '../../src-main/contract/calls.ts'
import { ParkButton } from '../parking/park-button.tsx'
import { useConsole, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import styles from './call-actions.module.css'
import { Keypad } from './keypad.tsx'
import { useCallActions, useConsultPair } from './use-calls.ts'

/** `rings`: another call rings, and F9 and F8 are for that one. */
export function CallActions({ call, rings }: { call: Call; rings: boolean }) {
  return (
    <div className={styles['actions']}>
      <Actions call={call} rings={rings} />
    </div>
  )
}

function Actions({ call, rings }: { call: Call; rings: boolean }) {
  const { calls, shell, transfers } = useTexts()
  const actions = useCallActions(call)
  // Of a call and a colleague asked about it, the strip beside them has what both are for.
  const pair = useConsultPair(call)
  const f8 = rings ? {} : { shortcut: 'F8' }
  switch (call.state) {
    case 'ringing':
      return (
        <>
          <Button look="on-call-first" size="l" icon="phone" shortcut="F9" onPress={actions.answer}>
            {calls.answer}
          </Button>
          <Button look="on-call" size="l" shortcut="F8" onPress={() => actions.reject('busy')}>
            {calls.reject}
          </Button>
          <Button
            look="on-call"
            size="l"
            label={calls.decline}
            hint={calls.decline}
            shortcut="Shift F8"
            onPress={() => actions.reject('decline')}
          >
            {calls.declineWord}
          </Button>
        </>
      )
    case 'talking':
    case 'held':
      return (
        <>
          <Button
            look="on-call"
            size="l"
            icon={call.muted ? 'mic-off' : 'mic'}
            pressed={call.muted}
            shortcut="Alt M"
            onPress={actions.mute}
          >
            {calls.mute}
          </Button>
          {!pair && <Hold held={call.state === 'held'} onPress={actions.hold} />}
          {call.state === 'talking' && <Keypad onTone={actions.tones} />}
          {!pair && <ParkButton call={call} />}
          {!pair && (
            <Button look="on-call" size="l" shortcut="Alt T" onPress={actions.transfer}>
              {transfers.open}
            </Button>
          )}
          <Button look="on-call" size="l" icon="hangup" {...f8} onPress={actions.hangUp}>
            {calls.hangUp}
          </Button>
        </>
      )
    case 'answering':
    case 'dialling':
    case 'alerting':
      return (
        <Button look="on-call" size="l" icon="hangup" {...f8} onPress={actions.hangUp}>
          {calls.hangUp}
        </Button>
      )
    case 'ended':
      return (
        <>
          {wasLost(call) && <CallBack call={call} />}
          {!call.wrapUpPending && (
            <Button look="on-call" size="l" icon="close" label={shell.close} onPress={actions.dismiss} />
          )}
        </>
      )
  }
}

/** Neither of the two hung up: the audio or the line went away in the middle of the conversation. */
function wasLost({ answeredAt, end }: Call): boolean {
  return answeredAt !== null && (end?.reason === 'media-lost' || end?.reason === 'line-lost')
}

function CallBack({ call }: { call: Call }) {
  const { calls } = useTexts()
  const { callBack } = useCallActions(call)
  const canCall = useConsole(({ line }) => line.state === 'registered')
  if (callBack === null || !canCall) return null
  return (
    <Button look="on-call-first" size="l" icon="phone-out" onPress={callBack}>
      {calls.callAgain}
    </Button>
  )
}

function Hold({ held, onPress }: { held: boolean; onPress: () => void }) {
  const { calls } = useTexts()
  return (
    <Button
      look={held ? 'on-call-first' : 'on-call'}
      size="l"
      icon={held ? 'play' : 'pause'}
      shortcut="Alt H"
      onPress={onPress}
    >
      {held ? calls.resume : calls.hold}
    </Button>
  )
}
