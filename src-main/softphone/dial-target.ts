import { UserAgent } from 'sip.js/lib/api/index.js'
import { URI } from 'sip.js/lib/core/index.js'

/**
 * The SIP URI behind what the operator typed: a number in any spelling (only `+`, digits, `*` and `#` are kept) or
 * a SIP URI. Null if it is neither.
 */
export function dialTarget(target: string, domain: string): URI | null {
  const text = target.trim()
  if (text.length > 300) return null
  if (/^sips?:/i.test(text)) return UserAgent.makeURI(text) ?? null
  const number = text.replace(/[^\d+*#]/g, '')
  const isNumber = /^[\d\s+*#()./\-\u00a0\u2010-\u2015]+$/.test(text) && /^\+?[\d*#]{1,40}$/.test(number)
  return isNumber ? new URI('sip', number, domain) : null
}
