import type { InteractionId } from '../../src-main/contract/ids.ts'
import { scoreOf } from '../../src-main/domain/score.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { openOverlay } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { useMinute } from '../ui/clock.ts'
import { Panel } from '../ui/panel.tsx'
import { Tag } from '../ui/tag.tsx'
import { scoreWords } from './answer-words.ts'
import { BlindNote } from './blind-note.tsx'
import { paneButtonId } from './open-review.ts'
import styles from './scoring.module.css'
import { useNames } from './use-names.ts'
import { useReviewedContact } from './use-reviewed-contact.ts'

/**
 * What leads thought of one contact, in short, with the way to the whole and to scoring it. Nothing for whoever may
 * not know, nor where nothing is reviewed and nothing can be.
 */
export function ReviewPane({ interactionId }: { interactionId: InteractionId }) {
  const texts = useTexts()
  const words = texts.scoring
  const { ui } = useAccess()
  const now = useMinute()
  const nameOf = useNames()
  const { contact, take } = useReviewedContact(interactionId)
  if (contact === null || (contact.reviews.length === 0 && !contact.mayReview)) return null
  return (
    <Panel
      title={words.pane}
      aside={
        <Button
          id={paneButtonId}
          size="s"
          icon="note"
          shortcut="Alt V"
          onPress={() => openOverlay(ui, { kind: 'review', interactionId })}
        >
          {contact.mayReview && contact.reviews.length === 0 ? words.score : words.openShort}
        </Button>
      }
    >
      {contact.reviews.length + contact.withheld.length === 0 && (
        <p className={styles['quiet']}>{words.noneYet}</p>
      )}
      <BlindNote contact={contact} isShort onLooked={take} />
      <ul className={styles['short']}>
        {contact.reviews.map(({ review, answer }) => {
          const score = scoreOf(review.sheet, review.answers)
          return (
            <li key={review.reviewerId}>
              <b>{scoreWords(score, texts)}</b>
              {score.failed && <Tag look="warning">{words.failed}</Tag>}
              {review.flags.map((flag) => (
                <Tag key={flag} look={flag === 'praise' ? 'accent' : 'warning'}>
                  {words.flags[flag]}
                </Tag>
              ))}
              <span className={styles['quiet']}>
                {words.by(
                  nameOf(review.reviewerId, review.reviewerInitials),
                  texts.time.when(review.at, now),
                )}
                {answer &&
                  ` · ${words.answer.answered(nameOf(answer.agentId, null), texts.time.when(answer.at, now))}`}
              </span>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
