import { useCallback, useEffect, useState } from 'react'
import type { Output, RawInput, RequestName } from '../../src-main/contract/requests.ts'
import { useRequests } from '../state/console-context.tsx'

/**
 * What a request answers, asked once the screen stands and again whenever `about` is another object or `again` is
 * called; null until then. A failure says nothing: it is beside the card, not the card.
 */
export function useAnswer<N extends RequestName>(
  name: N,
  input: RawInput<N>,
  about: unknown,
): { answer: Output<N> | null; again: () => void } {
  const request = useRequests()
  const [answer, setAnswer] = useState<Output<N> | null>(null)
  const [count, setCount] = useState(0)
  const asked = JSON.stringify(input)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `about` and `count` say when to ask again
  useEffect(() => {
    let over = false
    // Its own words, written by `JSON.stringify` above.
    void request(name, JSON.parse(asked) as RawInput<N>, { quiet: true }).then((result) => {
      if (!over && result.ok) setAnswer(result.value)
    })
    return () => {
      over = true
    }
  }, [name, asked, about, count, request])

  return { answer, again: useCallback(() => setCount((before) => before + 1), []) }
}
