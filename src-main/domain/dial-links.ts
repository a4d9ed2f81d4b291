import { readSpelling } from './phone-spelling.ts'

/** Longer than any number with its separators, and than what `call:dial` takes. */
const longest = 120
const schemes = /^(tel|callto|sips?):/i

/**
 * What a `tel:` (RFC 3966), `callto:` or `sip:` link (RFC 3261, section 19.1) would dial: a number, or a SIP address
 * without the headers and parameters that a link must not choose. Null where it is none. Never throws.
 */
export function targetOfLink(link: string): string | null {
  const scheme = schemes.exec(link)?.[1]?.toLowerCase()
  if (scheme === undefined) return null
  const rest = decoded(link.slice(scheme.length + 1))?.replace(/^\/\//, '')
  if (rest === undefined) return null
  const [address = '', ...parameters] = rest.split(/[;?]/)
  const target = address.trim().replace(/\/$/, '')
  if (target === '' || target.length > longest) return null
  if (scheme.startsWith('sip') && target.includes('@')) return addressOf(scheme, target)
  return numberOf(inContext(target, parameters))
}

/** What was copied, where it is a number or a link to one: a whole page is not. */
export function targetOfText(text: string): string | null {
  const trimmed = text.trim()
  if (trimmed.length > longest || /[\r\n]/.test(trimmed)) return null
  return schemes.test(trimmed) ? targetOfLink(trimmed) : numberOf(trimmed)
}

function decoded(text: string): string | undefined {
  try {
    const plain = decodeURIComponent(text)
    return [...plain].some((character) => character < ' ' || character === '\u007f') ? undefined : plain
  } catch {
    return undefined
  }
}

/** A local number is one of its context, where that is the beginning of a global one (RFC 3966, section 5.1.5). */
function inContext(number: string, parameters: readonly string[]): string {
  const context = /^phone-context=(\+[\d.-]+)$/i.exec(
    parameters.find((each) => /^phone-context=\+/i.test(each)) ?? '',
  )
  return context?.[1] && !number.startsWith('+') ? context[1] + number : number
}

function numberOf(text: string): string | null {
  const spelling = readSpelling(text)
  if (spelling.kind !== 'digits') return /^[*#\d]{1,12}$/.test(text) ? text : null
  return spelling.international ? `+${spelling.digits}` : spelling.digits
}

function addressOf(scheme: string, target: string): string | null {
  return /^[^\s<>"@]{1,64}@[\w.-]{1,63}(:\d{1,5})?$/.test(target) ? `${scheme}:${target}` : null
}
