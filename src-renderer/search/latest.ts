import { useEffect, useState } from 'react'
import type { Result } from '../../src-main/contract/result.ts'

/** Milliseconds without a key before the words are sent: below what a typist notices. */
const settle = 50

type Answer<T> = { readonly words: string; readonly value: T }

/**
 * The answer for `words`, and while that is on its way the one before, so that the list does not flicker under the
 * hand. A late answer never takes the place of a newer one: only that for the words as they now stand counts.
 */
export function useLatest<T>(words: string, ask: (words: string) => Promise<Result<T>>) {
  const [answer, setAnswer] = useState<Answer<T> | null>(null)
  const wanted = words.trim() === '' ? '' : words.trimStart()

  useEffect(() => {
    if (wanted === '') {
      setAnswer(null)
      return
    }
    let over = false
    const timer = setTimeout(async () => {
      const result = await ask(wanted)
      // Superseded by another window's search counts as no answer: the next key asks again.
      if (!over && result.ok) setAnswer({ words: wanted, value: result.value })
    }, settle)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [wanted, ask])

  return { answer: wanted === '' ? null : answer, isCurrent: answer?.words === wanted }
}
