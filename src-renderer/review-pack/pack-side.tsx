import { useEffect, useState } from 'react'
import { InteractionId } from '../../src-main/contract/ids.ts'
import type { ReviewRow } from '../../src-main/contract/review.ts'
import type { PackedContact } from '../../src-main/contract/review-pack.ts'
import { ReviewPane } from '../scoring/review-pane.tsx'
import { useRequests, useTexts } from '../state/console-context.tsx'
import { useSignature } from '../state/use-signature.ts'
import { useMinute } from '../ui/clock.ts'
import { Panel } from '../ui/panel.tsx'
import { Tag } from '../ui/tag.tsx'
import styles from './pack.module.css'

/** Null for a note that stands alone. */
export function interactionIdOf(row: ReviewRow): InteractionId | null {
  return row.channel === 'note' ? null : InteractionId.parse(row.id)
}

type SideProps = { row: ReviewRow; rows: readonly ReviewRow[]; onShow: (row: ReviewRow) => void }

/** What the pack says of one contact and its customer. There is nothing to change in it. */
export function PackSide({ row, rows, onShow }: SideProps) {
  const { reviewPack } = useTexts()
  const words = reviewPack.reading
  const request = useRequests()
  const [contact, setContact] = useState<PackedContact | null>(null)
  useEffect(() => {
    let over = false
    void request('pack:contact', { id: row.id }).then((answer) => {
      if (!over && answer.ok) setContact(answer.value)
    })
    return () => {
      over = true
    }
  }, [request, row.id])
  const interactionId = interactionIdOf(row)
  const others = rows.filter(({ customerId, id }) => customerId === row.customerId && id !== row.id)
  if (contact === null) return <Panel label={words.contact}>{words.loading}</Panel>
  return (
    <>
      {interactionId && contact.mayReview ? (
        <ReviewPane interactionId={interactionId} />
      ) : (
        <Panel label={words.contact}>
          <p className={styles['aside']}>{words.noneReview}</p>
        </Panel>
      )}
      <Panel title={contact.card.name || words.unnamed} scroll grow>
        <div className={styles['card']}>
          <Written contact={contact} />
          <CardFacts contact={contact} />
          <Others others={others} onShow={onShow} />
        </div>
      </Panel>
    </>
  )
}

function Written({ contact }: { contact: PackedContact }) {
  const { reviewPack, time, timeline } = useTexts()
  const words = reviewPack.reading
  const sign = useSignature()
  const { interaction, notes } = contact
  const collected = interaction?.collected ?? []
  const isEmpty = !interaction?.subject && !interaction?.summary && notes.length + collected.length === 0
  return (
    <section aria-label={words.written}>
      <h3>{words.written}</h3>
      {interaction?.subject && (
        <p dir="auto">
          <b>{interaction.subject}</b>
        </p>
      )}
      {interaction?.summary && (
        <p className={styles['text']} dir="auto">
          {interaction.summary}
        </p>
      )}
      {collected.length > 0 && (
        <dl>
          <dt>{timeline.collected[interaction?.collectedBy ?? 'form']}</dt>
          {collected.map(({ label, value }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fact never changes, and two answers may be alike
            <dd key={index} dir="auto">{`${label}: ${value}`}</dd>
          ))}
        </dl>
      )}
      {notes.map((note) => (
        <div key={note.id}>
          <p className={styles['text']} dir="auto">
            {note.text}
          </p>
          <p className={styles['quiet']}>
            {[sign(note.initials, note.agentId), time.stamp(note.at)].filter(Boolean).join(' · ')}
          </p>
        </div>
      ))}
      {isEmpty && <p className={styles['quiet']}>{words.nothingWritten}</p>}
    </section>
  )
}

function CardFacts({ contact: { card, case: about } }: { contact: PackedContact }) {
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

function Others({ others, onShow }: { others: readonly ReviewRow[]; onShow: (row: ReviewRow) => void }) {
  const { reviewPack, card, review, time } = useTexts()
  const now = useMinute()
  if (others.length === 0) return null
  return (
    <section aria-label={reviewPack.reading.others}>
      <h3>{reviewPack.reading.others}</h3>
      <ul className={styles['others']}>
        {others.slice(0, 20).map((row) => (
          <li key={row.id}>
            <button type="button" className={styles['other']} onClick={() => onShow(row)}>
              {time.when(row.at, now)} ·{' '}
              {row.channel === 'note' ? review.noteAlone : card.channels[row.channel][row.direction]}
              {row.subject !== '' && ` · ${row.subject}`}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
