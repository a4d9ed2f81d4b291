import { useMemo } from 'react'
import type { PackedContact } from '../../src-main/contract/review-pack.ts'
import { parseFullTextQuery, wordsToMark } from '../../src-main/domain/full-text-query.ts'
import { markStretches } from '../../src-main/domain/search-text.ts'
import { Marked } from '../search/marked.tsx'
import { useConsole, useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { Tag } from '../ui/tag.tsx'
import { correctedIn, useNoteLine } from './note-line.ts'
import styles from './pack.module.css'

const css = classesOf(styles)

/** The texts of one contact. */
export function Written({ contact }: { contact: PackedContact }) {
  const { reviewPack, timeline } = useTexts()
  const words = reviewPack.reading
  const lineOf = useNoteLine()
  const { interaction, notes } = contact
  const corrected = correctedIn([contact])
  const collected = interaction?.collected ?? []
  const isEmpty = !interaction?.subject && !interaction?.summary && notes.length + collected.length === 0
  return (
    <section aria-label={words.written}>
      <h3>{words.written}</h3>
      {interaction?.subject && (
        <p dir="auto">
          <b>
            <Found text={interaction.subject} />
          </b>
        </p>
      )}
      {interaction?.summary && (
        <p className={styles['text']} dir="auto">
          <Found text={interaction.summary} />
        </p>
      )}
      {collected.length > 0 && (
        <dl>
          <dt>{timeline.collected[interaction?.collectedBy ?? 'form']}</dt>
          {collected.map(({ label, value }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fact never changes, and two answers may be alike
            <dd key={index} dir="auto">
              <Found text={`${label}: ${value}`} />
            </dd>
          ))}
        </dl>
      )}
      {notes.map((note) => (
        <div key={note.id}>
          <p className={css('text', corrected.has(note.id) && 'corrected')} dir="auto">
            <Found text={note.text} />
          </p>
          <p className={styles['quiet']}>{lineOf(note, corrected.has(note.id))}</p>
        </div>
      ))}
      {isEmpty && <p className={styles['quiet']}>{words.nothingWritten}</p>}
    </section>
  )
}

/** A text with what was looked for marked, where the pack tells that. */
function Found({ text }: { text: string }) {
  const words = useConsole(({ pack }) => pack?.words ?? '')
  const stretches = useMemo(() => markStretches(text, wordsToMark(parseFullTextQuery(words))), [text, words])
  return <Marked text={text} stretches={stretches} />
}

/** What the pack says of its customer. */
export function CardFacts({ contact: { card, case: about } }: { contact: PackedContact }) {
  const { reviewPack, cases } = useTexts()
  const words = reviewPack.reading
  const facts = [
    [words.company, card.company],
    [words.phones, card.phones.join(', ')],
    [words.emails, card.emails.join(', ')],
    [words.address, card.address],
    [words.vatNumber, card.vatNumber],
    [words.fiscalCode, card.fiscalCode],
  ].filter(([, value]) => value !== '')
  return (
    <section aria-label={words.card}>
      <h3>{words.card}</h3>
      {facts.length === 0 && <p className={styles['quiet']}>{words.nothingMore}</p>}
      <dl className={styles['facts']}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
        {about && (
          <div>
            <dt>{words.caseOf}</dt>
            <dd dir="auto">
              {[about.reference, about.subject, cases.states[about.state]].filter(Boolean).join(' · ')}{' '}
              {about.complaint && <Tag look="warning">{words.complaint}</Tag>}
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}
