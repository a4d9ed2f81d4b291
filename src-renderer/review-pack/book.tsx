import { useMemo } from 'react'
import type { PackedContact } from '../../src-main/contract/review-pack.ts'
import { useHouse, useLanguage, useTexts } from '../state/console-context.tsx'
import { useSignature } from '../state/use-signature.ts'
import './book.css'
import { type Chapter, chaptersOf } from './chapters.ts'
import { correctedIn, useNoteLine } from './note-line.ts'

/** Its looks are in `book.css` alone, with which it is saved as a page of its own too. */
export const bookId = 'book'

type BookProps = { contacts: readonly PackedContact[]; printedAt: number }

/** What was written about contacts, to be read from the first page to the last. */
export function Book({ contacts, printedAt }: BookProps) {
  const { reviewPack, time } = useTexts()
  const words = reviewPack.book
  const { manner } = useHouse()
  const language = useLanguage()
  const chapters = chaptersOf(contacts)
  const corrected = useMemo(() => correctedIn(contacts), [contacts])
  const [first, last] = [chapters[0]?.from ?? 0, chapters.at(-1)?.to ?? 0]
  return (
    <article id={bookId} className="book" data-sheet lang={language}>
      <header className="book-front">
        {manner.name !== '' && <p className="book-house">{manner.name}</p>}
        <h1>{words.title}</h1>
        <p className="book-range">{words.range(time.date(first), time.date(last))}</p>
        <p>{words.count(time.count(contacts.length))}</p>
        <p>{words.made(time.date(printedAt))}</p>
        <p>{words.private}</p>
      </header>
      <nav className="book-contents" aria-label={words.contents}>
        <h2>{words.contents}</h2>
        <ol>
          {chapters.map((chapter) => (
            <li key={chapter.id}>
              <a href={`#${anchorOf(chapter)}`}>
                <span>{words.chapter(time.date(chapter.from), time.date(chapter.to))}</span>
                <span>{words.count(time.count(chapter.contacts.length))}</span>
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {chapters.map((chapter) => (
        <section key={chapter.id} id={anchorOf(chapter)} className="book-chapter">
          <h2>{words.chapter(time.date(chapter.from), time.date(chapter.to))}</h2>
          {chapter.contacts.map((contact) => (
            <Entry key={contact.row.id} contact={contact} corrected={corrected} />
          ))}
        </section>
      ))}
    </article>
  )
}

function anchorOf({ id }: Chapter): string {
  return `book-${id}`
}

type EntryProps = { contact: PackedContact; corrected: ReadonlySet<string> }

function Entry({ contact, corrected }: EntryProps) {
  const { card, review, calls, time } = useTexts()
  const sign = useSignature()
  const lineOf = useNoteLine()
  const { outcomes } = useHouse()
  const { row, interaction, notes, case: about } = contact
  const { channel, direction, outcome } = row
  const own = outcomes.find((choice) => choice.outcome === outcome)?.label
  const facts = [
    time.stamp(row.at),
    channel === 'note' ? review.noteAlone : card.channels[channel][direction],
    row.durationSeconds !== null && time.duration(row.durationSeconds),
    outcome !== null && (own || calls.outcomes[outcome]),
    interaction && sign(interaction.initials, interaction.agentId),
    about?.reference,
  ]
  return (
    <section className="book-entry">
      <h3 dir="auto">{[contact.card.name, interaction?.subject].filter(Boolean).join(' · ')}</h3>
      <p className="book-facts">{facts.filter(Boolean).join(' · ')}</p>
      {interaction?.summary && (
        <p className="book-text" dir="auto">
          {interaction.summary}
        </p>
      )}
      {interaction?.collected.map(({ label, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fact never changes, and two answers may be alike
        <p key={index} className="book-text" dir="auto">{`${label}: ${value}`}</p>
      ))}
      {notes.map((note) => (
        <div key={note.id} className={`book-note${corrected.has(note.id) ? ' book-corrected' : ''}`}>
          <p className="book-text" dir="auto">
            {note.text}
          </p>
          <p className="book-facts">{lineOf(note, corrected.has(note.id))}</p>
        </div>
      ))}
    </section>
  )
}
