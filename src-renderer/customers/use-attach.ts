import type { CustomerSummary } from '../../src-main/contract/customers.ts'
import type { CallId } from '../../src-main/contract/ids.ts'
import { useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { keepCard } from '../state/console-store.ts'
import { notify } from '../state/ui-store.ts'

/** Ties the call to a card and puts its number on it, in one step; null where there is no call to tie. */
export function useAttach(
  callId: CallId | null,
): ((customer: Pick<CustomerSummary, 'id' | 'name'>) => Promise<boolean>) | null {
  const { console: store, ui, request } = useAccess()
  const { oneCard } = useTexts()
  const isThere = useConsole(({ callsById }) => callId !== null && callsById[callId] !== undefined)
  if (callId === null || !isThere) return null
  return async ({ id, name }) => {
    const result = await request('call:attach', { callId, customerId: id })
    if (!result.ok) return false
    keepCard(store, result.value)
    notify(ui, { kind: 'done', text: oneCard.attached(name) })
    return true
  }
}
