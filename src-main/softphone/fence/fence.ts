import { withOneChallenge } from './challenges.ts'
import { longest, messageTooLarge, type Refusal, wrongWith } from './checks.ts'
import { branchOf, fieldOf, fieldsOf, type Head, readHead, tagOf } from './head.ts'
import { plainReferences } from './ipv6.ts'
import { defaultFenceLimits, type FenceLimits } from './limits.ts'
import { createBucket, createBuckets, createMemory } from './rate.ts'
import { statelessReply } from './reply.ts'

export type Verdict =
  | { readonly kind: 'pass'; readonly text: string }
  | { readonly kind: 'answer'; readonly reply: string }
  | { readonly kind: 'drop' }

/** The headers of a request by name, as `softphone/identity.ts` reads them. */
export type FenceHeaders = (name: string) => readonly string[]

export type Fence = {
  /** Whether sip.js shall see a message, and as which text. */
  admit(text: string): Verdict
  /** A message of ours goes out: what belongs to it is let in. */
  sent(text: string): void
  /** sip.js could not read a message that was let in: what to answer, null for nothing. */
  unreadable(text: string): string | null
}

export type FenceOptions = {
  /** Milliseconds that never go back. */
  readonly now: () => number
  /** Whether the caller of this INVITE is on a card. Asked only while calls flood in. */
  readonly isFamiliar?: (headers: FenceHeaders) => boolean
  readonly limits?: Partial<FenceLimits>
}

const dropped: Verdict = { kind: 'drop' }
// A conversation is remembered by its Call-ID, a request of ours by its branch.
const mostRemembered = 1_000
const mostSenders = 500
const mostRegulars = 50

// Busy: the PBX tries elsewhere or tells the caller (RFC 3261, section 21.4.24).
const busy: Refusal = { status: 486, phrase: 'Busy Here' }
// Section 21.5.4.
const overloaded: Refusal = { status: 503, phrase: 'Service Unavailable', headers: ['Retry-After: 5'] }
const malformed: Refusal = { status: 400, phrase: 'Bad Request' }

/** Stands between the socket and sip.js: what is hostile, broken or too much never reaches its parser. */
export function createFence({ now, isFamiliar, limits: changed }: FenceOptions): Fence {
  const limits = { ...defaultFenceLimits, ...changed }
  // Calls that stand are kept apart: a flood of calls that only rang must not wash them out.
  const standing = createMemory(mostRemembered)
  const recent = createMemory(mostRemembered)
  const branches = createMemory(mostRemembered)
  const callers = createBuckets(limits.callsOfOneCaller, mostSenders)
  const calls = createBucket(limits.calls)
  const familiarity = createBucket(limits.familiarity)
  const senders = createBuckets(limits.otherOfOneSender, mostSenders)
  const other = createBucket(limits.other)
  // The PBX asks every minute whether we are there: who did so in calm times is not lost in a flood.
  const regulars = createMemory(mostRegulars)
  const known = createBuckets(limits.oneConversation, mostRemembered)
  const strangers = createBucket(limits.strangers)
  const refusals = createBucket(limits.refusals)

  const refuse = (head: Head, refusal: Refusal): Verdict => {
    const reply = refusals.take(now()) ? statelessReply(head, refusal) : null
    return reply === null ? dropped : { kind: 'answer', reply }
  }

  const isWelcomeCall = (head: Head): boolean => {
    if (!callers.take(callerOf(head), now())) return false
    if (calls.take(now())) return true
    return (
      isFamiliar !== undefined &&
      familiarity.take(now()) &&
      isFamiliar((name) => fieldsOf(head, name.toLowerCase()))
    )
  }

  /** Null: let in. */
  const tooMuch = (head: Head, callId: string): Refusal | 'drop' | null => {
    if (standing.has(callId) || recent.has(callId)) return known.take(callId, now()) ? null : 'drop'
    const begins = tagOf(fieldOf(head, 'to')) === '' && head.method !== 'CANCEL' && head.method !== 'ACK'
    if (!begins) return strangers.take(now()) ? null : 'drop'
    if (head.method === 'INVITE') {
      if (!isWelcomeCall(head)) return busy
      recent.add(callId)
      return null
    }
    return isWelcomeOther(senderOf(head)) ? null : overloaded
  }

  const isWelcomeOther = (sender: string): boolean => {
    if (other.isFull(now())) regulars.add(sender)
    return senders.take(sender, now()) && (regulars.has(sender) || other.take(now()))
  }

  const admitResponse = (head: Head, text: string): Verdict => {
    // RFC 3261, sections 17.1.3 and 18.1.2: a response that answers nothing is thrown away.
    const isOurs = branches.has(branchOf(head)) && head.headLength <= longest.head
    const callId = fieldOf(head, 'call-id') ?? ''
    return isOurs && isReadableResponse(head) && known.take(callId, now())
      ? { kind: 'pass', text: plainReferences(withOneChallenge(head, text)) }
      : dropped
  }

  return {
    admit(text) {
      const head = readHead(text, longest.message)
      if (head === null) return dropped
      if (head.isResponse) return admitResponse(head, text)
      if (text.length > longest.message) return refuse(head, messageTooLarge)
      const refusal = wrongWith(head)
      if (refusal !== null) return refuse(head, refusal)
      const excess = tooMuch(head, fieldOf(head, 'call-id') ?? '')
      if (excess === 'drop') return dropped
      return excess === null ? { kind: 'pass', text: plainReferences(text) } : refuse(head, excess)
    },

    sent(text) {
      const head = readHead(text, longest.message)
      if (head === null) return
      const callId = fieldOf(head, 'call-id') ?? ''
      if (head.isResponse) (isAcceptance(head) ? standing : recent).add(callId)
      else {
        standing.add(callId)
        branches.add(branchOf(head))
      }
    },

    unreadable(text) {
      const head = readHead(text, longest.message)
      const verdict = head === null ? dropped : refuse(head, malformed)
      return verdict.kind === 'answer' ? verdict.reply : null
    },
  }
}

function isAcceptance(head: Head): boolean {
  return head.firstLine.startsWith('SIP/2.0 2') && /INVITE$/.test(fieldOf(head, 'cseq') ?? '')
}

/** RFC 3261, section 8.1.3.3: a response has the one Via that we wrote; CSeq is read by sip.js without a look. */
function isReadableResponse(head: Head): boolean {
  return (
    fieldsOf(head, 'via').length === 1 &&
    /^\d{1,10}\s+\S+$/.test(fieldOf(head, 'cseq') ?? '') &&
    head.fields.every(({ value }) => value.length <= longest.header)
  )
}

/**
 * A trunk may put one number into every From, and the caller into P-Asserted-Identity (RFC 3325). Either can be forged,
 * so that it decides only about sharing a bucket.
 */
function callerOf(head: Head): string {
  return addressIn(fieldOf(head, 'p-asserted-identity') ?? '') || senderOf(head)
}

/** Who sends, as far as From says. */
function senderOf(head: Head): string {
  return addressIn(fieldOf(head, 'from') ?? '')
}

/** Cut where nobody's address is that long. */
function addressIn(field: string): string {
  const from = field.slice(0, 500)
  return (/<([^>;?]*)/.exec(from)?.[1] ?? from.split(';', 1)[0] ?? '').trim().toLowerCase().slice(0, 120)
}
