import { type FormEvent, useState } from 'react'
import type { RecordingId } from '../../src-main/contract/ids.ts'
import { useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './announce-dialog.module.css'

type RemoveProps = { recordingId: RecordingId; onClose: () => void }

/** Nothing brings the sound back: a reason has to be given, and stays. */
export function RemoveDialog({ recordingId, onClose }: RemoveProps) {
  const words = useTexts().recording.removeDialog
  const request = useRequests()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)

  async function remove(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (reason.trim() === '' || busy) return
    setBusy(true)
    const result = await request('recording:delete', { recordingId, reason })
    setBusy(false)
    if (result.ok) onClose()
  }

  return (
    <Dialog title={words.title} isOpen onClose={onClose} closeLabel={words.keep}>
      <form className={styles['body']} onSubmit={(event) => void remove(event)}>
        <p className={styles['how']}>{words.why}</p>
        <TextField
          label={words.reason}
          hint={words.reasonHint}
          value={reason}
          maxLength={300}
          autoFocus
          onChange={setReason}
        />
        <div className={styles['act']}>
          <Button onPress={onClose}>{words.keep}</Button>
          <Button type="submit" look="danger" isDisabled={reason.trim() === '' || busy}>
            {words.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
