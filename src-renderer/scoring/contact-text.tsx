import type { Note } from '../../src-main/contract/history.ts'
import type { ReviewPlace } from '../../src-main/contract/scoring.ts'
import type { ReviewedContact } from '../../src-main/contract/scoring-requests.ts'
import type { FoundPlace } from '../../src-main/domain/review-place.ts'
import { useTexts } from '../state/console-context.tsx'
import { useSignature } from '../state/use-signature.ts'
import { useMinute } from '../ui/clock.ts'
import { MarkedText } from './marked-text.tsx'
import styles from './scoring.module.css'

type ContactTextProps = {
  contact: ReviewedContact
  places: readonly FoundPlace[]
  onSelect: ((place: ReviewPlace) => void) | undefined
}

/** What was written about the contact, beside its review. */
export function ContactText({ contact, places, onSelect }: ContactTextProps) {
  const { scoring: words, timeline } = useTexts()
  const { interaction, notes } = contact
  const isEmpty = interaction.summary === '' && notes.length === 0 && interaction.collected.length === 0
  return (
    <section className={styles['written']} aria-label={words.written}>
      <h3>{words.written}</h3>
      {interaction.subject !== '' && <p className={styles['subject']}>{interaction.subject}</p>}
      {isEmpty && <p className={styles['quiet']}>{words.nothingWritten}</p>}
      {interaction.summary !== '' && (
        <MarkedText noteId={null} text={interaction.summary} places={places} onSelect={onSelect} />
      )}
      {interaction.collected.length > 0 && (
        <dl className={styles['collected']}>
          <dt>{timeline.collected[interaction.collectedBy ?? 'form']}</dt>
          {interaction.collected.map(({ label, value }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fact never changes, and two answers may be alike
            <dd key={index} dir="auto">{`${label}: ${value}`}</dd>
          ))}
        </dl>
      )}
      {notes.map((note) => (
        <NoteText key={note.id} note={note} notes={notes} places={places} onSelect={onSelect} />
      ))}
    </section>
  )
}

type NoteTextProps = Omit<ContactTextProps, 'contact'> & { note: Note; notes: readonly Note[] }

function NoteText({ note, notes, places, onSelect }: NoteTextProps) {
  const { scoring: words, time } = useTexts()
  const now = useMinute()
  const by = useSignature()(note.initials, note.agentId)
  const isCorrected = notes.some(({ corrects }) => corrects === note.id)
  const about = [
    note.corrects !== null && words.correction,
    by,
    time.when(note.at, now),
    isCorrected && words.corrected,
  ]
  return (
    <div className={styles['note']}>
      <MarkedText noteId={note.id} text={note.text} places={places} onSelect={onSelect} />
      <p className={styles['quiet']}>{about.filter(Boolean).join(' · ')}</p>
    </div>
  )
}
