import { type Invitation, SessionState } from 'sip.js/lib/api/index.js'
import type { URI } from 'sip.js/lib/core/index.js'
import type { CallId } from '../contract/ids.ts'
import type { Account, CommandOutcome } from '../contract/softphone.ts'
import { accountName } from '../domain/lines.ts'
import { type CallSurroundings, createLiveCall, type LiveCall } from './call.ts'
import { isAnsweredElsewhere } from './end-reasons.ts'
import { sayFarewell } from './farewell.ts'
import { calledLine, type Headers, remoteIdentity } from './identity.ts'
import { passageOf } from './passage.ts'

export type IncomingCall = {
  readonly call: LiveCall
  answer(): Promise<CommandOutcome>
  reject(how: 'busy' | 'decline'): void
  /** Refuses without anybody having been asked. */
  turnAway(refusal: Refusal): void
}

export type PassBy = {
  readonly kind: 'refuse'
  readonly reason: 'forwarded'
  readonly status: 302
  /** Where the PBX is asked to try instead (RFC 3261, section 21.3.3). */
  readonly target: URI
}
export type Refusal =
  | PassBy
  | { readonly kind: 'refuse'; readonly reason: 'do-not-disturb'; readonly status: 486 }
  | { readonly kind: 'refuse'; readonly reason: 'blocked'; readonly status: 603 }
/** What becomes of a call before anybody hears of it; `later`: it rings, and is passed by where nobody answers. */
export type Verdict =
  | { readonly kind: 'ring' }
  | Refusal
  | { readonly kind: 'later'; readonly passBy: PassBy }

export type Arrival = {
  readonly id: CallId
  readonly account: Account
  readonly arrivedMark: number
}

/** Shows the call and lets it ring, all in the turn of the event loop that brought the INVITE. */
export function receiveCall(
  invitation: Invitation,
  arrival: Arrival,
  surroundings: CallSurroundings,
): IncomingCall {
  const headers: Headers = (name) => invitation.request.getHeaders(name)
  const call = createLiveCall(
    {
      id: arrival.id,
      direction: 'in',
      state: 'ringing',
      remote: remoteIdentity(headers, arrival.account.trusted),
      line: calledLine(headers, {
        contactUser: surroundings.userAgent.contact.uri.user ?? '',
        username: arrival.account.username,
      }),
      account: { id: arrival.account.id, name: accountName(arrival.account), number: '' },
      muted: false,
      heldByOther: false,
      audio: null,
      receivedAt: surroundings.now(),
      arrivedMark: arrival.arrivedMark,
      answeredAt: null,
      heldSince: null,
      heldMs: 0,
      holds: [],
      endedAt: null,
      end: null,
      consultFor: null,
      inConference: false,
      passage: passageOf(headers, arrival.account.trusted),
    },
    surroundings,
    invitation,
    // sip.js knows only 480 for a description that cannot be used (RFC 3261, section 13.3.1.3 wants 488).
    () => invitation.state === SessionState.Establishing && invitation.reject({ statusCode: 488 }),
  )
  watchInvitation(invitation, call)
  return {
    call,
    answer: () => answer(invitation, call),
    reject(how) {
      const status = how === 'busy' ? 486 : 603
      call.end(how === 'busy' ? 'refused-here-busy' : 'refused-here', status)
      sayFarewell(invitation, surroundings, status)
    },
    turnAway(refusal) {
      const { reason, status } = refusal
      call.end(reason, status)
      const extraHeaders = reason === 'forwarded' ? [`Contact: <${refusal.target}>`] : []
      invitation.reject({ statusCode: status, extraHeaders }).catch(() => undefined)
    },
  }
}

/** Sends 180; not where the caller demands reliable responses (RFC 3262), which would need the media now. */
export function ring(invitation: Invitation): void {
  const demandsReliable = invitation.request.getHeaders('Require').some((value) => /\b100rel\b/i.test(value))
  if (!demandsReliable) invitation.progress().catch(() => undefined)
}

function watchInvitation(invitation: Invitation, call: LiveCall): void {
  const { delegate } = invitation
  invitation.delegate = {
    ...delegate,
    onCancel: (cancel) =>
      call.end(
        isAnsweredElsewhere(cancel.request.getHeaders('Reason')) ? 'answered-elsewhere' : 'caller-gave-up',
      ),
  }
  invitation.stateChange.addListener((state) => {
    if (state !== SessionState.Established) return
    // Ended here while the 200 was on its way.
    if (!call.apply({ kind: 'established', at: call.surroundings.now() })) {
      sayFarewell(invitation, call.surroundings)
    }
  })
}

async function answer(invitation: Invitation, call: LiveCall): Promise<CommandOutcome> {
  const { surroundings } = call
  if (call.view().state === 'ended') return 'call-over'
  if (call.view().state !== 'ringing') return 'done'
  if (!surroundings.media.available()) return 'no-media-window'
  if (!surroundings.lineIsUp()) return 'no-line'
  call.apply({ kind: 'answer' })
  await invitation.accept().catch(() => undefined)
  // Whatever accept() says: a CANCEL while the microphone was opened has ended the session.
  if (invitation.state === SessionState.Established && call.view().state !== 'ended') return 'done'
  await Promise.resolve()
  switch (call.view().end?.reason) {
    case 'no-microphone':
      return 'no-microphone'
    case 'media-lost':
      return 'no-media-window'
    default:
      return 'call-over'
  }
}
