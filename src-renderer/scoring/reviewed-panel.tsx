import type { ListedReview, MyReviews } from '../../src-main/contract/scoring-requests.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { openOverlay } from '../state/ui-store.ts'
import { useMinute } from '../ui/clock.ts'
import { Icon } from '../ui/icon.tsx'
import { Panel } from '../ui/panel.tsx'
import styles from './reviewed-panel.module.css'
import { useNames } from './use-names.ts'

/** Reviews of mine to read, and answers to those I wrote. No score here: others see this screen in passing. */
export function ReviewedPanel({ reviews: { toRead, toReadTotal, answered } }: { reviews: MyReviews }) {
  const { scoring } = useTexts()
  const words = scoring.today
  if (toReadTotal === 0 && answered.length === 0) return null
  const left = toReadTotal - toRead.length
  return (
    <Panel title={toReadTotal > 0 ? words.title(toReadTotal) : words.answers} flush>
      <ul className={styles['list']} aria-label={words.list}>
        {toRead.map((each) => (
          <Row key={each.review.id} listed={each} isAnswer={false} />
        ))}
        {left > 0 && <li className={styles['quiet']}>{words.more(left)}</li>}
        {answered.map((each) => (
          <Row key={each.review.id} listed={each} isAnswer />
        ))}
      </ul>
    </Panel>
  )
}

function Row({ listed, isAnswer }: { listed: ListedReview; isAnswer: boolean }) {
  const { scoring, card, time } = useTexts()
  const { ui } = useAccess()
  const now = useMinute()
  const nameOf = useNames()
  const { review, contact, customerName, answer } = listed
  const what = `${card.channels[contact.channel][contact.direction]} ${time.when(contact.at, now)}`
  const about = isAnswer
    ? scoring.today.answered(nameOf(answer?.agentId ?? null, null))
    : scoring.today.reviewed(nameOf(review.reviewerId, review.reviewerInitials), time.when(review.at, now))
  return (
    <li className={styles['row']}>
      <Icon name={isAnswer ? 'chat' : 'note'} />
      <button
        type="button"
        onClick={() => openOverlay(ui, { kind: 'review', interactionId: review.interactionId })}
      >
        <span className="visually-hidden">{scoring.today.open} </span>
        <b dir="auto">{customerName}</b> <span>{what}</span> <span className={styles['quiet']}>{about}</span>
      </button>
    </li>
  )
}
