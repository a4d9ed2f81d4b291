import { useCallback, useState } from 'react'
import type { Call } from '../../src-main/contract/calls.ts'
import type { CustomerCard, Note } from '../../src-main/contract/history.ts'
import type { CallId } from '../../src-main/contract/ids.ts'
import { CurrentCase } from '../cases/current-case.tsx'
import { CardView } from '../customers/card-view.tsx'
import { useCard } from '../customers/use-card.ts'
import { Composer, composerId } from '../notes/composer.tsx'
import { useDraftStore, useNote } from '../notes/use-note.ts'
import { PromiseBesideCall } from '../promises/promise-beside-call.tsx'
import { useAccess, useTexts, useUi } from '../state/console-context.tsx'
import { idsOf } from '../state/console-store.ts'
import { type BegunCard, keepBegunCard, notify } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { useLingering } from '../ui/use-lingering.ts'
import { useSoon } from '../ui/use-soon.ts'
import styles from './call-screen.module.css'
import { IdleScreen } from './idle-screen.tsx'
import { SeveralCallers } from './several-callers.tsx'
import { Stranger } from './stranger.tsx'
import { useCallName, useCallsInPlace } from './use-calls.ts'
import { WrapUp, wrapUpId } from './wrap-up.tsx'

/** The caller's card in the middle, and at its side what the operator writes and does. */
export function CallScreen() {
  const { middle, note } = useCallsInPlace()
  const [correcting, setCorrecting] = useState<Note | null>(null)
  const correct = useCallback((old: Note) => {
    setCorrecting(old)
    document.getElementById(composerId)?.focus()
  }, [])
  const begun = useUi(({ begunCards }) => Object.values<BegunCard>(begunCards)[0])
  // Its call is gone, and the card is not saved yet: at the same place in the tree, so that the focus stays.
  const shown = middle ?? begun?.call
  const idleIsThere = useLingering(!shown)
  return (
    <>
      {idleIsThere && (
        <div className={styles['idle']} hidden={shown !== undefined}>
          {idleScreen}
        </div>
      )}
      {shown && (
        <Working
          shown={shown}
          note={note}
          correcting={correcting}
          onCorrect={correct}
          onCorrected={() => setCorrecting(null)}
        />
      )}
    </>
  )
}

/** The same element at every drawing: hiding it draws nothing in it anew. */
const idleScreen = <IdleScreen />

type WorkingProps = {
  shown: Call
  note: Call | null
  correcting: Note | null
  onCorrect: (note: Note) => void
  onCorrected: () => void
}

function Working({ shown, note, correcting, onCorrect, onCorrected }: WorkingProps) {
  const card = useCard(note?.customerId ?? null)
  const sideIsThere = useSoon()
  // Another call may have come since: its note corrects nothing of the former customer's.
  const corrects = correcting && isOn(card, correcting) ? correcting : null
  return (
    <div className={styles['screen']}>
      <Middle call={shown} onCorrect={shown.id === note?.id ? onCorrect : undefined} />
      {!sideIsThere ? (
        <aside className={styles['side']} />
      ) : note ? (
        <Side
          key={note.id}
          call={note}
          named={note.id !== shown.id}
          corrects={corrects}
          onCorrected={onCorrected}
        />
      ) : (
        <GiveUpCard callId={shown.id} />
      )}
    </div>
  )
}

/** Whether the note stands on this card, or on one that was merged with it. */
function isOn(card: CustomerCard | null, { customerId }: Note): boolean {
  return card !== null && idsOf(card).some((id) => id === customerId)
}

function GiveUpCard({ callId }: { callId: CallId }) {
  const { calls } = useTexts()
  const { ui } = useAccess()
  return (
    <aside className={styles['side']}>
      <Button onPress={() => keepBegunCard(ui, callId, null)}>{calls.discardCard}</Button>
    </aside>
  )
}

function Middle({ call, onCorrect }: { call: Call; onCorrect: ((note: Note) => void) | undefined }) {
  const card = useCard(call.customerId)
  const { shell } = useTexts()
  if (card) return <CardView key={card.customer.id} card={card} onCorrect={onCorrect} />
  if (call.customerId !== null)
    return (
      <Panel label={shell.connecting} grow>
        {null}
      </Panel>
    )
  if (call.caller.kind === 'several')
    return (
      <SeveralCallers
        key={call.id}
        call={call}
        customers={call.caller.customers}
        lastChosen={call.caller.lastChosen}
      />
    )
  return <Stranger key={call.id} call={call} />
}

type SideProps = { call: Call; named: boolean; corrects: Note | null; onCorrected: () => void }

function Side({ call, named, corrects, onCorrected }: SideProps) {
  const card = useCard(call.customerId)
  const name = useCallName(call)
  const drafts = useDraftStore()
  const subject = { key: call.id, customerId: call.customerId, callId: call.id }
  const { sign } = useNote(subject)
  const { ui } = useAccess()
  const noteText = useCallback(() => drafts.textOf(call.id), [drafts, call.id])

  /** The call leaves the screen with its wrap-up, and with it the place where its note is written. */
  const signNote = async (): Promise<boolean> => {
    // Ctrl+Enter just before: one signature is enough, and the wrap-up waits for it.
    await drafts.settled(call.id)
    await sign(corrects?.id ?? null)
    if (noteText().trim() === '') return true
    if (call.customerId === null) notify(ui, { kind: 'failure', code: 'note-unsigned' })
    document.getElementById(composerId)?.focus()
    return false
  }

  return (
    <aside className={styles['side']}>
      <Composer
        subject={subject}
        name={named || call.wrapUpPending ? name : null}
        corrects={corrects}
        onCorrected={onCorrected}
        onSigned={() => document.getElementById(wrapUpId)?.focus()}
      />
      {card && <PromiseBesideCall call={call} card={card} />}
      {call.wrapUpPending ? (
        <WrapUp call={call} cases={card?.cases} signNote={signNote} />
      ) : (
        card && (
          <CurrentCase
            key={card.customer.id}
            card={card}
            callId={call.id}
            caseId={call.caseId}
            noteText={noteText}
          />
        )
      )}
    </aside>
  )
}
