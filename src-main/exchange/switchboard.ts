import type { IncomingInviteRequest } from 'sip.js/lib/core/index.js'
import type { CallControl } from './call.ts'
import { acceptInvite, answerDialled, destinationOf } from './dialled.ts'
import { challengeOptions, type DigestGuard } from './digest.ts'
import type { MediaLeg } from './media-leg.ts'
import type { Peer } from './peer.ts'
import { isAnswerable } from './session-description.ts'

export type SwitchboardParts = {
  guard: DigestGuard
  answerMilliseconds: number
  ringMilliseconds: number
  /** The calls that are not over. */
  calls: ReadonlySet<CallControl>
  openCall(peer: Peer): CallControl
  openLeg(call: CallControl): Promise<MediaLeg>
  onError(error: unknown): void
}

const mostCalls = 20

/** Takes the INVITEs of the console that begin a dialog. */
export function createSwitchboard(
  parts: SwitchboardParts,
): (peer: Peer, request: IncomingInviteRequest) => void {
  const { guard, calls, onError } = parts

  /** RFC 3891, section 3: the new dialog takes the place of one that is confirmed. */
  async function takeOver(peer: Peer, request: IncomingInviteRequest): Promise<void> {
    const replaced = replacedDialog(request)
    const call = [...calls].find(({ stretch }) => stretch !== undefined && stretch.session.id === replaced)
    if (call === undefined) return void request.reject({ statusCode: 481 })
    const leg = await parts.openLeg(call)
    const stretch = await acceptInvite(peer, request, leg, () => call.view.state === 'talking')
    if (stretch !== undefined) call.talk(stretch)
    else if (call.view.state === 'ended') request.reject({ statusCode: 603 })
  }

  function connect(peer: Peer, request: IncomingInviteRequest): void {
    const destination = destinationOf(request.message.ruri?.user)
    if (typeof destination === 'object') {
      request.reject({ statusCode: destination.status })
    } else if (calls.size >= mostCalls) {
      request.reject({ statusCode: 503 })
    } else if (!isAnswerable(request.message.body)) {
      request.reject({ statusCode: 488 })
    } else {
      const call = parts.openCall(peer)
      answerDialled({
        call,
        peer,
        request,
        answerMilliseconds: destination === 'echo' ? parts.answerMilliseconds : undefined,
        ringMilliseconds: parts.ringMilliseconds,
        openLeg: () => parts.openLeg(call),
        onError,
      })
    }
  }

  return (peer, request) => {
    const verdict = guard.check(request.message.getHeader('authorization'), 'INVITE')
    if (verdict !== 'accepted') return void request.reject(challengeOptions(guard, verdict))
    request.trying()
    if (request.message.hasHeader('replaces')) takeOver(peer, request).catch(onError)
    else connect(peer, request)
  }
}

/** The id by which sip.js's core knows the dialog that a `Replaces` header names; undefined for a bad header. */
function replacedDialog({ message }: IncomingInviteRequest): string | undefined {
  // `to-tag` is the tag of the one who is asked, us (RFC 3891, section 3).
  const parsed: unknown = message.parseHeader('replaces')
  if (!isReplaces(parsed)) return undefined
  return parsed.call_id + parsed.replaces_to_tag + parsed.replaces_from_tag
}

function isReplaces(
  parsed: unknown,
): parsed is { call_id: string; replaces_to_tag: string; replaces_from_tag: string } {
  return typeof parsed === 'object' && parsed !== null && 'call_id' in parsed
}
