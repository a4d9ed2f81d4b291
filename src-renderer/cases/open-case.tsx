import { type FormEvent, useRef, useState } from 'react'
import type { CallId, CustomerId } from '../../src-main/contract/ids.ts'
import { useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './case-forms.module.css'
import { CategoryField, type ChosenCategory } from './category-field.tsx'

type OpenCaseProps = {
  customerId: CustomerId
  callId: CallId | null
  /** Filled in beforehand, from the note. */
  subject: string
  onClose: () => void
  /** Given up, with the subject as it stands. */
  onLeave: (subject: string) => void
}

/** With the subject there already, the category is what is left to say; Enter opens. */
export function OpenCase({ customerId, callId, subject: suggested, onClose, onLeave }: OpenCaseProps) {
  const { cases, shell } = useTexts()
  const request = useRequests()
  const [subject, setSubject] = useState(suggested)
  const [category, setCategory] = useState<ChosenCategory>({ categoryId: null, category: '' })
  const [complaint, setComplaint] = useState(false)
  // Enter pressed twice opens one case.
  const underway = useRef(false)

  const open = async (event: FormEvent) => {
    event.preventDefault()
    if (!subject.trim() || underway.current) return
    underway.current = true
    const draft = { customerId, callId, subject: subject.trim(), ...category, complaint }
    const result = await request('case:open', draft)
    underway.current = false
    if (result.ok) onClose()
  }

  return (
    <form
      className={styles['form']}
      aria-label={cases.open}
      onSubmit={(event) => void open(event)}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onLeave(subject)}
    >
      <TextField
        label={cases.subject}
        value={subject}
        onChange={setSubject}
        maxLength={200}
        autoFocus={suggested === ''}
      />
      <CategoryField value={category} onChange={setCategory} autoFocus={suggested !== ''} />
      <Checkbox isSelected={complaint} onChange={setComplaint}>
        {cases.flagComplaint}
      </Checkbox>
      <div className={styles['buttons']}>
        <Button type="submit" look="first" isDisabled={!subject.trim()}>
          {cases.openIt}
        </Button>
        <Button onPress={() => onLeave(subject)}>{shell.cancel}</Button>
      </div>
    </form>
  )
}
