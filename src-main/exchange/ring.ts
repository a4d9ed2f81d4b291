import { type OutgoingInviteRequest, URI } from 'sip.js/lib/core/index.js'
import { type CallControl, sayBye, sdpBody } from './call.ts'
import type { MediaLeg } from './media-leg.ts'
import { domain } from './peer.ts'
import type { Binding } from './registrar.ts'

export type Caller = { number: string; name?: string } | 'withheld'

export type RingOptions = {
  /** The line that was called, as the exchange names it: display name of `To` and `P-Called-Party-ID`. */
  line?: string
  /** Asserts another number than `From` shows, as a PBX that knows better does (RFC 3325). */
  assertedNumber?: string
}

export type RingLeg = { call: CallControl; binding: Binding; leg: MediaLeg; ringMilliseconds: number }

/** Sends the INVITE of `call` and follows it until it is answered or over. */
export async function ringConsole(parts: RingLeg, caller: Caller, options: RingOptions): Promise<void> {
  const { call, binding, leg } = parts
  const offer = await leg.offer()
  if (call.view.state === 'ended') return leg.close()
  const { core, contact } = binding.peer
  const from = fromOf(caller)
  const to = new URI('sip', binding.contact.user ?? 'console', domain)
  const message = core.makeOutgoingRequestMessage(
    'INVITE',
    binding.contact,
    from.uri,
    to,
    { fromDisplayName: quotable(from.name), toDisplayName: quotable(options.line ?? '') },
    [
      `Contact: ${contact}`,
      'Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, INFO',
      ...identityHeaders(caller, options),
    ],
    sdpBody(offer),
  )

  const overdue = setTimeout(() => call.view.cancel(), parts.ringMilliseconds)
  call.view.subscribe(({ state }) => {
    if (state !== 'ringing') clearTimeout(overdue)
    if (state === 'ended') leg.close()
  })
  const request: OutgoingInviteRequest = core.invite(message, {
    onProgress: () => call.ring(),
    onAccept({ message: { body }, session, ack }) {
      ack()
      // The answer crossed our CANCEL (RFC 3261, section 9.1).
      if (call.view.state === 'ended') return sayBye(session)
      call.talk({ session, leg, peer: binding.peer })
      leg.acceptAnswer(body).catch(() => call.view.hangUp())
    },
    onReject: ({ message: { statusCode } }) => refused(statusCode),
    onRedirect: ({ message: { statusCode } }) => refused(statusCode),
  })
  call.retreatBy(() => request.cancel())

  function refused(status: number | undefined): void {
    call.finish({ by: 'console', ...(status === undefined ? {} : { status }) })
  }
}

function fromOf(caller: Caller): { uri: URI; name: string } {
  // RFC 3323, section 4.1.1.3.
  if (caller === 'withheld')
    return { uri: new URI('sip', 'anonymous', 'anonymous.invalid'), name: 'Anonymous' }
  return { uri: numberUri(caller.number), name: caller.name ?? '' }
}

function identityHeaders(caller: Caller, { line, assertedNumber }: RingOptions): string[] {
  const called = line === undefined ? [] : [`P-Called-Party-ID: "${quotable(line)}" <sip:line@${domain}>`]
  if (caller === 'withheld') return ['Privacy: id', ...called]
  const name = caller.name === undefined ? '' : `"${quotable(caller.name)}" `
  return [`P-Asserted-Identity: ${name}<${numberUri(assertedNumber ?? caller.number)}>`, ...called]
}

function numberUri(number: string): URI {
  // Percent signs would be taken for escapes.
  return new URI('sip', withoutControls(number).replaceAll('%', '') || 'unknown', domain)
}

/** The inside of a quoted string (RFC 3261, section 25.1). */
function quotable(text: string): string {
  return withoutControls(text).replace(/["\\]/g, '\\$&')
}

function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').trim()
}
