import { type MarkedWord, searchWords } from './search-text.ts'

/** Words one after the other: a single one, or several that somebody put in quotes. */
export type SearchTerm = {
  readonly words: readonly string[]
  /** Any word that begins with the last one will do. */
  readonly begun: boolean
}

export type FullTextQuery = {
  /** All of them have to be there. */
  readonly wanted: readonly SearchTerm[]
  /** None of them may be there. */
  readonly unwanted: readonly SearchTerm[]
}

/** More terms than anybody types; the rest is passed over, as every further one costs time. */
const mostTerms = 12
const mostWordsOfTerm = 24
const piece = /(-?)(?:"([^"]*)("?)|(\S+))/gu
const betweenWords = /[^\p{L}\p{N}\p{M}\p{Co}]+/u
const substance = /[\p{L}\p{N}\p{Co}]/u

/**
 * Reads what people know from search engines: several words, `"a phrase"`, `-without`, `begin*`. The last word counts
 * as only begun until a space follows it, as it is being typed. Whatever is typed is a query; of operators it means
 * nothing, that is none of these.
 */
export function parseFullTextQuery(typed: string): FullTextQuery {
  const wanted: SearchTerm[] = []
  const unwanted: SearchTerm[] = []
  for (const found of typed.replaceAll(/[\0\uFFFE\uFFFF]|\p{Cs}/gu, ' ').matchAll(piece)) {
    const [whole, minus = '', quoted, closing, bare = ''] = found
    const isLast = found.index + whole.length === typed.length
    const term = termOf(quoted ?? bare, {
      begun: (isLast && minus === '' && closing !== '"') || bare.endsWith('*'),
    })
    if (term === null) continue
    if (wanted.length + unwanted.length === mostTerms) break
    if (minus === '') wanted.push(term)
    else unwanted.push(term)
  }
  return { wanted, unwanted }
}

function termOf(text: string, { begun }: { readonly begun: boolean }): SearchTerm | null {
  const words = text
    .split(betweenWords)
    .filter((word) => substance.test(word))
    .slice(0, mostWordsOfTerm)
  return words.length === 0 ? null : { words, begun }
}

/** What of a text that was found is to be marked. */
export function wordsToMark({ wanted }: FullTextQuery): readonly MarkedWord[] {
  return wanted.map(({ words, begun }) => ({
    word: words.flatMap(searchWords).join(' '),
    place: begun ? 'begins' : 'whole',
  }))
}
