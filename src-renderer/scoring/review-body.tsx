import { useRef, useState } from 'react'
import type { ReviewPlace } from '../../src-main/contract/scoring.ts'
import type { ReviewedContact } from '../../src-main/contract/scoring-requests.ts'
import { findPlace } from '../../src-main/domain/review-place.ts'
import { useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { closeOverlay, keepBegunReview, notify, reviewsCame } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { AnswersTable } from './answers-table.tsx'
import { BlindNote } from './blind-note.tsx'
import { ContactText } from './contact-text.tsx'
import { ReviewView } from './review-view.tsx'
import { ScoreForm } from './score-form.tsx'
import styles from './scoring.module.css'
import { useBegunReview } from './use-begun-review.ts'
import { useNames } from './use-names.ts'

type ReviewBodyProps = { contact: ReviewedContact; onDone: (contact: ReviewedContact) => void }

/** What was written at the left; at the right the sheet to fill in, or the reviews there are. */
export function ReviewBody({ contact, onDone }: ReviewBodyProps) {
  const { interaction, notes, reviews, mayReview } = contact
  const me = useConsole(({ agentId }) => agentId)
  const mine = reviews.find(({ review }) => review.reviewerId === me)?.review
  const { begun, isBegun, sheets } = useBegunReview(interaction.id, mine)
  const [isScoring, setScoring] = useState(mayReview && (mine === undefined || isBegun))
  const [selected, setSelected] = useState<ReviewPlace | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const isForm = isScoring && mayReview && begun !== null
  const comments = isForm ? begun.comments : reviews.flatMap(({ review }) => review.comments)
  const shown =
    isForm && selected
      ? [...comments.map(({ place }) => place), selected]
      : comments.map(({ place }) => place)
  const places = shown.flatMap((place) => findPlace(place, interaction.summary, notes) ?? [])

  /** What was pressed may go with what is new, and the focus with it: the next key, Escape above all, finds its way. */
  function take(next: ReviewedContact): void {
    const { activeElement } = document
    if (activeElement === document.body || frame.current?.contains(activeElement))
      frame.current?.focus({ preventScroll: true })
    onDone(next)
  }

  return (
    <div ref={frame} tabIndex={-1} className={styles['body']}>
      <ContactText contact={contact} places={places} onSelect={isForm ? setSelected : undefined} />
      {isForm ? (
        <Scoring
          contact={contact}
          begun={begun}
          isBegun={isBegun}
          sheets={sheets}
          selected={selected}
          onSelect={setSelected}
          onDone={(saved) => {
            setScoring(false)
            take(saved)
          }}
          onGiveUp={() => setScoring(mine === undefined)}
          onLooked={(seen) => {
            setScoring(false)
            take(seen)
          }}
        />
      ) : (
        <Reading
          contact={contact}
          hasSheet={begun !== null}
          isMine={mine !== undefined}
          onScore={() => setScoring(true)}
          onDone={take}
        />
      )}
    </div>
  )
}

type Begun = ReturnType<typeof useBegunReview>
type ScoringProps = ReviewBodyProps &
  Pick<Begun, 'isBegun' | 'sheets'> & {
    begun: NonNullable<Begun['begun']>
    selected: ReviewPlace | null
    onSelect: (place: ReviewPlace | null) => void
    onGiveUp: () => void
    onLooked: (contact: ReviewedContact) => void
  }

function Scoring({ contact, begun, onDone, onGiveUp, onLooked, ...form }: ScoringProps) {
  const { scoring: words } = useTexts()
  const { ui, request } = useAccess()
  const [isBusy, setBusy] = useState(false)
  const { id: interactionId } = contact.interaction

  async function save(): Promise<void> {
    if (isBusy) return
    setBusy(true)
    const result = await request('review:save', { ...begun, interactionId })
    setBusy(false)
    if (!result.ok) return
    keepBegunReview(ui, interactionId, null)
    reviewsCame(ui)
    notify(ui, { kind: 'done', text: words.saved })
    // Where somebody else has scored it too, the two stand side by side now.
    if (result.value.reviews.length > 1) onDone(result.value)
    else closeOverlay(ui)
  }

  return (
    <ScoreForm
      {...form}
      above={<BlindNote contact={contact} onLooked={onLooked} />}
      contact={contact}
      begun={begun}
      isBusy={isBusy}
      onChange={(next) => keepBegunReview(ui, interactionId, next)}
      onSave={() => void save()}
      onGiveUp={() => {
        keepBegunReview(ui, interactionId, null)
        onGiveUp()
      }}
    />
  )
}

type ReadingProps = ReviewBodyProps & { hasSheet: boolean; isMine: boolean; onScore: () => void }

function Reading({ contact, hasSheet, isMine, onScore, onDone }: ReadingProps) {
  const { scoring: words } = useTexts()
  const nameOf = useNames()
  const { reviews, mayReview, withheld } = contact
  return (
    <section className={styles['reading']} aria-label={words.pane}>
      <BlindNote contact={contact} onLooked={onDone} />
      {reviews.length + withheld.length === 0 && (
        <p className={styles['quiet']}>{mayReview ? words.noneYet : `${words.noneYet} ${words.mayNot}`}</p>
      )}
      {reviews.length > 0 && (
        <AnswersTable
          reviews={reviews.map(({ review }) => review)}
          nameOf={({ reviewerId, reviewerInitials }) => nameOf(reviewerId, reviewerInitials)}
        />
      )}
      {reviews.map((state) => (
        <ReviewView key={state.review.reviewerId} state={state} contact={contact} onDone={onDone} />
      ))}
      <p className={styles['quiet']}>{words.privacy}</p>
      {mayReview && !hasSheet && <p role="status">{words.sheets.noneWhy}</p>}
      {mayReview && hasSheet && (
        <div className={styles['buttons']}>
          <Button look={isMine ? 'plain' : 'first'} icon="note" onPress={onScore}>
            {isMine ? words.change : reviews.length > 0 ? words.scoreToo : words.score}
          </Button>
        </div>
      )}
    </section>
  )
}
