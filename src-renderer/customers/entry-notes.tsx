import { useState } from 'react'
import type { Note, TimelineEntry } from '../../src-main/contract/history.ts'
import { useRequests, useTexts } from '../state/console-context.tsx'
import { useSignature } from '../state/use-signature.ts'
import { classesOf } from '../ui/classes.ts'
import styles from './timeline.module.css'
import { Written } from './written.tsx'

const css = classesOf(styles)

type NotesProps = { entry: TimelineEntry; now: number; onCorrect?: ((note: Note) => void) | undefined }

/** The notes about one contact; the earliest of very many are fetched when somebody asks for them. */
export function EntryNotes({ entry, now, onCorrect }: NotesProps) {
  const { timeline } = useTexts()
  const request = useRequests()
  const [earlier, setEarlier] = useState<{ readonly notes: readonly Note[]; readonly left: number } | null>(
    null,
  )
  const notes = earlier === null ? entry.notes : [...earlier.notes, ...entry.notes]
  const left = earlier?.left ?? entry.earlierNotes
  const { interaction } = entry

  const load = async () => {
    if (interaction === null) return
    const before = notes[0]?.id ?? null
    const result = await request('contact:notes', { interactionId: interaction.id, before })
    if (!result.ok) return
    const { notes: found, earlierNotes } = result.value
    setEarlier((known) => ({ notes: [...found, ...(known?.notes ?? [])], left: earlierNotes }))
  }

  return (
    <>
      {left > 0 && (
        <button type="button" className={css('more')} onClick={() => void load()}>
          {timeline.earlierNotes(left)}
        </button>
      )}
      {notes.map((note) => (
        <NoteLine key={note.id} note={note} notes={notes} now={now} onCorrect={onCorrect} />
      ))}
    </>
  )
}

type NoteLineProps = Omit<NotesProps, 'entry'> & { note: Note; notes: readonly Note[] }

function NoteLine({ note, notes, now, onCorrect }: NoteLineProps) {
  const { notes: texts, time } = useTexts()
  const corrected = notes.some(({ corrects }) => corrects === note.id)
  const when = time.when(note.at, now)
  const by = useSignature()(note.initials, note.agentId)
  return (
    <div className={css('note', corrected && 'corrected')}>
      {note.corrects !== null && <b className={css('correction')}>{texts.correction}: </b>}
      <Written text={note.text} />
      <p className={css('signed')}>
        <span>{[by, when, corrected && texts.corrected].filter(Boolean).join(' · ')}</span>
        {onCorrect && !corrected && (
          <button type="button" aria-label={texts.correctOf(when)} onClick={() => onCorrect(note)}>
            {texts.correct}
          </button>
        )}
      </p>
    </div>
  )
}
