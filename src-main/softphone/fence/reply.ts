import type { Refusal } from './checks.ts'
import { fieldOf, fieldsOf, type Head, tagOf } from './head.ts'

const longestCopied = 2_000

/**
 * A response without a transaction (RFC 3261, section 8.2.7), with what has to be copied from the request (section
 * 8.2.6.2). Null where the request has too little to be answered, and for an ACK, which is never answered.
 */
export function statelessReply(head: Head, { status, phrase, headers = [] }: Refusal): string | null {
  if (head.isResponse || head.method === 'ACK') return null
  const vias = fieldsOf(head, 'via')
  const [from, to, callId, cseq] = ['from', 'to', 'call-id', 'cseq'].map((name) => fieldOf(head, name))
  if (
    vias.length === 0 ||
    from === undefined ||
    to === undefined ||
    callId === undefined ||
    cseq === undefined
  )
    return null
  const copied = [
    ...vias.map((via) => `Via: ${via}`),
    `From: ${from}`,
    `To: ${tagOf(to) === '' ? `${to};tag=${stateOf(callId)}` : to}`,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq}`,
  ]
  if (copied.some((line) => line.length > longestCopied) || vias.length > 30) return null
  return [`SIP/2.0 ${status} ${phrase}`, ...copied, ...headers, 'Content-Length: 0', '', ''].join('\r\n')
}

/** RFC 3261, section 8.2.7: the same tag for the same request, each time it comes. */
function stateOf(callId: string): string {
  let hash = 5381
  for (let index = 0; index < callId.length; index += 1) hash = (hash * 33 + callId.charCodeAt(index)) >>> 0
  return `f${hash.toString(36)}`
}
