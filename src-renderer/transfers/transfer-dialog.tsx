import { useEffect, useState } from 'react'
import type { Call } from '../../src-main/contract/calls.ts'
import type { CallId } from '../../src-main/contract/ids.ts'
import type { TransferOptions } from '../../src-main/contract/ledger.ts'
import type { CallbackPromise } from '../../src-main/contract/promises.ts'
import { useCallOfDialog } from '../calls/use-call-of-dialog.ts'
import { useCallName } from '../calls/use-calls.ts'
import { useAccess, useRequests, useTexts } from '../state/console-context.tsx'
import { closeOverlay } from '../state/ui-store.ts'
import { Dialog } from '../ui/dialog.tsx'
import { AskColleague } from './ask-colleague.tsx'
import { BlindTransfer } from './blind-transfer.tsx'
import { PromiseInstead, WhatToSay } from './promise-instead.tsx'
import styles from './transfer-dialog.module.css'

/** What solves it here comes first; to send the caller on is the last of three. */
export function TransferDialog({ callId }: { callId: CallId }) {
  const call = useCallOfDialog(callId)
  return call && <Gate call={call} />
}

function Gate({ call }: { call: Call }) {
  const { transfers } = useTexts()
  const { ui } = useAccess()
  const name = useCallName(call)
  const options = useTransferOptions()
  const [made, setMade] = useState<CallbackPromise | null>(null)
  const close = () => closeOverlay(ui)
  return (
    <Dialog
      isOpen
      size={made ? 'm' : 'l'}
      title={`${transfers.title} · ${name}`}
      closeLabel={transfers.back}
      onClose={close}
    >
      {made ? (
        <WhatToSay promise={made} onClose={close} />
      ) : (
        <>
          <p className={styles['why']}>{transfers.why}</p>
          <div className={styles['ways']}>
            <AskColleague call={call} options={options} onAsked={close} />
            <PromiseInstead call={call} onMade={setMade} />
            <BlindTransfer call={call} reasons={options?.reasons ?? []} onDone={close} />
          </div>
        </>
      )}
    </Dialog>
  )
}

function useTransferOptions(): TransferOptions | null {
  const request = useRequests()
  const [options, setOptions] = useState<TransferOptions | null>(null)
  useEffect(() => {
    let over = false
    void request('transfer:options', null).then((result) => {
      if (!over && result.ok) setOptions(result.value)
    })
    return () => {
      over = true
    }
  }, [request])
  return options
}
