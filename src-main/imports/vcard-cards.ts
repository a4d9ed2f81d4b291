import type { RefusalReason } from '../contract/imports.ts'
import { beginningOf } from '../domain/whole-characters.ts'
import { isQuotedPrintable, type Property, propertyName, readProperty } from './vcard-lines.ts'

/** A card as it was read, or why it was not. */
export type VCard = {
  /** Where it begins, from 1. */
  readonly line: number
  readonly properties: readonly Property[]
  readonly content: string
  readonly refusal: RefusalReason | null
}

/** Characters of one card, photos not counted, above which nobody meant it to be one. */
const longestCard = 262_144
/** Everything else (photos, keys, what one program tells itself) is passed over as it comes in. */
const wanted = new Set([
  'BEGIN',
  'END',
  'VERSION',
  'AGENT',
  'FN',
  'N',
  'ORG',
  'TEL',
  'EMAIL',
  'ADR',
  'NOTE',
  'UID',
  'CATEGORIES',
  'LANG',
])

type Card = { line: number; lines: string[]; length: number; folds21: boolean }

/** Reads cards line by line; holds one card without its photo. */
export function createVcardCards() {
  let rest = ''
  let lineNumber = 0
  let logical: { text: string; wanted: boolean; quoted: boolean; line: number } | null = null
  let card: Card | null = null
  /** A card inside a card (AGENT, vCard 2.1): passed over. */
  let depth = 0
  let agentFollows = false
  let found: VCard[] = []

  function physical(line: string): void {
    lineNumber += 1
    if (logical?.quoted && logical.text.endsWith('=') && !/^END:VCARD/i.test(line)) {
      logical.text = logical.text.slice(0, -1) + line
      return
    }
    if (logical !== null && /^[ \t]/.test(line)) {
      // In 2.1 the white space that folds belongs to the text; later it is only the sign of the fold.
      if (logical.wanted && logical.text.length <= longestCard)
        logical.text += card?.folds21 ? line : line.slice(1)
      return
    }
    flush()
    const name = propertyName(line)
    logical = { text: line, wanted: wanted.has(name), quoted: isQuotedPrintable(line), line: lineNumber }
    if (!logical.wanted) logical.text = ''
  }

  function flush(): void {
    const line = logical
    logical = null
    if (line?.wanted) property(line.text, line.line)
  }

  function property(text: string, line: number): void {
    const name = propertyName(text)
    const nested = agentFollows
    agentFollows = name === 'AGENT' && /:\s*$/.test(text)
    if (name === 'BEGIN') begin(line, nested)
    else if (name === 'END') end()
    else if (card !== null && depth === 0) keep(card, name, text)
  }

  function keep(card: Card, name: string, text: string): void {
    if (name === 'VERSION') card.folds21 = /:\s*2\.1\s*$/.test(text)
    card.lines.push(text)
    card.length += text.length
  }

  function begin(line: number, nested: boolean): void {
    if (card !== null && (nested || depth > 0)) {
      depth += 1
      return
    }
    // The card before it never ended: what is left of a file that was cut, with another one after it.
    if (card !== null) close('cut-off')
    card = { line, lines: [], length: 0, folds21: false }
  }

  function end(): void {
    if (depth > 0) depth -= 1
    else if (card !== null) close(card.length > longestCard ? 'row-too-long' : null)
  }

  function close(refusal: RefusalReason | null): void {
    if (card === null) return
    const { line, lines } = card
    const properties = refusal === null ? lines.flatMap((text) => readProperty(text) ?? []) : []
    found.push({ line, properties, content: beginningOf(lines.join('\n'), 2000), refusal })
    card = null
    depth = 0
  }

  function take(): readonly VCard[] {
    const taken = found
    found = []
    return taken
  }

  return {
    read(text: string): readonly VCard[] {
      const lines = (rest + text).split(/\r\n|\n|\r(?!\n|$)/)
      rest = lines.pop() ?? ''
      // A line that nobody wants may be a photo without folds: only its beginning tells.
      if (rest.length > longestCard && !wanted.has(propertyName(rest.slice(0, 200))))
        rest = rest.slice(0, 200)
      for (const line of lines) physical(line)
      return take()
    },
    end(): readonly VCard[] {
      if (rest !== '') physical(rest.replace(/\r$/, ''))
      rest = ''
      flush()
      close('cut-off')
      return take()
    },
  }
}
