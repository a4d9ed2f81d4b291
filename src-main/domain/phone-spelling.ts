/** What a spelling of a number comes down to before anybody asks whether such a number exists. */
export type Spelling =
  | { readonly kind: 'withheld' }
  /** `international`: a `+` or `00` stood before the digits. */
  | { readonly kind: 'digits'; readonly digits: string; readonly international: boolean }
  | { readonly kind: 'unreadable' }

// RFC 3323, section 4.1: an anonymous caller's URI is anonymous@anonymous.invalid; the other words are what PBXes say.
const withheldWords = new Set([
  'anonymous',
  'anonimo',
  'private',
  'privato',
  'restricted',
  'unavailable',
  'unknown',
  'withheld',
])
const scheme = /^\s*(?:tel|sips?|callto):/i
const extension = /(?:;ext=|\b(?:int(?:erno)?|ext|x)\b\.?|#)[\s.:]*\d{1,6}\s*$/i
/** Marks that come along when a number is copied from a web page or a phone's contacts. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu
/** Digits that a number may have here at most. */
const most = 20
const separators = /[\s\-‐-―−./()[\]]+/gu

/** Nothing but digits and what people put between them; `00` in front stands for the plus sign. */
const plain = /^(?!\D*0\D*0)(?=.*\d)[\d ./-]+$/

/** E.164 as a PBX writes it. */
const compactE164 = /^\+[1-9]\d*$/

/** Reads digits out of a typed number, a `tel:` URI (RFC 3966) or the user part of a SIP URI (RFC 3261, 19.1.1). */
export function readSpelling(raw: string): Spelling {
  if (plain.test(raw)) {
    const digits = raw.replace(/\D+/g, '')
    return digitsOf(digits, false)
  }
  if (compactE164.test(raw)) return digitsOf(raw.slice(1), true)
  const text = raw.replace(/^.*<([^<>]*)>.*$/s, '$1').replace(scheme, '')
  const [user = '', host = ''] = text.split('@')
  const number = unescapeUri(user).normalize('NFKC').replace(invisible, '').trim()
  if (isWithheld(number, host)) return { kind: 'withheld' }

  const bare = number.replace(extension, '').split(';')[0] ?? ''
  const compact = bare
    .replace(separators, '')
    .replace(/^\++/, '+')
    .replace(/^\+?00(?!0)/, '+')
  const digits = /^\+?(\d{1,20})$/.exec(compact)?.[1]
  if (digits === undefined) return { kind: 'unreadable' }
  return { kind: 'digits', digits, international: compact.startsWith('+') }
}

function digitsOf(digits: string, international: boolean): Spelling {
  return digits.length > most ? { kind: 'unreadable' } : { kind: 'digits', digits, international }
}

function isWithheld(user: string, host: string): boolean {
  const word = (user.split(';')[0] ?? '').trim().toLowerCase()
  return word === '' || withheldWords.has(word) || /^anonymous\.invalid\b/i.test(host)
}

function unescapeUri(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
