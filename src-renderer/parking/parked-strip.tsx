import { type FormEvent, memo, useState } from 'react'
import type { ParkedCall } from '../../src-main/contract/parking.ts'
import { activeCall, nameOf } from '../calls/call-selection.ts'
import styles from '../calls/call-strip.module.css'
import { HoldClock } from '../calls/hold-clock.tsx'
import { useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import { TextField } from '../ui/text-field.tsx'
import slotStyles from './parked-strip.module.css'

const css = classesOf(styles)

/** What Alt+G presses while nobody is talked to: the one who has waited longest. */
export const takeBackId = 'take-back'

/** Whoever waits at the PBX, on every screen, as one on hold does. */
export function ParkedStrips() {
  const { parking } = useTexts()
  const parked = useConsole((state) => state.parked)
  // With a call on, the key parks that one.
  const isFree = useConsole(({ callsById }) => activeCall(callsById) === null)
  if (parked.length === 0) return null
  return (
    <section className={slotStyles['strips']} aria-label={parking.region}>
      {parked.map((one, index) => (
        <ParkedStrip key={one.id} parked={one} isNext={isFree && index === 0} />
      ))}
    </section>
  )
}

const ParkedStrip = memo(function ParkedStrip({ parked, isNext }: { parked: ParkedCall; isNext: boolean }) {
  const texts = useTexts()
  const { parking } = texts
  const { request } = useAccess()
  const name = useConsole(({ cardsById }) => nameOf({ ...parked, passedOn: null }, cardsById, texts))
  const { id: callId, slot, since } = parked
  const takeBack = (heard: string | null) => void request('call:take-back', { callId, slot: heard })
  return (
    <div className={css('strip')}>
      <Icon name="parking" />
      <div className={css('who')}>
        <p>
          <b>{parking.parked(name)}</b>
          <span>{slot === null ? parking.noSlot : parking.slot(slot)}</span>
          <HoldClock since={since} compact />
        </p>
      </div>
      <div className={css('actions')}>
        {slot === null ? (
          <HeardSlot onHeard={takeBack} isNext={isNext} />
        ) : (
          <Button
            size="s"
            icon="play"
            {...(isNext && { id: takeBackId, shortcut: 'Alt G' })}
            onPress={() => takeBack(null)}
          >
            {parking.takeBack}
          </Button>
        )}
        <Button
          size="s"
          icon="close"
          label={parking.forget}
          hint={parking.forget}
          onPress={() => void request('call:forget-parked', { callId })}
        />
      </div>
    </div>
  )
})

/** The PBX has said it to the ear only. */
function HeardSlot({ onHeard, isNext }: { onHeard: (slot: string) => void; isNext: boolean }) {
  const { parking } = useTexts()
  const [heard, setHeard] = useState('')
  const slot = heard.trim()
  const isSlot = /^[\d*#]{1,12}$/.test(slot)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isSlot) onHeard(slot)
  }
  return (
    <form className={slotStyles['heard']} onSubmit={submit}>
      <TextField
        label={parking.slotField}
        hint={parking.slotField}
        hideLabel
        type="tel"
        value={heard}
        maxLength={12}
        onChange={setHeard}
      />
      <Button
        type="submit"
        size="s"
        icon="play"
        isDisabled={!isSlot}
        {...(isNext && { id: takeBackId, shortcut: 'Alt G' })}
      >
        {parking.takeBack}
      </Button>
    </form>
  )
}
