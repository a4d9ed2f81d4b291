import type { Language } from '../../src-main/contract/customers.ts'
import type { NoteId } from '../../src-main/contract/ids.ts'
import type { ReviewPlace } from '../../src-main/contract/scoring.ts'

/** UTF-16 code units that a comment can point at. */
export const longestQuote = 1000

/** Every sentence that was written, as a place that a comment can point at. */
export function sentencesOf(
  texts: readonly { readonly noteId: NoteId | null; readonly text: string }[],
  language: Language,
): readonly ReviewPlace[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  return texts.flatMap(({ noteId, text }) =>
    [...segmenter.segment(text)].flatMap(({ segment, index }): ReviewPlace[] => {
      const quote = segment.trim().slice(0, longestQuote)
      const from = index + segment.length - segment.trimStart().length
      return quote === '' ? [] : [{ noteId, from, quote }]
    }),
  )
}
