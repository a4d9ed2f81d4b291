import type { Stretch } from '../../src-main/domain/search-text.ts'

/** Code units of what stands before a match for it to be read, and of how much of a line may go by without one. */
const contextBefore = 20
const mostBefore = 32

type MarkedText = { readonly text: string; readonly stretches: readonly Stretch[] }

/** A text for one line: where its first match would be out of sight, it begins a few words before that one. */
export function nearMatch(text: string, stretches: readonly Stretch[]): MarkedText {
  const first = stretches[0]?.from ?? 0
  if (first <= mostBefore) return { text, stretches }
  const word = text.indexOf(' ', first - contextBefore) + 1
  const from = word > 0 && word <= first ? word : first
  const shift = from - 1
  return {
    text: `…${text.slice(from)}`,
    stretches: stretches.map((each) => ({ from: each.from - shift, to: each.to - shift })),
  }
}
