import type { ReviewComment } from '../../src-main/contract/scoring.ts'
import type { ReviewedContact, ReviewState } from '../../src-main/contract/scoring-requests.ts'
import { findPlace, isCovered } from '../../src-main/domain/review-place.ts'
import { wordingIn } from '../../src-main/domain/score-sheets.ts'
import { useConsole, useLanguage, useTexts } from '../state/console-context.tsx'
import { useMinute } from '../ui/clock.ts'
import { Tag } from '../ui/tag.tsx'
import { AnswerForm } from './answer-form.tsx'
import styles from './scoring.module.css'
import { useNames } from './use-names.ts'

type ReviewViewProps = {
  state: ReviewState
  contact: ReviewedContact
  onDone: (contact: ReviewedContact) => void
}

/** One review without its answers, which stand in the table; what was said to it, and the place to say it. */
export function ReviewView({ state, contact, onDone }: ReviewViewProps) {
  const { scoring: words, time } = useTexts()
  const language = useLanguage()
  const now = useMinute()
  const nameOf = useNames()
  const isMine = useConsole(({ agentId }) => agentId === state.review.agentId)
  const { review, answer, acknowledgedAt } = state
  const { sheet, flags, comments, overall, informed = false } = review
  return (
    <article className={styles['review']} aria-label={nameOf(review.reviewerId, review.reviewerInitials)}>
      <p>
        <b>{nameOf(review.reviewerId, review.reviewerInitials)}</b>{' '}
        <span className={styles['quiet']}>
          {[
            time.when(review.at, now),
            words.sheetVersion(wordingIn(sheet.name, language), sheet.version),
            acknowledgedAt === null
              ? words.answer.notAcknowledged
              : words.answer.acknowledged(time.when(acknowledgedAt, now)),
          ].join(' · ')}
        </span>
      </p>
      {(flags.length > 0 || informed) && (
        <p className={styles['flags']}>
          {informed && <Tag>{words.blind.informed}</Tag>}
          {flags.map((flag) => (
            <Tag key={flag} look={flag === 'praise' ? 'accent' : 'warning'}>
              {words.flags[flag]}
            </Tag>
          ))}
        </p>
      )}
      {overall !== '' && (
        <p className={styles['overall']} dir="auto">
          {overall}
        </p>
      )}
      <CommentList comments={comments} contact={contact} />
      {answer && (
        <div className={styles['said']}>
          <p className={styles['quiet']}>
            {words.answer.answered(nameOf(answer.agentId, null), time.when(answer.at, now))}
          </p>
          <p dir="auto">{answer.text}</p>
          {answer.reviewId !== review.id && <p className={styles['quiet']}>{words.answer.changedSince}</p>}
        </div>
      )}
      {isMine && (answer === null || acknowledgedAt === null) && <AnswerForm state={state} onDone={onDone} />}
    </article>
  )
}

type CommentListProps = {
  comments: readonly ReviewComment[]
  contact: ReviewedContact
  onRemove?: (comment: ReviewComment) => void
}

/** Each with the words it is about, or the word that they are there no more. */
export function CommentList({ comments, contact, onRemove }: CommentListProps) {
  const { scoring: words } = useTexts()
  const { interaction, notes } = contact
  if (comments.length === 0) return null
  return (
    <ul className={styles['comments']} aria-label={words.comments}>
      {comments.map((comment, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two comments may say the same of the same words
        <li key={at}>
          {isCovered(comment.place) ? (
            <span className={styles['quiet']}>{words.placeWithheld}</span>
          ) : (
            <q dir="auto">{comment.place.quote}</q>
          )}{' '}
          {!isCovered(comment.place) && findPlace(comment.place, interaction.summary, notes) === null && (
            <Tag look="warning">{words.placeChanged}</Tag>
          )}
          <p dir="auto">{comment.text}</p>
          {onRemove && (
            <button
              type="button"
              className={styles['remove']}
              aria-label={
                isCovered(comment.place) ? words.removeUntold : words.comment.remove(comment.place.quote)
              }
              onClick={() => onRemove(comment)}
            >
              ×
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
