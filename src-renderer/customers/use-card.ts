import { useEffect } from 'react'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import type { CustomerId } from '../../src-main/contract/ids.ts'
import { useAccess, useConsole } from '../state/console-context.tsx'
import { keepCard } from '../state/console-store.ts'

/** The card where the window has it; else it is asked for, once. */
export function useCard(customerId: CustomerId | null): CustomerCard | null {
  const { console: store, request } = useAccess()
  const card = useConsole(({ cardsById }) => (customerId === null ? null : (cardsById[customerId] ?? null)))
  const missing = card === null ? customerId : null

  useEffect(() => {
    if (missing === null) return
    let over = false
    void request('customer:open', { customerId: missing }).then((result) => {
      if (!over && result.ok) keepCard(store, result.value)
    })
    return () => {
      over = true
    }
  }, [missing, request, store])

  return card
}
