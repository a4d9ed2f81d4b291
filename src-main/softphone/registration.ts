import type { UserAgent } from 'sip.js/lib/api/index.js'
import type { IncomingResponse } from 'sip.js/lib/core/index.js'
import { type Problem, registerProblem } from './trouble.ts'

/** `fetch` asks for the bindings without touching them (RFC 3261, section 10.2.3). */
export type RegisterKind = 'add' | 'remove' | 'fetch'

export type RegisterResult =
  | { readonly ok: true; readonly expiresMs: number; readonly contacts: number }
  | ({ readonly ok: false } & Problem)

export type Registration = {
  /** Sends one REGISTER and resolves with what became of it, after `deadlineMs` at the latest. */
  send(kind: RegisterKind, deadlineMs: number): Promise<RegisterResult>
}

const wantedSeconds = 300
const noAnswer: RegisterResult = { ok: false, trouble: 'no-answer', status: null }

/**
 * REGISTER through the core of the user agent. sip.js's own `Registerer` is not used: a REGISTER that is lost
 * blocks it for 32 s, and after a drop it still says "Registered".
 */
export function createRegistration(userAgent: UserAgent): Registration {
  const callId = newToken()
  const tag = newToken().slice(0, 10)
  let sequence = 1
  let seconds = wantedSeconds

  const once = (kind: RegisterKind, deadlineMs: number): Promise<Settled> => {
    const { uri } = userAgent.configuration
    const registrar = uri.clone()
    registrar.user = undefined
    // Two may be under way at once, and a digest takes a number of its own.
    const mine = sequence
    sequence += 2
    const message = userAgent.userAgentCore.makeOutgoingRequestMessage(
      'REGISTER',
      registrar,
      uri,
      uri,
      { callId, cseq: mine, fromTag: tag },
      contactHeaders(kind, userAgent.contact.toString({ register: true }), seconds),
    )
    return new Promise((resolve) => {
      const settle = (settled: Settled) => {
        clearTimeout(deadline)
        sequence = Math.max(sequence, message.cseq + 1)
        resolve(settled)
      }
      const deadline = setTimeout(() => settle({ response: null }), deadlineMs)
      const final = (response: IncomingResponse) => settle({ response })
      userAgent.userAgentCore.register(message, { onAccept: final, onReject: final, onRedirect: final })
    })
  }

  return {
    async send(kind, deadlineMs) {
      let { response } = await once(kind, deadlineMs)
      const least = Number(response?.message.getHeader('min-expires'))
      if (response?.message.statusCode === 423 && least > seconds && least <= 86_400) {
        seconds = least
        response = (await once(kind, deadlineMs)).response
      }
      if (response === null) return noAnswer
      const status = response.message.statusCode ?? 0
      const isChallenged = response.message.hasHeader(
        status === 407 ? 'proxy-authenticate' : 'www-authenticate',
      )
      if (status < 200 || status > 299) return { ok: false, ...registerProblem(status, isChallenged) }
      return {
        ok: true,
        contacts: response.message.getHeaders('contact').length,
        expiresMs: 1000 * grantedSeconds(response, userAgent.contact.uri.host, seconds),
      }
    },
  }
}

type Settled = { readonly response: IncomingResponse | null }

function newToken(): string {
  return crypto.randomUUID().replaceAll('-', '')
}

function contactHeaders(kind: RegisterKind, contact: string, seconds: number): string[] {
  const allow = 'Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, NOTIFY'
  if (kind === 'fetch') return [allow]
  return [`Contact: ${contact};expires=${kind === 'add' ? seconds : 0}`, allow]
}

/** RFC 3261, section 10.2.4: the `expires` of our own contact, else the Expires header, else what we asked for. */
function grantedSeconds(response: IncomingResponse, ownHost: string, asked: number): number {
  const own = response.message.getHeaders('contact').find((contact) => contact.includes(ownHost))
  const granted = Number(
    /;\s*expires\s*=\s*"?(\d+)/i.exec(own ?? '')?.[1] ?? response.message.getHeader('expires') ?? asked,
  )
  return Number.isFinite(granted) && granted > 0 ? Math.min(granted, 86_400) : asked
}
