import { memo } from 'react'
import type { Interaction, Note, TimelineEntry } from '../../src-main/contract/history.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import { useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './timeline.module.css'
import { channelIcon } from './told-sentence.ts'

const css = classesOf(styles)

type EntryProps = { entry: TimelineEntry; now: number; onCorrect?: ((note: Note) => void) | undefined }

// Plain elements: react-aria's press handling on fifty rows would cost more than the rows.
export const TimelineEntryRow = memo(function TimelineEntryRow({ entry, now, onCorrect }: EntryProps) {
  const texts = useTexts()
  const { interaction, notes } = entry
  const by = interaction?.initials ?? notes[0]?.initials
  return (
    <article className={css('entry')}>
      <div className={css('icon')}>
        <Icon name={interaction ? channelIcon(interaction) : 'note'} size="s" />
      </div>
      <div className={css('said')}>
        <p className={css('title')}>{titleOf(interaction, texts)}</p>
        {interaction?.summary && <p className={css('summary')}>{interaction.summary}</p>}
        {notes.map((note) => (
          <NoteLine key={note.id} note={note} notes={notes} now={now} onCorrect={onCorrect} />
        ))}
      </div>
      <div className={css('meta')}>
        <time dateTime={new Date(entry.at).toISOString()}>{texts.time.mark(entry.at, now)}</time>
        <span>{by ? <b>{by}</b> : texts.card.system}</span>
      </div>
    </article>
  )
})

function titleOf(interaction: Interaction | null, { card, calls, time }: Texts): string {
  if (!interaction) return card.noteAlone
  const { channel, direction, durationSeconds, heldSeconds, subject, outcome } = interaction
  return [
    card.channels[channel][direction],
    subject && (channel === 'email' ? card.quoted(subject) : subject),
    durationSeconds !== null && time.duration(durationSeconds),
    heldSeconds > 0 && card.onHold(time.duration(heldSeconds)),
    outcome && calls.outcomes[outcome].toLocaleLowerCase(),
  ]
    .filter(Boolean)
    .join(' · ')
}

type NoteLineProps = {
  note: Note
  notes: readonly Note[]
  now: number
  onCorrect?: ((note: Note) => void) | undefined
}

function NoteLine({ note, notes, now, onCorrect }: NoteLineProps) {
  const { notes: texts, time } = useTexts()
  const corrected = notes.some(({ corrects }) => corrects === note.id)
  const when = time.when(note.at, now)
  return (
    <div className={css('note', corrected && 'corrected')}>
      <p>
        {note.corrects !== null && <b>{texts.correction}: </b>}
        {note.text}
      </p>
      <p className={css('signed')}>
        <span>{[note.initials, when, corrected && texts.corrected].filter(Boolean).join(' · ')}</span>
        {onCorrect && !corrected && (
          <button type="button" aria-label={texts.correctOf(when)} onClick={() => onCorrect(note)}>
            {texts.correct}
          </button>
        )}
      </p>
    </div>
  )
}
