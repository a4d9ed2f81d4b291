import type { NoteId } from '../../src-main/contract/ids.ts'
import type { ReviewPlace } from '../../src-main/contract/scoring.ts'
import type { FoundPlace } from '../../src-main/domain/review-place.ts'
import { longestQuote } from './sentences.ts'

type MarkedTextProps = {
  noteId: NoteId | null
  text: string
  places: readonly FoundPlace[]
  /** Words were selected with the mouse. */
  onSelect: ((place: ReviewPlace) => void) | undefined
}

/** A text with the words that comments are about marked. */
export function MarkedText({ noteId, text, places, onSelect }: MarkedTextProps) {
  const own = places.filter((place) => place.noteId === noteId)
  const cuts = [...new Set([0, text.length, ...own.flatMap(({ from, to }) => [from, to])])].sort(
    (left, right) => left - right,
  )
  const pieces = cuts.slice(0, -1).map((from, at) => ({ from, to: cuts[at + 1] ?? text.length }))
  const select = (frame: HTMLElement) => {
    const place = onSelect && selectedIn(frame, text)
    if (place) onSelect({ noteId, ...place })
  }
  return (
    // Selecting words is for the mouse; the keyboard has the list of sentences.
    <p dir="auto" onMouseUp={({ currentTarget }) => select(currentTarget)}>
      {pieces.map(({ from, to }) => {
        const words = text.slice(from, to)
        const isMarked = own.some((place) => place.from <= from && place.to >= to)
        return isMarked ? <mark key={from}>{words}</mark> : <span key={from}>{words}</span>
      })}
    </p>
  )
}

/** The words selected inside `frame`, which shows exactly `text`; null where there are none. */
function selectedIn(frame: HTMLElement, text: string): Omit<ReviewPlace, 'noteId'> | null {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!frame.contains(range.commonAncestorContainer)) return null
  const before = range.cloneRange()
  before.selectNodeContents(frame)
  before.setEnd(range.startContainer, range.startOffset)
  const start = before.toString().length
  const selected = text.slice(start, start + range.toString().length)
  const quote = selected.trim().slice(0, longestQuote)
  return quote === '' ? null : { from: start + selected.length - selected.trimStart().length, quote }
}
