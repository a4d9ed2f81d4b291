import { useEffect, useRef, useState } from 'react'
import type { ReviewComment, ReviewPlace } from '../../src-main/contract/scoring.ts'
import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './scoring.module.css'

type CommentFormProps = {
  sentences: readonly ReviewPlace[]
  /** Selected with the mouse, and not one of the sentences. */
  selected: ReviewPlace | null
  onAdd: (comment: ReviewComment) => void
  onClose: () => void
}

/** A word about one place in what was written: a sentence from the list, or what the mouse selected. */
export function CommentForm({ sentences, selected, onAdd, onClose }: CommentFormProps) {
  const { scoring } = useTexts()
  const words = scoring.comment
  const places = selected ? [selected, ...sentences] : sentences
  const [at, setAt] = useState('0')
  const [text, setText] = useState('')
  const place = places[Number(at)] ?? places[0]
  const frame = useRef<HTMLDivElement>(null)
  // The button that opened this is gone, and with keys the dialog takes the focus back to its beginning first.
  useEffect(() => {
    const later = setTimeout(() => frame.current?.querySelector('input')?.focus(), 50)
    return () => clearTimeout(later)
  }, [])
  const add = () => {
    if (place && text.trim() !== '') onAdd({ place, text: text.trim() })
  }
  return (
    <div ref={frame} className={styles['comment-form']}>
      <Select
        label={words.place}
        value={at}
        options={places.map(({ quote }, index) => ({ id: `${index}`, text: quote }))}
        onChange={setAt}
      />
      <TextField
        label={words.text}
        hint={words.how}
        value={text}
        maxLength={1000}
        autoFocus
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return event.continuePropagation()
          event.preventDefault()
          add()
        }}
      />
      <div className={styles['buttons']}>
        <Button size="s" onPress={onClose}>
          {words.cancel}
        </Button>
        <Button size="s" look="first" isDisabled={text.trim() === ''} onPress={add}>
          {words.save}
        </Button>
      </div>
    </div>
  )
}
