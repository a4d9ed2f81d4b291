import { useEffect, useState } from 'react'
import type { CustomerSummary } from '../../src-main/contract/customers.ts'
import { useRequests } from '../state/console-context.tsx'

type Found = { readonly words: string; readonly customers: readonly CustomerSummary[] }

/** Milliseconds without a key before the words are sent: below what a typist notices. */
const settle = 80

/**
 * What was found for `words`; null while the answer is still of other words. A list that stays in sight passes the
 * data's revision as `of`, and is searched anew when cards were made, merged or renamed.
 */
export function useSearch(words: string, of = 0): readonly CustomerSummary[] | null {
  const request = useRequests()
  const [found, setFound] = useState<Found | null>(null)
  const wanted = words.trim()

  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` says when to ask again
  useEffect(() => {
    if (!wanted) return
    let over = false
    const timer = setTimeout(async () => {
      // Superseded by a newer search is no failure to tell anybody of.
      const result = await request('customer:search', { words: wanted }, { quiet: true })
      if (!over && result.ok) setFound({ words: wanted, customers: result.value })
    }, settle)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [wanted, of, request])

  return found?.words === wanted ? found.customers : null
}
