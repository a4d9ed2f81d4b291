import type { MarkPlace } from '../domain/search-text.ts'

const groupLength = 3
/** So many groups say enough of a word; the rest is compared when it is read. */
const mostGroupsOfWord = 8
const mostWords = 6
/** What a word of one or two letters may go on with: an index of three letters knows no shorter ones. */
const nextLetters = [...' abcdefghijklmnopqrstuvwxyz0123456789']

/**
 * What to ask an FTS5 table of three-letter groups for, so that it answers with every text that has all these words
 * (and some more, see `hasWords`). Texts and words are in the form of `domain/search-text.ts`. Null without words.
 */
export function groupsQuery(words: readonly string[], place: MarkPlace): string | null {
  const parts = words
    .slice(0, mostWords)
    .map((word) => wordQuery(padded(word, shortPlace(word, place, words))))
  return parts.length === 0 ? null : parts.join(' AND ')
}

/** Two letters beside longer words begin a word: asked for anywhere they would take longer than all others. */
function shortPlace(word: string, place: MarkPlace, words: readonly string[]): MarkPlace {
  const hasLonger = words.some((other) => other.length > 2)
  return place === 'anywhere' && word.length <= 2 && hasLonger ? 'begins' : place
}

/** Whether the words really stand in such a text. */
export function hasWords(text: string, words: readonly string[], place: MarkPlace): boolean {
  return words.every((word) => text.includes(padded(word, shortPlace(word, place, words))))
}

function padded(word: string, place: MarkPlace): string {
  // One letter stands in nearly every text: it has to begin a word.
  const begins = place !== 'anywhere' || [...word].length === 1
  return `${begins ? ' ' : ''}${word}${place === 'whole' ? ' ' : ''}`
}

function wordQuery(text: string): string {
  const letters = [...text]
  if (letters.length < groupLength) return `(${nextLetters.map((next) => quoted(text + next)).join(' OR ')})`
  // Every third one covers the word; the more are asked for, the longer it takes.
  const starts = letters.map((_, at) => at).filter((at) => at % groupLength === 0)
  const last = letters.length - groupLength
  const groups = [
    ...new Set([...starts.map((at) => Math.min(at, last)).slice(0, mostGroupsOfWord - 1), last]),
  ]
  return groups.map((at) => quoted(letters.slice(at, at + groupLength).join(''))).join(' AND ')
}

function quoted(group: string): string {
  return `"${group.replaceAll('"', '""')}"`
}
