import type { FoundCustomer } from '../../src-main/contract/search.ts'
import { markDigits, markStretches, type Stretch, searchWords } from '../../src-main/domain/search-text.ts'

/** What of a name, a company, an address or a subject is what was typed. */
export function marksInText(text: string, typed: string): readonly Stretch[] {
  return markStretches(
    text,
    searchWords(typed).map((word) => ({ word, place: [...word].length === 1 ? 'begins' : 'anywhere' })),
  )
}

/** What of a number or a code, however it is spelled here and there. */
export function marksInNumber(text: string, typed: string): readonly Stretch[] {
  const digits = typed.replace(/^\s*(?:\+|00)\s*39/, '').replace(/\D/g, '')
  return digits.length < 2 ? [] : markDigits(text, digits)
}

/** A code's letters as typed: `O` is read as 0, `I` and `L` as 1. */
export function marksInCode(code: string, typed: string): readonly Stretch[] {
  const plain = typed
    .trim()
    .replace(/^[PC][-\s]/i, '')
    .replace(/[\s.–-]/g, '')
    .toLowerCase()
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')
  return plain.length < 4 ? [] : markDigits(code, plain)
}

export function marksInFound(found: NonNullable<FoundCustomer['found']>, text: string, typed: string) {
  switch (found.in) {
    case 'phone':
      return marksInNumber(text, typed)
    case 'email':
      return marksInText(text, typed)
    case 'vat-number':
    case 'fiscal-code':
      return markDigits(text, typed.toLowerCase().replace(/[\s.-]/g, ''))
  }
}
