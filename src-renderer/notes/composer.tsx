import { memo, useRef } from 'react'
import { longestText, type Note } from '../../src-main/contract/history.ts'
import { signatureOf } from '../../src-main/domain/initials.ts'
import { useConsole, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { Panel } from '../ui/panel.tsx'
import styles from './composer.module.css'
import { PhraseList } from './phrase-list.tsx'
import { type NoteSubject, useNote } from './use-note.ts'
import { usePhrases } from './use-phrases.ts'

const css = classesOf(styles)

/** Where Alt+N goes. */
export const composerId = 'note-composer'

type ComposerProps = {
  subject: NoteSubject
  /** Whose note it is, where more than one could be meant. */
  name: string | null
  corrects: Note | null
  onCorrected: () => void
  onSigned?: () => void
}

export const Composer = memo(function Composer({
  subject,
  name,
  corrects,
  onCorrected,
  onSigned,
}: ComposerProps) {
  const { notes, time } = useTexts()
  const { text, saving, sign, type } = useNote(subject)
  const length = text.trim().length
  const isTooLong = length > longestText
  const canSign = subject.customerId !== null && length > 0 && !isTooLong
  const area = useRef<HTMLTextAreaElement>(null)
  const phrases = usePhrases({ area, text, type, customerId: subject.customerId })
  const signer = useConsole(({ agents, agentId }) =>
    signatureOf(agents.find(({ id }) => id === agentId)?.initials ?? null, agentId, agents),
  )

  const finish = async () => {
    if (isTooLong || !(await sign(corrects?.id ?? null))) return
    onCorrected()
    onSigned?.()
  }

  return (
    <Panel title={name === null ? notes.title : notes.about(name)} shortcut="Alt N">
      {corrects && (
        <div className={css('correcting')}>
          <p>{notes.correcting}</p>
          <blockquote>{corrects.text}</blockquote>
          <Button size="s" look="quiet" onPress={onCorrected}>
            {notes.stopCorrecting}
          </Button>
        </div>
      )}
      <textarea
        ref={area}
        id={composerId}
        className={css('write')}
        aria-label={name === null ? notes.title : notes.about(name)}
        aria-keyshortcuts="Alt+N"
        placeholder={notes.hint}
        value={text}
        dir="auto"
        aria-invalid={isTooLong}
        spellCheck
        onChange={(event) => phrases.typed(event.target)}
        onSelect={(event) => phrases.moved(event.currentTarget)}
        onBlur={phrases.leave}
        onKeyDown={(event) => {
          if (phrases.pressed(event)) return
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void finish()
        }}
      />
      {isTooLong && (
        <p className={css('too-long')} role="alert">
          {notes.tooLong(time.count(length), time.count(longestText))}
        </p>
      )}
      <PhraseList phrases={phrases} area={area} />
      <div className={css('foot')}>
        <span className={css('state', saving)} aria-live="off">
          {saving === 'failed' ? notes.notSaved : saving === 'saving' ? notes.saving : notes.savedWhileTyping}
        </span>
        <span>
          {subject.customerId === null ? (
            notes.needsCard
          ) : (
            <>
              {notes.signs} <b>{signer ?? '–'}</b> {notes.atTheEnd}
            </>
          )}
        </span>
      </div>
      {text.trim() !== '' && (
        <div className={css('sign')}>
          <Button wide shortcut="Ctrl Enter" isDisabled={!canSign} onPress={() => void finish()}>
            {notes.sign}
          </Button>
        </div>
      )}
    </Panel>
  )
})
