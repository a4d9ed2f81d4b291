import { type FormEvent, useState } from 'react'
import type { ReviewedContact, ReviewState } from '../../src-main/contract/scoring-requests.ts'
import { useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './scoring.module.css'

type AnswerFormProps = { state: ReviewState; onDone: (contact: ReviewedContact) => void }

/** For whoever the contact was: an answer, once, and the word that it was read. */
export function AnswerForm({ state: { review, answer, acknowledgedAt }, onDone }: AnswerFormProps) {
  const { scoring } = useTexts()
  const words = scoring.answer
  const request = useRequests()
  const [text, setText] = useState('')
  const [sending, setSending] = useState(false)
  const { interactionId, reviewerId, id: reviewId } = review

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (text.trim() === '' || sending) return
    setSending(true)
    const result = await request('review:answer', { interactionId, reviewerId, text: text.trim() })
    setSending(false)
    if (result.ok) onDone(result.value)
  }

  async function acknowledge(): Promise<void> {
    const result = await request('review:acknowledge', { interactionId, reviewerId, reviewId })
    if (result.ok) onDone(result.value)
  }

  return (
    <form className={styles['answer']} onSubmit={(event) => void send(event)}>
      {answer === null && (
        <>
          <TextField
            label={words.title}
            hint={words.hint}
            value={text}
            rows={2}
            maxLength={2000}
            onChange={setText}
          />
          <Button type="submit" isDisabled={text.trim() === '' || sending}>
            {words.send}
          </Button>
        </>
      )}
      {acknowledgedAt === null && (
        <Button look="first" icon="check" onPress={() => void acknowledge()}>
          {words.acknowledge}
        </Button>
      )}
    </form>
  )
}
