import { useEffect, useState } from 'react'
import type { PossibleDuplicate } from '../../src-main/contract/one-customer.ts'
import type { RawInput } from '../../src-main/contract/requests.ts'
import { useRequests } from '../state/console-context.tsx'

export type Question = RawInput<'customer:duplicates'>

/** Milliseconds without a key before it is asked: nobody waits for the answer. */
const settle = 250

/** Who may have a card already; null while nothing is known. Never in the way: a failure says nothing. */
export function useDuplicates(question: Question | null): readonly PossibleDuplicate[] | null {
  const request = useRequests()
  const [found, setFound] = useState<{ asked: string; cards: readonly PossibleDuplicate[] } | null>(null)
  const asked = question === null ? '' : JSON.stringify(question)

  useEffect(() => {
    if (asked === '') return
    let over = false
    const timer = setTimeout(async () => {
      // Its own words, written by `JSON.stringify` above.
      const result = await request('customer:duplicates', JSON.parse(asked) as Question, { quiet: true })
      if (!over && result.ok) setFound({ asked, cards: result.value })
    }, settle)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [asked, request])

  return found?.asked === asked ? found.cards : null
}
