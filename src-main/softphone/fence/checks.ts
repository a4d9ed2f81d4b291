import { fieldOf, fieldsOf, type Head } from './head.ts'

/** A final response that the fence gives in sip.js's place. */
export type Refusal = {
  readonly status: number
  readonly phrase: string
  readonly headers?: readonly string[]
}

/** Characters; sip.js's grammar takes 2 ms for each 1,000 that an enemy chooses. */
export const longest = { message: 65_535, head: 24_000, header: 8_000 }
const mostHeaders = 200

const badRequest = (phrase: string): Refusal => ({ status: 400, phrase })

/** RFC 3261, section 7.3.1: at most one field of each of these. */
const singular = ['from', 'to', 'call-id', 'cseq', 'max-forwards', 'content-length']

/** RFC 3261, section 8.1.1; Max-Forwards is mandatory too, and phones that leave it out are let through. */
const mandatory = ['to', 'from', 'cseq', 'call-id', 'via']

/** What may be required of us. The PBX refreshes the session timer (RFC 4028, section 9). */
const understood = new Set([
  '100rel',
  'replaces',
  'timer',
  'norefersub',
  'outbound',
  'histinfo',
  'path',
  'gruu',
])

/** What is wrong with a request that sip.js answers wrongly, not at all, or only after a long time; null: nothing. */
export function wrongWith(head: Head): Refusal | null {
  return (
    tooLarge(head) ??
    wrongFirstLine(head) ??
    wrongFields(head) ??
    wrongSequence(head) ??
    wrongLength(head) ??
    unknownNeeds(head)
  )
}

/** RFC 3261, section 21.5.7. */
export const messageTooLarge: Refusal = { status: 513, phrase: 'Message Too Large' }

function tooLarge({ fields, headLength, body }: Head): Refusal | null {
  const isTooLarge =
    headLength > longest.head ||
    headLength + body.length > longest.message ||
    fields.length > mostHeaders ||
    fields.some(({ value }) => value.length > longest.header)
  return isTooLarge ? messageTooLarge : null
}

/** RFC 3261, section 7.1: three parts with one space between; RFC 4475, sections 3.1.2.7 to 3.1.2.11. */
function wrongFirstLine({ firstLine }: Head): Refusal | null {
  const parts = /^([!#$%&'*+.^_`|~\w-]{1,128}) (\S{1,2000}) (\S+)$/.exec(firstLine)
  if (parts === null) return badRequest('Malformed Request-Line')
  // Section 21.5.6, and section 7.1: the version is compared without regard to case.
  if (!/^SIP\/2\.0$/i.test(parts[3] ?? '')) return { status: 505, phrase: 'Version Not Supported' }
  const uri = parts[2] ?? ''
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(uri)?.[1]?.toLowerCase()
  // Section 19.1.1: a Request-URI carries no headers; RFC 4475, section 3.1.2.11.
  if (scheme === undefined || uri.slice(uri.lastIndexOf('@') + 1).includes('?'))
    return badRequest('Malformed Request-URI')
  // Section 8.2.2.1.
  return scheme === 'sip' || scheme === 'sips' || scheme === 'tel'
    ? null
    : { status: 416, phrase: 'Unsupported URI Scheme' }
}

function wrongFields(head: Head): Refusal | null {
  if (head.strays > 0) return badRequest('Malformed Header')
  const counts = new Map<string, number>()
  for (const { name } of head.fields) counts.set(name, (counts.get(name) ?? 0) + 1)
  const missing = mandatory.find((name) => !counts.has(name))
  if (missing !== undefined) return badRequest('Missing Header')
  return singular.some((name) => (counts.get(name) ?? 0) > 1) ? badRequest('Repeated Header') : null
}

/** RFC 3261, section 8.1.1.5: below 2**31, and the method of the request; RFC 4475, sections 3.1.2.4, 3.1.2.17 and 18. */
function wrongSequence(head: Head): Refusal | null {
  const parts = /^(\d{1,12})\s+(\S+)$/.exec(fieldOf(head, 'cseq') ?? '')
  if (parts === null || Number(parts[1]) >= 2 ** 31) return badRequest('Malformed CSeq')
  return parts[2] === head.method ? null : badRequest('CSeq of another method')
}

/** RFC 3261, section 20.14 and 18.3; RFC 4475, sections 3.1.2.2 and 3.1.2.3. */
function wrongLength(head: Head): Refusal | null {
  const length = fieldOf(head, 'content-length')
  if (length === undefined) return null
  if (!/^\d{1,9}$/.test(length)) return badRequest('Malformed Content-Length')
  return Number(length) > Buffer.byteLength(head.body) ? badRequest('Body too short') : null
}

function unknownNeeds(head: Head): Refusal | null {
  // RFC 3261, section 8.2.2.3.
  if (head.method === 'ACK' || head.method === 'CANCEL') return null
  const required = fieldsOf(head, 'require').flatMap((value) =>
    value
      .toLowerCase()
      .split(',')
      .map((tag) => tag.trim()),
  )
  const unknown = required.filter((tag) => tag !== '' && !understood.has(tag))
  if (unknown.length > 0)
    return {
      status: 420,
      phrase: 'Bad Extension',
      headers: [`Unsupported: ${unknown.slice(0, 10).join(', ').slice(0, 200)}`],
    }
  return head.method !== 'INVITE' || isReadableBody(head)
    ? null
    : {
        status: 415,
        phrase: 'Unsupported Media Type',
        headers: ['Accept: application/sdp', 'Accept-Encoding: identity'],
      }
}

/** RFC 3261, section 8.2.3: a session description, as it is; a body that may be ignored says so (section 20.11). */
function isReadableBody(head: Head): boolean {
  if (head.body === '' || fieldOf(head, 'content-length') === '0') return true
  if (/;\s*handling\s*=\s*optional/i.test(fieldOf(head, 'content-disposition') ?? '')) return true
  const encoding = fieldOf(head, 'content-encoding') ?? 'identity'
  return (
    /^application\/sdp\s*(?:;|$)/i.test(fieldOf(head, 'content-type') ?? '') && /^identity$/i.test(encoding)
  )
}
