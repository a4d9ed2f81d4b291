import { type FormEvent, useRef, useState } from 'react'
import type { Call } from '../../src-main/contract/calls.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './transfer-dialog.module.css'
import { useSignSoFar } from './use-sign-so-far.ts'

type BlindTransferProps = { call: Call; reasons: readonly string[]; onDone: () => void }

/** With a reason, of those the house has agreed on: pressing one passes the call. */
export function BlindTransfer({ call, reasons, onDone }: BlindTransferProps) {
  const { transfers } = useTexts()
  const [target, setTarget] = useState('')
  const [ownReason, setOwnReason] = useState('')
  const reasonsList = useRef<HTMLFieldSetElement>(null)
  const { pass, passing } = usePass(call, target, onDone)
  const hasTarget = target.trim() !== ''

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reasons.length > 0) reasonsList.current?.querySelector('button')?.focus()
    else if (ownReason.trim() !== '') void pass(ownReason)
  }

  return (
    <form className={styles['way']} aria-label={transfers.transfer} onSubmit={submit}>
      <h3>{transfers.transfer}</h3>
      <p className={styles['about']}>{transfers.transferWhy}</p>
      <TextField label={transfers.target} type="tel" value={target} onChange={setTarget} maxLength={120} />
      {reasons.length > 0 ? (
        <fieldset ref={reasonsList} className={styles['reasons']}>
          <legend>{passing ? transfers.passing : transfers.reasonPasses}</legend>
          {reasons.map((reason) => (
            <Button
              key={reason}
              size="s"
              icon="phone-out"
              isDisabled={!hasTarget || passing}
              onPress={() => void pass(reason)}
            >
              {reason}
            </Button>
          ))}
        </fieldset>
      ) : (
        <>
          <TextField label={transfers.reason} value={ownReason} onChange={setOwnReason} maxLength={80} />
          <div className={styles['act']}>
            <Button
              type="submit"
              icon="phone-out"
              isDisabled={!hasTarget || ownReason.trim() === '' || passing}
            >
              {passing ? transfers.passing : transfers.transferDo}
            </Button>
          </div>
        </>
      )}
    </form>
  )
}

function usePass(call: Call, target: string, onDone: () => void) {
  const { transfers } = useTexts()
  const { ui, request } = useAccess()
  const [passing, setPassing] = useState(false)
  const signSoFar = useSignSoFar(call)

  const pass = async (reason: string) => {
    if (passing || target.trim() === '') return
    setPassing(true)
    await signSoFar()
    const input = { callId: call.id, target: target.trim(), reason: reason.trim() }
    const passed = await request('transfer:blind', input)
    setPassing(false)
    if (!passed.ok) return
    notify(ui, { kind: 'done', text: transfers.done })
    onDone()
  }
  return { pass, passing }
}
