import { useState } from 'react'
import type { CallId } from '../../src-main/contract/ids.ts'
import type { RecordedCall, RecordingEvent, RecordingOnCard } from '../../src-main/contract/recordings.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import { useConsole, useHouse, useTexts } from '../state/console-context.tsx'
import { useSignature } from '../state/use-signature.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Player } from './player.tsx'
import styles from './recorded-lines.module.css'
import { RemoveDialog } from './remove-dialog.tsx'
import { useRecordedCall } from './use-recordings.ts'

type LinesProps = { callId: CallId; now: number }

/** On the timeline, under a call: its recordings, or why there is none. */
export function RecordedLines({ callId, now }: LinesProps) {
  const recorded = useRecordedCall(callId)
  return recorded && <Lines recorded={recorded} now={now} />
}

function Lines({ recorded: { announcement, recordings }, now }: { recorded: RecordedCall; now: number }) {
  const words = useTexts().recording
  const said = announcement?.answer === 'refused' ? words.saidNo : recordings.length === 0 && words.toldOnly
  return (
    <>
      {recordings.map((recording) => (
        <Line key={recording.id} recording={recording} now={now} />
      ))}
      {said && (
        <p className={styles['line']}>
          <Icon name="record" size="s" />
          {said}
        </p>
      )}
    </>
  )
}

function Line({ recording, now }: { recording: RecordingOnCard; now: number }) {
  const texts = useTexts()
  const words = texts.recording
  const signed = useSignature()
  const { mayListen, mayDelete } = useRights()
  const [isOpen, setOpen] = useState(false)
  const [removing, setRemoving] = useState(false)
  const { deleted, endedAt, ms, isHere } = recording
  const by = ({ initials, agentId }: RecordingEvent) => signed(initials, agentId) || words.somebody

  if (deleted) return <Gone words={deletedWords(deleted, by(deleted), texts)} />
  const last = recording.listened.last
  const duration = texts.time.duration(ms / 1000)
  const details = [
    recording.pauses > 0 && words.withPauses(recording.pauses),
    recording.trouble && words.interrupted,
    endedAt === null ? words.running : words.keptUntil(texts.time.date(recording.deleteAt)),
    !isHere && endedAt !== null && words.lies(recording.place),
    last && words.listenedTo(recording.listened.times, by(last), texts.time.when(last.at, now)),
  ]
  const canListen = mayListen && isHere && endedAt !== null && ms > 0
  return (
    <div className={styles['recording']}>
      <p className={styles['line']}>
        {canListen && !isOpen ? (
          <Button size="s" icon="play" label={words.listen(duration)} onPress={() => setOpen(true)} />
        ) : (
          <Icon name="record" size="s" />
        )}
        <b>{endedAt === null ? words.on : words.recordingOf(texts.time.timer(ms))}</b>
        {mayDelete && endedAt !== null && (
          <Button
            size="s"
            look="quiet"
            icon="close"
            label={words.removeOf(duration)}
            hint={words.removeOf(duration)}
            onPress={() => setRemoving(true)}
          />
        )}
      </p>
      <p className={styles['details']}>{details.filter(Boolean).join(' · ')}</p>
      {isOpen && <Player recording={recording} onClose={() => setOpen(false)} />}
      {removing && <RemoveDialog recordingId={recording.id} onClose={() => setRemoving(false)} />}
    </div>
  )
}

function Gone({ words }: { words: string }) {
  return (
    <p className={styles['line']}>
      <Icon name="close" size="s" />
      {words}
    </p>
  )
}

function deletedWords({ at, why, reason }: RecordingEvent, by: string, { recording, time }: Texts): string {
  const date = time.date(at)
  switch (why) {
    case 'by-hand':
      return recording.deleted['by-hand'](date, by, reason)
    case 'refused':
      return recording.deleted.refused(date)
    case 'retention':
    case null:
      return recording.deleted.retention(date)
  }
}

/** Only what somebody may do is offered; the main process decides. */
function useRights() {
  const role = useConsole(({ agents, agentId }) => agents.find(({ id }) => id === agentId)?.role)
  const { listeners } = useHouse().recording
  return {
    mayListen: listeners.some((each) => each === role),
    mayDelete: role === 'lead' || role === 'administrator',
  }
}
