import { type FormEvent, useState } from 'react'
import { useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { DialName } from './dial-name.tsx'
import type { DialOffer } from './dial-offers.ts'
import styles from './idle-screen.module.css'
import { LineChoice, useLineChoice } from './line-choice.tsx'
import { redial } from './redial.ts'

export function DialField() {
  const { calls } = useTexts()
  const access = useAccess()
  const { request } = access
  const canCall = useConsole(({ line }) => line.state === 'registered')
  const [target, setTarget] = useState('')
  const [taken, setTaken] = useState<DialOffer | null>(null)
  const choice = useLineChoice(target.trim())
  const dial = async (event: FormEvent) => {
    event.preventDefault()
    if (!target.trim()) return
    const result = await request('call:dial', { target: target.trim(), ...choice.from })
    if (!result.ok) return
    setTarget('')
    setTaken(null)
    choice.choose(null)
  }
  return (
    <form className={styles['dial']} onSubmit={(event) => void dial(event)}>
      <DialName
        text={target}
        isDisabled={!canCall}
        onType={(typed) => {
          setTarget(typed)
          setTaken(null)
        }}
        onTake={(offer) => {
          setTarget(offer.shown)
          setTaken(offer)
        }}
      />
      {taken && (
        <span className={styles['taken']} aria-live="polite">
          {calls.dialTaken(taken.name)}
        </span>
      )}
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
