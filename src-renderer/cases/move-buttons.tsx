import { type FormEvent, useState } from 'react'
import type { Case, CaseState } from '../../src-main/contract/history.ts'
import { useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './move-buttons.module.css'

/** Where a case can go from each state. */
const next = {
  red: ['yellow', 'green'],
  yellow: ['green'],
  green: ['red'],
} as const satisfies Record<CaseState, readonly CaseState[]>

/** One press opens the reason, Enter confirms: a move is a fact with a why. */
export function MoveButtons({ each }: { each: Case }) {
  const { cases, shell } = useTexts()
  const request = useRequests()
  const [to, setTo] = useState<CaseState | null>(null)
  const [reason, setReason] = useState('')
  const words = { red: cases.reopen, yellow: cases.take, green: cases.solve }

  const move = async (event: FormEvent) => {
    event.preventDefault()
    if (to === null) return
    const result = await request('case:move', { caseId: each.id, to, reason: reason.trim() })
    if (!result.ok) return
    setTo(null)
    setReason('')
  }

  if (to === null)
    return (
      <div className={styles['buttons']}>
        {next[each.state].map((state) => (
          <Button
            key={state}
            size="s"
            icon={state === 'green' ? 'check' : state === 'yellow' ? 'play' : 'retry'}
            onPress={() => setTo(state)}
          >
            {words[state]}
          </Button>
        ))}
      </div>
    )
  return (
    <form className={styles['form']} onSubmit={(event) => void move(event)} aria-label={cases.moveTitle[to]}>
      <TextField label={cases.reason} value={reason} onChange={setReason} maxLength={500} autoFocus />
      <div className={styles['buttons']}>
        <Button type="submit" size="s" look="first">
          {words[to]}
        </Button>
        <Button size="s" onPress={() => setTo(null)}>
          {shell.cancel}
        </Button>
      </div>
    </form>
  )
}
