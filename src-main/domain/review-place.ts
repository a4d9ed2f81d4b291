import type { Note } from '../contract/history.ts'
import type { NoteId } from '../contract/ids.ts'
import type { ReviewPlace } from '../contract/scoring.ts'

export type WrittenText = { readonly noteId: NoteId | null; readonly text: string }
/** Where a comment belongs now, UTF-16 code units. */
export type FoundPlace = { readonly noteId: NoteId | null; readonly from: number; readonly to: number }

/** All that was written about a contact: its summary, and its notes. */
export function writtenTexts(summary: string, notes: readonly Pick<Note, 'id' | 'text'>[]): WrittenText[] {
  return [
    ...(summary === '' ? [] : [{ noteId: null, text: summary }]),
    ...notes.map(({ id, text }) => ({ noteId: id, text })),
  ]
}

/**
 * Where the words of a comment stand now: in the last correction of what it was about, else in the text itself; of
 * several places the one nearest to where they stood. Null where they stand nowhere any more: the place has changed.
 */
export function findPlace(
  place: ReviewPlace,
  summary: string,
  notes: readonly Pick<Note, 'id' | 'text' | 'corrects'>[],
): FoundPlace | null {
  const texts = writtenTexts(summary, notes)
  for (const noteId of correctionsOf(place.noteId, notes)) {
    const text = texts.find((each) => each.noteId === noteId)?.text
    const from = text === undefined ? null : nearest(text, place)
    if (from !== null) return { noteId, from, to: from + place.quote.length }
  }
  return null
}

/** The note and what corrects it, the last word first. */
function correctionsOf(
  noteId: NoteId | null,
  notes: readonly Pick<Note, 'id' | 'corrects'>[],
): readonly (NoteId | null)[] {
  const chain: (NoteId | null)[] = [noteId]
  for (let last = noteId; last !== null; ) {
    const next = notes.findLast(({ id, corrects }) => corrects === last && !chain.includes(id))
    if (!next) break
    chain.unshift(next.id)
    last = next.id
  }
  return chain
}

/** Stands for each character of words that somebody is not told. */
const cover = '\u2592'

/** The place without its words: where they stood, and how many characters they were. */
export function coverPlace(place: ReviewPlace): ReviewPlace {
  return { ...place, quote: cover.repeat(place.quote.length) }
}

export function isCovered({ quote }: ReviewPlace): boolean {
  return quote !== '' && quote.replaceAll(cover, '') === ''
}

/** With the words that stand there in `text`, which is never rewritten. */
export function uncoverPlace(place: ReviewPlace, text: string): ReviewPlace {
  const quote = text.slice(place.from, place.from + place.quote.length)
  return quote === '' ? place : { ...place, quote }
}

function nearest(text: string, { from, quote }: ReviewPlace): number | null {
  let best: number | null = null
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (best === null || Math.abs(at - from) < Math.abs(best - from)) best = at
  }
  return best
}
