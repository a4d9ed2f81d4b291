import { type FormEvent, useState } from 'react'
import { useConsole, useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './idle-screen.module.css'

export function DialField() {
  const { calls } = useTexts()
  const request = useRequests()
  const canCall = useConsole(({ line }) => line.state === 'registered')
  const [target, setTarget] = useState('')
  const dial = async (event: FormEvent) => {
    event.preventDefault()
    if (!target.trim()) return
    const result = await request('call:dial', { target: target.trim() })
    if (result.ok) setTarget('')
  }
  return (
    <form className={styles['dial']} onSubmit={(event) => void dial(event)}>
      <TextField
        label={calls.dialField}
        hint={calls.dialHint}
        hideLabel
        type="tel"
        value={target}
        maxLength={120}
        isDisabled={!canCall}
        onChange={setTarget}
      />
      <Button type="submit" icon="phone-out" isDisabled={!canCall || !target.trim()}>
        {calls.dial}
      </Button>
    </form>
  )
}
