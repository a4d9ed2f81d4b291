import { type FormEvent, useState } from 'react'
import type { Call } from '../../src-main/contract/calls.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './transfer-dialog.module.css'
import { useSignSoFar } from './use-sign-so-far.ts'

type BlindTransferProps = { call: Call; reasons: readonly string[]; onDone: () => void }

/** With a reason, of those the house has agreed on. */
export function BlindTransfer({ call, reasons, onDone }: BlindTransferProps) {
  const { transfers } = useTexts()
  const { ui, request } = useAccess()
  const [target, setTarget] = useState('')
  const [reason, setReason] = useState('')
  const [passing, setPassing] = useState(false)
  const signSoFar = useSignSoFar(call)
  const ready = target.trim() !== '' && reason.trim() !== '' && !passing

  const pass = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    setPassing(true)
    await signSoFar()
    const passed = await request('transfer:blind', {
      callId: call.id,
      target: target.trim(),
      reason: reason.trim(),
    })
    setPassing(false)
    if (!passed.ok) return
    notify(ui, { kind: 'done', text: transfers.done })
    onDone()
  }

  return (
    <form className={styles['way']} aria-label={transfers.transfer} onSubmit={(event) => void pass(event)}>
      <h3>{transfers.transfer}</h3>
      <p className={styles['about']}>{transfers.transferWhy}</p>
      <TextField label={transfers.target} type="tel" value={target} onChange={setTarget} maxLength={120} />
      {reasons.length > 0 ? (
        <Select
          label={transfers.reason}
          value={reason}
          options={[{ id: '', text: transfers.chooseReason }, ...reasons.map((id) => ({ id, text: id }))]}
          onChange={setReason}
        />
      ) : (
        <TextField label={transfers.reason} value={reason} onChange={setReason} maxLength={80} />
      )}
      <div className={styles['act']}>
        <Button type="submit" icon="phone-out" isDisabled={!ready}>
          {passing ? transfers.passing : transfers.transferDo}
        </Button>
      </div>
    </form>
  )
}
