import type { Call } from '../../src-main/contract/calls.ts'
import type { CallRecording } from '../../src-main/contract/recordings.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import { useAccess, useConsole, useHouse, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { useNow } from '../ui/clock.ts'
import { Icon } from '../ui/icon.tsx'
import { recordOrPause } from './recording-actions.ts'
import styles from './recording-row.module.css'
import { useAnnouncementLanguage } from './use-announcement-language.ts'

const css = classesOf(styles)

/** In the bar of a call: whether it is recorded, for how long, and what can be done about it. */
export function RecordingRow({ call }: { call: Call }) {
  const words = useTexts().recording
  const { enabled } = useHouse().recording
  const recording = useConsole(({ recordingsByCall }) => recordingsByCall[call.id])
  const isRunning = call.state === 'talking' || call.state === 'held'
  const wasRecorded = recording !== undefined && recording.state !== 'none'
  if (!(isRunning && (enabled || recording)) && !wasRecorded) return null
  return (
    <section className={css('row')} aria-label={words.region}>
      {recording ? (
        <State recording={recording} />
      ) : (
        <p className={css('state')}>
          <span className={css('mark')} aria-hidden="true" />
          {words.notRecorded}
        </p>
      )}
      {isRunning && <Actions call={call} recording={recording} />}
    </section>
  )
}

function State({ recording }: { recording: CallRecording }) {
  const words = useTexts().recording
  const { state, trouble, announced } = recording
  const isOn = state === 'on' && trouble === null
  return (
    <>
      <p className={css('state', announced === 'refused' ? 'refused' : state)} role="status">
        <Mark recording={recording} isOn={isOn} />
        <b>{wordsFor(recording, words)}</b>
      </p>
      {state !== 'none' && announced !== 'refused' && <Clock recording={recording} />}
      {trouble !== null && (
        <p className={css('trouble')} role="alert">
          <Icon name="warning" size="s" />
          {words.trouble[trouble]}
        </p>
      )}
    </>
  )
}

function Mark({ recording: { state, announced }, isOn }: { recording: CallRecording; isOn: boolean }) {
  if (announced === 'refused') return <Icon name="close" size="s" />
  if (state === 'paused' || state === 'held') return <Icon name="pause" size="s" />
  return <span className={css('mark', isOn && 'on')} aria-hidden="true" />
}

function wordsFor({ state, announced }: CallRecording, words: Texts['recording']): string {
  if (announced === 'refused') return words.refused
  return state === 'none' ? words.notRecorded : words[state]
}

function Clock({ recording: { recordedMs, since } }: { recording: CallRecording }) {
  const { time } = useTexts()
  const now = useNow()
  return (
    <span className={css('clock')}>
      {time.timer(recordedMs + (since === null ? 0 : Math.max(0, now - since)))}
    </span>
  )
}

function Actions({ call, recording }: { call: Call; recording: CallRecording | undefined }) {
  const words = useTexts().recording
  const access = useAccess()
  const { request } = access
  const { announcement } = useHouse().recording
  const language = useAnnouncementLanguage(call)
  const callId = call.id
  const isTold = recording?.announced === 'told'
  const goesOn = isTold && recording.state !== 'none' && recording.state !== 'stopped'
  const isPaused = recording?.state === 'paused'
  const word = isTold ? words.record : words.announceAndRecord
  return (
    <div className={css('actions')}>
      <Button
        look="on-call"
        size="s"
        icon={goesOn && !isPaused ? 'pause' : 'record'}
        shortcut="Alt I"
        onPress={() => recordOrPause(access, callId)}
      >
        {goesOn ? (isPaused ? words.resume : words.pause) : word}
      </Button>
      {goesOn && (
        <Button
          look="on-call"
          size="s"
          icon="stop"
          onPress={() => void request('recording:stop', { callId })}
        >
          {words.stop}
        </Button>
      )}
      {isTold && (
        <Button
          look="on-call"
          size="s"
          icon="close"
          onPress={() => void request('recording:refuse', { callId, language, text: announcement[language] })}
        >
          {words.consentRefused}
        </Button>
      )}
    </div>
  )
}
