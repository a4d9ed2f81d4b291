import type { FullTextQuery, SearchTerm } from '../domain/full-text-query.ts'

/** The words that begin in some way; null when there are too many to say. */
export type WordsBeginning = (beginning: string) => readonly string[] | null

/** Where more words than anybody can list begin so, fewer letters count as a whole word: the next one is being typed. */
const shortestBeginning = 3

/**
 * The FTS5 expression for a query; null when nothing is wanted, or something that no text has. Every word is quoted,
 * so that nothing typed is taken for an operator.
 */
export function fullTextExpression(query: FullTextQuery, wordsBeginning: WordsBeginning): string | null {
  const wanted = query.wanted.map((term) => alternatives(term, wordsBeginning))
  if (wanted.length === 0 || wanted.some((phrases) => phrases.length === 0)) return null
  const all = wanted.map(anyOf).join(' AND ')
  const unwanted = query.unwanted.flatMap((term) => alternatives(term, wordsBeginning))
  return unwanted.length === 0 ? all : `(${all}) NOT ${anyOf(unwanted)}`
}

function anyOf(phrases: readonly string[]): string {
  return phrases.length === 1 ? `${phrases[0]}` : `(${phrases.join(' OR ')})`
}

function alternatives(term: SearchTerm, wordsBeginning: WordsBeginning): readonly string[] {
  return spellings(term.words).flatMap((words) => {
    if (!term.begun) return [phrase(words)]
    const before = words.slice(0, -1)
    const last = words.at(-1) ?? ''
    const begun = wordsBeginning(last)
    if (begun === null) return [[...last].length < shortestBeginning ? phrase(words) : `${phrase(words)}*`]
    return begun.map((word) => phrase([...before, word]))
  })
}

/** The index keeps `ß` as it is, and people write it either way. */
function spellings(words: readonly string[]): readonly (readonly string[])[] {
  const sharp = words.map((word) => word.replaceAll(/ss/giu, 'ß'))
  const double = words.map((word) => word.replaceAll(/ß/giu, 'ss'))
  const all = [words, sharp, double].map((one) => JSON.stringify(one))
  return [words, sharp, double].filter((one, index) => all.indexOf(JSON.stringify(one)) === index)
}

function phrase(words: readonly string[]): string {
  return `"${words.join(' ').replaceAll('"', '""')}"`
}
