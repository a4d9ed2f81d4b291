import { Code } from '../contract/ids.ts'
import type { Passage, RemoteIdentity, SipCall, StoryReference } from '../contract/softphone.ts'
import { cleanText, firstOfList, type Headers, parseAddress, remoteIdentity } from './identity.ts'

const longestName = 64
const mostNumbers = 5
// One reference has some twenty characters; what is longer is somebody else's (RFC 7433 allows any length).
const longestUserToUser = 512

/** What a PBX that is not trusted says about a passage is not listened to: anybody can write these headers. */
export const noPassage: Passage = { reference: null, by: '', numbers: [], changedHands: false }

/** The value of a `User-to-User` header (RFC 7433, section 4): `asks:case:0000019K` in hexadecimal. */
export function userToUser({ how, kind, code }: StoryReference): string {
  const data = Buffer.from(`${how}:${kind}:${code}`, 'ascii').toString('hex')
  return `${data};encoding=hex;purpose=pronto`
}

/** The first reference of ours in these `User-to-User` headers; another purpose or encoding is somebody else's. */
export function readUserToUser(values: readonly string[]): StoryReference | null {
  for (const value of values.flatMap((each) => each.slice(0, longestUserToUser).split(','))) {
    const [data = '', ...parameters] = value.split(';').map((part) => part.trim())
    const named = new Map(parameters.map((each) => pairOf(each)))
    // Hexadecimal where nothing is said (RFC 7433, section 4.1).
    if (named.get('purpose') !== 'pronto' || (named.get('encoding') ?? 'hex') !== 'hex') continue
    if (!/^(?:[0-9a-f]{2}){1,64}$/i.test(data)) continue
    const reference = readReference(Buffer.from(data, 'hex').toString('latin1'))
    if (reference !== null) return reference
  }
  return null
}

/**
 * How a call came here. The customer is, in this order: who the reference names; who calls (P-Asserted-Identity, else
 * From, see `identity.ts`); whoever is named by Referred-By (RFC 3892), Diversion (RFC 5806) or History-Info (RFC 7044)
 * and has a card, for PBXs that let the colleague's own number call. Only where the PBX is trusted for identity.
 */
export function passageOf(headers: Headers, trusted: boolean): Passage {
  if (!trusted) return noPassage
  const reference = readUserToUser(headers('User-to-User'))
  const referredBy = parseAddress(headers('Referred-By')[0] ?? '')
  const by =
    reference?.how === 'asks'
      ? nameOf(remoteIdentity(headers, trusted))
      : referredBy.displayName || cleanText(referredBy.user, longestName)
  return { reference, by, numbers: furtherNumbers(headers), changedHands: false }
}

/** The call after a re-INVITE with another asserted identity: the colleague has put somebody through. */
export function afterReinvite(call: SipCall, headers: Headers, trusted: boolean): SipCall | null {
  if (call.direction !== 'in' || call.passage === null || !trusted) return null
  if (headers('P-Asserted-Identity').length === 0) return null
  const remote = remoteIdentity(headers, trusted)
  if (remote.user === call.remote.user && remote.withheld === call.remote.withheld) return null
  const by = nameOf(call.remote) || call.passage.by
  return { ...call, remote, passage: { ...call.passage, by, changedHands: true } }
}

function furtherNumbers(headers: Headers): readonly string[] {
  const users = ['Referred-By', 'Diversion', 'History-Info'].flatMap((name) =>
    headers(name)
      .slice(0, mostNumbers)
      .map((value) => cleanText(parseAddress(firstOfList(value)).user, longestName)),
  )
  return [...new Set(users.filter((user) => user !== ''))].slice(0, mostNumbers)
}

function nameOf({ displayName, user }: RemoteIdentity): string {
  return (displayName || user).slice(0, longestName)
}

function pairOf(parameter: string): readonly [string, string] {
  const [name = '', value = ''] = parameter.split('=')
  return [
    name.trim().toLowerCase(),
    value
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .toLowerCase(),
  ]
}

function readReference(text: string): StoryReference | null {
  const [how, kind, code, ...more] = text.split(':')
  const parsed = Code.safeParse(code)
  if (more.length > 0 || !parsed.success) return null
  if (how !== 'asks' && how !== 'passed') return null
  return kind === 'case' || kind === 'customer' ? { how, kind, code: parsed.data } : null
}
