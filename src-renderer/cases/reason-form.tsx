import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './case-forms.module.css'

type ReasonFormProps = {
  title: string
  /** What the button says. */
  action: string
  needsReason?: boolean
  /** Whether what stands above the reason is filled in. */
  isReady?: boolean
  /** The first field is above the reason. */
  focusAbove?: boolean
  children?: ReactNode
  /** True when it is done and the form may close. */
  onSubmit: (reason: string) => Promise<boolean>
  onClose: () => void
}

/** What happens to a case is a fact with a why: Enter confirms, Escape gives up. */
export function ReasonForm({
  title,
  action,
  needsReason = false,
  isReady = true,
  focusAbove = false,
  children,
  onSubmit,
  onClose,
}: ReasonFormProps) {
  const { cases, shell } = useTexts()
  const [reason, setReason] = useState('')
  // Enter pressed twice is one fact.
  const underway = useRef(false)
  const ready = isReady && (!needsReason || reason.trim() !== '')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready || underway.current) return
    underway.current = true
    const done = await onSubmit(reason.trim())
    underway.current = false
    if (done) onClose()
  }
  return (
    <form
      className={styles['form']}
      aria-label={title}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
    >
      {children}
      <TextField
        label={needsReason ? cases.reasonNeeded : cases.reason}
        value={reason}
        onChange={setReason}
        maxLength={500}
        isRequired={needsReason}
        autoFocus={!focusAbove}
      />
      <div className={styles['buttons']}>
        <Button type="submit" size="s" look="first" isDisabled={!ready}>
          {action}
        </Button>
        <Button size="s" onPress={onClose}>
          {shell.cancel}
        </Button>
      </div>
    </form>
  )
}
