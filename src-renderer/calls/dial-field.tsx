import { type FormEvent, useState } from 'react'
import { useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './idle-screen.module.css'
import { LineChoice, useLineChoice } from './line-choice.tsx'
import { redial } from './redial.ts'

export function DialField() {
  const { calls } = useTexts()
  const access = useAccess()
  const { request } = access
  const canCall = useConsole(({ line }) => line.state === 'registered')
  const [target, setTarget] = useState('')
  const choice = useLineChoice(target.trim())
  const dial = async (event: FormEvent) => {
    event.preventDefault()
    if (!target.trim()) return
    const result = await request('call:dial', { target: target.trim(), ...choice.from })
    if (!result.ok) return
    setTarget('')
    choice.choose(null)
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
      {choice.isChoice && (
        <div className={styles['by']}>
          <LineChoice choice={choice} />
        </div>
      )}
      <Button type="submit" icon="phone-out" isDisabled={!canCall || !target.trim()}>
        {calls.dial}
      </Button>
      <Button
        icon="retry"
        label={calls.redial}
        hint={`${calls.redial} · Alt L`}
        isDisabled={!canCall}
        onPress={() => void redial(access)}
      />
    </form>
  )
}
