import type { RemoteIdentity } from '../contract/softphone.ts'

/** The headers of a request by name, each value as it was sent. */
export type Headers = (name: string) => readonly string[]

/** A `name-addr` or `addr-spec` (RFC 3261, section 25.1). */
type Address = { readonly displayName: string; readonly user: string; readonly host: string }

const longestName = 64
// A header this long names nobody; the rest is not looked at.
const longestHeader = 2_000

/**
 * Who calls: the first P-Asserted-Identity where the PBX is trusted (RFC 3325, section 5), else From. Withheld is
 * who asks for it (RFC 3323 `id`, `user`, `header`) or comes as anonymous.
 */
export function remoteIdentity(headers: Headers, trusted: boolean): RemoteIdentity {
  const asserted = trusted ? assertedAddress(headers) : null
  const address = asserted ?? parseAddress(headers('From')[0] ?? '')
  if (asksForPrivacy(headers) || isAnonymous(address)) {
    return { user: '', displayName: '', withheld: true, verified: asserted !== null }
  }
  return {
    user: cleanText(address.user, 80),
    displayName: address.displayName,
    withheld: false,
    verified: asserted !== null,
  }
}

/**
 * The line or queue that was called, the first that is there of: `X-Queue-Name`; the first Diversion (RFC 5806)
 * or History-Info (RFC 7044), the number that was dialled before the PBX passed the call on; P-Called-Party-ID
 * (RFC 7315); the display name or user of To. Empty where they name nobody but ourselves.
 */
export function calledLine(headers: Headers, own: { contactUser: string; username: string }): string {
  const queue = cleanText(headers('X-Queue-Name')[0] ?? '', longestName)
  if (queue !== '') return queue
  for (const name of ['Diversion', 'History-Info', 'P-Called-Party-ID', 'To']) {
    const first = headers(name)[0]
    if (first === undefined) continue
    const address = parseAddress(firstOfList(first))
    const label = address.displayName || cleanText(address.user, longestName)
    if (label !== '' && label !== own.contactUser && label !== own.username) return label
  }
  return ''
}

/** `text` without control and bidirectional characters, white space folded, cut at `longest` UTF-16 units. */
export function cleanText(text: string, longest: number): string {
  const clean = text
    .slice(0, longestHeader)
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\p{Cs}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (clean.length <= longest) return clean
  // Never half a surrogate pair.
  return clean
    .slice(0, longest)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()
}

function assertedAddress(headers: Headers): Address | null {
  const values = headers('P-Asserted-Identity')
  for (const value of values) {
    const address = parseAddress(firstOfList(value))
    if (address.user !== '' || address.host !== '') return address
  }
  return null
}

function asksForPrivacy(headers: Headers): boolean {
  return headers('Privacy').some((value) =>
    value.split(/[;,]/).some((token) => ['id', 'user', 'header'].includes(token.trim().toLowerCase())),
  )
}

function isAnonymous(address: Address): boolean {
  return (
    address.host.toLowerCase() === 'anonymous.invalid' ||
    ['anonymous', 'unavailable', 'restricted', ''].includes(address.user.toLowerCase())
  )
}

export function parseAddress(header: string): Address {
  const text = header.slice(0, longestHeader)
  const named = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^<"]*))\s*<([^>]*)>/.exec(text)
  const uri = named?.[3] ?? text.split(';')[0] ?? ''
  const name = named?.[1]?.replace(/\\(.)/g, '$1') ?? named?.[2] ?? ''
  return { displayName: cleanText(name, longestName), ...parseUri(uri.trim()) }
}

function parseUri(uri: string): { user: string; host: string } {
  const telephone = /^tel:([^;?]*)/i.exec(uri)
  if (telephone !== null) return { user: decoded(telephone[1] ?? ''), host: '' }
  const sip = /^sips?:(?:([^@]*)@)?([^;?]*)/i.exec(uri)
  const user = (sip?.[1] ?? '').split(/[;:]/)[0] ?? ''
  const host = (sip?.[2] ?? '').replace(/:\d*$/, '')
  return { user: decoded(user), host }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Up to the first comma outside quotes and angle brackets. */
export function firstOfList(header: string): string {
  let quoted = false
  let depth = 0
  for (let index = 0; index < Math.min(header.length, longestHeader); index += 1) {
    const character = header[index]
    if (character === '\\' && quoted) index += 1
    else if (character === '"') quoted = !quoted
    else if (!quoted && character === '<') depth += 1
    else if (!quoted && character === '>') depth -= 1
    else if (!quoted && depth === 0 && character === ',') return header.slice(0, index)
  }
  return header
}
