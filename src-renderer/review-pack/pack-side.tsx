import { useEffect, useState } from 'react'
import { InteractionId } from '../../src-main/contract/ids.ts'
import type { ReviewRow } from '../../src-main/contract/review.ts'
import type { PackedContact } from '../../src-main/contract/review-pack.ts'
import { ReviewPane } from '../scoring/review-pane.tsx'
import { useRequests, useTexts } from '../state/console-context.tsx'
import { useMinute } from '../ui/clock.ts'
import { Panel } from '../ui/panel.tsx'
import styles from './pack.module.css'
import { CardFacts, Written } from './packed-facts.tsx'

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
