import { useStore } from 'zustand'
import type { CustomerId } from '../../src-main/contract/ids.ts'
import { useDraftStore } from '../notes/use-note.ts'
import { useConsole } from '../state/console-context.tsx'

type WrittenContact = { readonly subject: string; readonly text: string }

/**
 * Where what is typed about a contact by hand is kept. Made from the customer's id, so that it is found again after a
 * crash, and another one than the key of their note: the last twelve digits, turned round.
 */
export function contactDraftKey(customerId: CustomerId): string {
  const digits = [...customerId.slice(-12)].map((digit) => (15 - Number.parseInt(digit, 16)).toString(16))
  return customerId.slice(0, -12) + digits.join('')
}

/** A subject is one line, so the first line can be the subject's. */
function toDraft({ subject, text }: WrittenContact): string {
  return subject === '' && text === '' ? '' : `${subject.replace(/\n/g, ' ')}\n${text}`
}

function fromDraft(draft: string): WrittenContact | null {
  const end = draft.indexOf('\n')
  return end < 0 ? null : { subject: draft.slice(0, end), text: draft.slice(end + 1) }
}

/** What was typed and not signed, in this window or before a crash; null where nothing was. */
export function useContactDraft(customerId: CustomerId) {
  const key = contactDraftKey(customerId)
  const drafts = useDraftStore()
  const typed = useStore(drafts.store, ({ textByKey }) => textByKey[key])
  const kept = useConsole(({ draftsByKey }) => draftsByKey[key]?.text ?? '')
  return {
    key,
    drafts,
    written: fromDraft(typed ?? kept),
    write: (written: WrittenContact) => drafts.type(key, toDraft(written)),
  }
}
