import { useCallback, useEffect, useState } from 'react'
import type { CaseId, DeskId } from '../../src-main/contract/ids.ts'
import type { PromiseOffers } from '../../src-main/contract/ledger.ts'
import { useRequests } from '../state/console-context.tsx'

/** The times that can be promised, and the one that is chosen; asked for again when the desk changes. */
export function useOffers(caseId: CaseId | null) {
  const request = useRequests()
  const [deskId, setDeskId] = useState<DeskId | null>(null)
  const [offers, setOffers] = useState<PromiseOffers | null>(null)
  const [index, setIndex] = useState(0)

  const load = useCallback(async () => {
    const result = await request('promise:offers', { deskId, caseId })
    if (!result.ok) return
    setOffers(result.value)
    setIndex(result.value.first)
  }, [request, deskId, caseId])

  useEffect(() => void load(), [load])

  const last = (offers?.offers.length ?? 1) - 1
  return {
    offers,
    index,
    chosen: offers?.offers[index] ?? null,
    choose: setIndex,
    move: (step: 1 | -1) => setIndex((before) => Math.min(last, Math.max(0, before + step))),
    setDeskId,
    load,
  }
}
