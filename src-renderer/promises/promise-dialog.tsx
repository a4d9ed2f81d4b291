import type { CallId, CaseId, CustomerId } from '../../src-main/contract/ids.ts'
import { useCard } from '../customers/use-card.ts'
import { useDraftStore } from '../notes/use-note.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { closeOverlay, notify } from '../state/ui-store.ts'
import { Dialog } from '../ui/dialog.tsx'
import { PromiseForm } from './promise-form.tsx'
import { suggestedWhat } from './suggested-words.ts'

type PromiseDialogProps = { customerId: CustomerId; callId: CallId | null; caseId: CaseId | null }

export function PromiseDialog({ customerId, callId, caseId }: PromiseDialogProps) {
  const { promises, shell, time } = useTexts()
  const { ui } = useAccess()
  const card = useCard(customerId)
  const drafts = useDraftStore()
  if (!card) return null
  const about =
    card.cases.find(({ id }) => id === caseId) ?? card.cases.find(({ state }) => state !== 'green')
  return (
    <Dialog
      isOpen
      title={`${promises.make} · ${card.customer.name}`}
      closeLabel={shell.close}
      onClose={() => closeOverlay(ui)}
    >
      <PromiseForm
        customerId={customerId}
        cases={card.cases}
        caseId={caseId}
        insteadOf={null}
        what={suggestedWhat(drafts.textOf(callId ?? customerId), about, promises.defaultWhat)}
        onMade={({ dueAt }) => {
          closeOverlay(ui)
          notify(ui, { kind: 'done', text: promises.made(time.when(dueAt, Date.now())) })
        }}
      />
    </Dialog>
  )
}
