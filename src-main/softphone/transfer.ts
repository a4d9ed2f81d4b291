import { type Notification, type Session, SessionState } from 'sip.js/lib/api/index.js'
import type { IncomingResponse, URI } from 'sip.js/lib/core/index.js'
import type { CommandOutcome, StoryReference } from '../contract/softphone.ts'
import type { LiveCall } from './call.ts'
import { setHeld } from './call-commands.ts'
import { isEstablished } from './call-state.ts'
import { sayFarewell } from './farewell.ts'
import { userToUser } from './passage.ts'
import { pause } from './timing.ts'

const byeAfterFailureMs = 500

type Referred =
  /** The other side answered, or the PBX has let us go after it took the REFER. */
  | 'taken'
  /** The PBX took no REFER. */
  | 'refused'
  /** It took it, and the other side did not answer. */
  | 'failed'
  /** Nothing was heard in time: nobody knows where the caller is. */
  | 'silent'

/**
 * Passes the caller on without asking who answers (RFC 3515). They wait on hold meanwhile; where it fails they are back
 * on the line, unless the PBX has let the dialog go by then.
 */
export async function transferBlind(
  call: LiveCall,
  target: URI,
  story: StoryReference | null = null,
): Promise<CommandOutcome> {
  if (!isEstablished(call.view())) return 'call-over'
  if (!call.surroundings.lineIsUp()) return 'no-line'
  if (call.transfer.underWay) return 'transfer-refused'
  call.transfer.underWay = true
  const outcome = await holdAndRefer(
    call,
    story === null ? target : withHeader(target, 'User-to-User', userToUser(story)),
  )
  call.transfer.underWay = false
  call.transfer.byeMeans = 'hung-up-there'
  return outcome
}

async function holdAndRefer(call: LiveCall, target: URI): Promise<CommandOutcome> {
  const wasTalking = call.view().state === 'talking'
  const held = await setHeld(call, true)
  if (held !== 'done') return held
  const { session } = call.leg()
  const referred = await refer(call, session, target)
  if (referred === 'taken') {
    call.end('transferred-here')
    // The transferor ends its own dialog once it is told of the success (RFC 5589, section 6.1).
    sayFarewell(session, call.surroundings)
    return 'done'
  }
  // Whom the PBX has sent on already it does not bring back: it hangs up here a moment after it has said so.
  if (referred === 'failed') await pause(byeAfterFailureMs)
  if (wasTalking) await setHeld(call, false)
  return isEstablished(call.view()) ? 'transfer-refused' : 'transfer-lost'
}

/**
 * A Refer-To with a header for the request that comes of it (RFC 3261, section 19.1.1). It stands in angle brackets
 * (section 20), which sip.js writes around no URI.
 */
export function withHeader(target: URI, name: string, value: string): URI {
  const plain = target.toString()
  const told = target.clone()
  told.toString = () => `<${plain}?${name}=${encodeURIComponent(value)}>`
  return told
}

type ReferOptions = { readonly withinMs?: number; readonly accepted?: () => void }

/** Sends a REFER on the call's dialog and follows what becomes of it. */
export function refer(
  call: LiveCall,
  session: Session,
  target: URI,
  options: ReferOptions = {},
): Promise<Referred> {
  const withinMs = Math.min(options.withinMs ?? Number.POSITIVE_INFINITY, call.surroundings.timing.transferMs)
  return new Promise((resolve) => {
    const settle = (referred: Referred) => {
      clearTimeout(deadline)
      session.stateChange.removeListener(watch)
      resolve(referred)
    }
    const deadline = setTimeout(() => settle('silent'), withinMs)
    // Asterisk says BYE to the transferor as soon as the caller has left, at times before its NOTIFY.
    const watch = (state: SessionState) => {
      if (state === SessionState.Terminated)
        settle(call.transfer.byeMeans === 'transferred-here' ? 'taken' : 'failed')
    }
    session.stateChange.addListener(watch)
    const onNotify = (notification: Notification) => {
      void notification.accept().catch(() => undefined)
      const status = fragmentStatus(notification.request.body)
      if (status >= 300) call.transfer.byeMeans = 'pbx-error'
      if (status >= 200) settle(status < 300 ? 'taken' : 'failed')
    }
    const onReject = (_response: IncomingResponse) => settle('refused')
    const onAccept = () => {
      call.transfer.byeMeans = 'transferred-here'
      options.accepted?.()
    }
    session
      .refer(target, { onNotify, requestDelegate: { onAccept, onReject } })
      .catch(() => settle('refused'))
  })
}

/** The status in a message/sipfrag body (RFC 3420): «SIP/2.0 200 OK»; 0 where there is none. */
export function fragmentStatus(body: string): number {
  return Number(/^SIP\/2\.0 (\d{3})\b/.exec(body.trim())?.[1] ?? 0)
}
