import { useCallback, useEffect, useRef, useState } from 'react'
import type { CaseId, DeskId } from '../../src-main/contract/ids.ts'
import type { PromiseOffers } from '../../src-main/contract/ledger.ts'
import { useRequests } from '../state/console-context.tsx'

type Asked = { readonly deskId: DeskId | null; readonly caseId: CaseId | null }

/**
 * The times that can be promised, `most` at the most, and the one that is chosen; asked for again when the desk or
 * the case changes. Nothing is chosen until the answer is about what is on the screen.
 */
export function useOffers(caseId: CaseId | null, most: number) {
  const request = useRequests()
  const [deskId, setDeskId] = useState<DeskId | null>(null)
  const [answer, setAnswer] = useState<{ readonly to: Asked; readonly offers: PromiseOffers } | null>(null)
  const [index, setIndex] = useState(0)
  const questions = useRef(0)

  const load = useCallback(async () => {
    questions.current += 1
    const question = questions.current
    const to = { deskId, caseId }
    const result = await request('promise:offers', to)
    // An answer may come after the next question was asked.
    if (!result.ok || question !== questions.current) return
    const offers = atMost(result.value, most)
    setAnswer({ to, offers })
    setIndex(offers.first)
  }, [request, deskId, caseId, most])

  useEffect(() => void load(), [load])

  const offers = answer?.offers ?? null
  const isCurrent = answer?.to.deskId === deskId && answer.to.caseId === caseId
  const last = (offers?.offers.length ?? 1) - 1
  return {
    offers,
    /** The desk that was asked for, also while its times are not there yet. */
    deskId: deskId ?? offers?.deskId ?? null,
    index,
    chosen: isCurrent ? (offers?.offers[index] ?? null) : null,
    choose: setIndex,
    move: (step: 1 | -1) => setIndex((before) => Math.min(last, Math.max(0, before + step))),
    setDeskId,
    load,
  }
}

/** Around the one to begin with. */
function atMost(all: PromiseOffers, most: number): PromiseOffers {
  const start = Math.max(0, Math.min(all.first - Math.floor(most / 2), all.offers.length - most))
  return { ...all, offers: all.offers.slice(start, start + most), first: all.first - start }
}
