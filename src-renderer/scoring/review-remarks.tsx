import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { ReviewFlag, type ReviewPlace } from '../../src-main/contract/scoring.ts'
import type { ReviewedContact } from '../../src-main/contract/scoring-requests.ts'
import { writtenTexts } from '../../src-main/domain/review-place.ts'
import { useLanguage, useTexts } from '../state/console-context.tsx'
import type { BegunReview } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { TextField } from '../ui/text-field.tsx'
import { CommentForm } from './comment-form.tsx'
import { CommentList } from './review-view.tsx'
import styles from './scoring.module.css'
import { sentencesOf } from './sentences.ts'

export type ReviewRemarksProps = {
  contact: ReviewedContact
  begun: BegunReview
  /** Words selected with the mouse in what was written. */
  selected: ReviewPlace | null
  onSelect: (place: ReviewPlace | null) => void
  onChange: (begun: BegunReview) => void
}

/** Besides the answers: comments on places, flags, and a word in general. */
export function ReviewRemarks({ contact, begun, selected, onSelect, onChange }: ReviewRemarksProps) {
  const { scoring: words } = useTexts()
  const language = useLanguage()
  const [isCommenting, setCommenting] = useState(false)
  const { comments, flags, overall } = begun
  const { interaction, notes } = contact
  const sentences = sentencesOf(writtenTexts(interaction.summary, notes), language)
  const { frame, goesBack } = useWayBack(isCommenting)
  const close = () => {
    goesBack()
    setCommenting(false)
    onSelect(null)
  }

  useEffect(() => {
    if (selected !== null) setCommenting(true)
  }, [selected])

  return (
    <>
      <CommentList
        comments={comments}
        contact={contact}
        onRemove={(gone) => {
          goesBack()
          onChange({ ...begun, comments: comments.filter((each) => each !== gone) })
        }}
      />
      <div ref={frame} className={styles['commenting']}>
        {isCommenting ? (
          <CommentForm
            key={`${selected?.noteId} ${selected?.from} ${selected?.quote}`}
            sentences={sentences}
            selected={selected}
            onClose={close}
            onAdd={(comment) => {
              onChange({ ...begun, comments: [...comments, comment] })
              close()
            }}
          />
        ) : (
          sentences.length > 0 && (
            <div className={styles['buttons']}>
              <Button size="s" icon="chat" onPress={() => setCommenting(true)}>
                {words.comment.add}
              </Button>
            </div>
          )
        )}
      </div>
      <fieldset className={styles['flag-choice']}>
        <legend className="visually-hidden">{words.flag}</legend>
        {ReviewFlag.options.map((flag) => (
          <Checkbox
            key={flag}
            isSelected={flags.includes(flag)}
            onChange={(on) =>
              onChange({ ...begun, flags: on ? [...flags, flag] : flags.filter((each) => each !== flag) })
            }
          >
            {words.flags[flag]}
          </Checkbox>
        ))}
      </fieldset>
      <TextField
        label={words.overall}
        value={overall}
        rows={2}
        maxLength={2000}
        onChange={(text) => onChange({ ...begun, overall: text })}
      />
    </>
  )
}

/** What the focus was on goes with a comment that is written, left or removed: the next one is begun from here. */
function useWayBack(isCommenting: boolean) {
  const frame = useRef<HTMLDivElement>(null)
  const isDue = useRef(false)
  useLayoutEffect(() => {
    if (!isDue.current) return
    isDue.current = false
    frame.current?.querySelector<HTMLElement>(isCommenting ? 'input' : 'button')?.focus()
  })
  return {
    frame,
    goesBack() {
      isDue.current = true
    },
  }
}
