import type { SearchTerm } from '../domain/full-text-query.ts'
import type { CutWords } from './full-text-words.ts'

/** The words that begin in some way, as the full text has them; null when there are too many to say. */
export type WordsBeginning = (beginning: string) => readonly string[] | null

/** How the full text cuts words, and which it has. */
export type FullTextHas = { readonly cut: CutWords; readonly wordsBeginning: WordsBeginning }

/** Where more words than anybody can list begin so, fewer letters count as a whole word: the next one is being typed. */
const shortestBeginning = 3

/** What is looked for as one, in the words of the full text. */
export type FullTextTerm = {
  /** The FTS5 expression; null: no text has it. Every word is quoted, so that nothing typed is taken for an operator. */
  readonly expression: string | null
  /** Whether it stands in a text, given by `plainText`. */
  standsIn(plain: string): boolean
}

/** A text as `standsIn` reads it. */
export function plainText(text: string, cut: CutWords): string {
  return ` ${cut(text).join(' ')} `
}

/** Null: of what was typed the full text knows no character, so that it asks nothing. */
export function fullTextTerm(term: SearchTerm, has: FullTextHas): FullTextTerm | null {
  const spelled = spellings(term.words)
    .map((words) => words.flatMap(has.cut))
    .filter((words) => words.length > 0)
  if (spelled.length === 0) return null
  const ways = spelled.map((words) => (term.begun ? begunWay(words, has) : wholeWay(words)))
  const phrases = ways.flatMap((way) => way.phrases)
  return {
    expression: phrases.length === 0 ? null : anyOf(phrases),
    standsIn: (plain) => ways.some(({ sought }) => plain.includes(sought)),
  }
}

/** The FTS5 expression for texts that have all of what is wanted and nothing else; null where there can be none. */
export function allOf(wanted: readonly FullTextTerm[], unwanted: readonly FullTextTerm[]): string | null {
  const have = wanted.map(({ expression }) => expression)
  if (have.length === 0 || have.includes(null)) return null
  const not = unwanted.flatMap(({ expression }) => expression ?? [])
  const all = have.join(' AND ')
  return not.length === 0 ? all : `(${all}) NOT ${anyOf(not)}`
}

function anyOf(phrases: readonly string[]): string {
  return phrases.length === 1 ? `${phrases[0]}` : `(${phrases.join(' OR ')})`
}

type Way = { readonly phrases: readonly string[]; readonly sought: string }

function wholeWay(words: readonly string[]): Way {
  return { phrases: [phrase(words)], sought: ` ${words.join(' ')} ` }
}

function begunWay(words: readonly string[], { wordsBeginning }: FullTextHas): Way {
  const last = words.at(-1) ?? ''
  const begun = wordsBeginning(last)
  if (begun === null && [...last].length < shortestBeginning) return wholeWay(words)
  const before = words.slice(0, -1)
  const phrases = begun === null ? [`${phrase(words)}*`] : begun.map((word) => phrase([...before, word]))
  return { phrases, sought: ` ${words.join(' ')}` }
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
