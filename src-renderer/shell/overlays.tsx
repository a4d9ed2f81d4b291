import { ConfirmCall } from '../calls/confirm-call.tsx'
import { PromiseDialog } from '../promises/promise-dialog.tsx'
import { AnnounceDialog } from '../recording/announce-dialog.tsx'
import { ReviewDialog } from '../scoring/review-dialog.tsx'
import { useUi } from '../state/console-context.tsx'
import { TransferDialog } from '../transfers/transfer-dialog.tsx'

/** What lies over every screen: opened by a key from wherever the operator is. */
export function Overlays() {
  const overlay = useUi((state) => state.overlay)
  switch (overlay?.kind) {
    case undefined:
      return null
    case 'promise':
      return <PromiseDialog {...overlay} />
    case 'confirm-call':
      return <ConfirmCall {...overlay} />
    case 'announce':
      return <AnnounceDialog callId={overlay.callId} />
    case 'review':
      return <ReviewDialog key={overlay.interactionId} interactionId={overlay.interactionId} />
    case 'transfer':
      return <TransferDialog callId={overlay.callId} />
  }
}
