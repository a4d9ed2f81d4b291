import type { MediaFailure } from '../contract/media.ts'
import type { CommandOutcome } from '../contract/softphone.ts'
import type { LiveCall } from './call.ts'
import { isEstablished } from './call-state.ts'
import { sayFarewell } from './farewell.ts'

/** As long as the tones that the window sends. */
const toneMs = 120

/** Hangs up, gives up dialling or refuses, whatever the call's state asks for. */
export function hangUp(call: LiveCall): CommandOutcome {
  const { state } = call.view()
  if (state === 'ended') return 'call-over'
  const { session } = call.leg()
  call.end(state === 'dialling' || state === 'alerting' ? 'cancelled-here' : 'hung-up-here')
  sayFarewell(session, call.surroundings, 603)
  return 'done'
}

/** Holds or resumes by re-INVITE (RFC 3264, section 8.4). The state follows the PBX's answer. */
export async function setHeld(call: LiveCall, on: boolean): Promise<CommandOutcome> {
  if (!isEstablished(call.view())) return 'call-over'
  if (!call.surroundings.lineIsUp()) return 'no-line'
  const leg = call.leg()
  const isSo = () => (call.view().state === 'held') === on
  const result = await leg.reinvites.run(() => {
    if (isSo()) return false
    leg.bridge.setHeld(on)
    return true
  })
  if (isSo()) return 'done'
  if (!isEstablished(call.view())) return 'call-over'
  if (result.kind === 'answered' && result.status >= 200 && result.status < 300) {
    call.apply({ kind: on ? 'held' : 'resumed', at: call.surroundings.now() })
    return 'done'
  }
  leg.bridge.setHeld(!on)
  if (result.kind === 'no-answer') call.surroundings.doubtLine()
  return result.kind === 'not-sent' ? outcomeOf(leg.bridge.failure()) : 'no-line'
}

export async function setMuted(call: LiveCall, on: boolean): Promise<CommandOutcome> {
  if (!isEstablished(call.view())) return 'call-over'
  const failure = await call.leg().bridge.mute(on)
  if (failure !== null) return outcomeOf(failure)
  return call.apply({ kind: 'muted', on }) ? 'done' : 'call-over'
}

/** Sends tones by RFC 4733, and resolves when the window has taken them; or by INFO, when the PBX has. */
export async function sendTones(call: LiveCall, tones: string): Promise<CommandOutcome> {
  if (!/^[0-9A-D#*,]{1,32}$/.test(tones)) return 'not-a-number'
  if (!isEstablished(call.view())) return 'call-over'
  if (call.surroundings.dtmf === 'info') return sendByInfo(call, tones)
  const failure = await call.leg().bridge.dtmf(tones)
  return failure === null ? 'done' : outcomeOf(failure)
}

/** One INFO for each tone (RFC 6086, section 2), in the body that PBXes have agreed on without an RFC. */
async function sendByInfo(call: LiveCall, tones: string): Promise<CommandOutcome> {
  if (!call.surroundings.lineIsUp()) return 'no-line'
  const { session } = call.leg()
  for (const tone of tones.replaceAll(',', '')) {
    const content = `Signal=${tone}\r\nDuration=${toneMs}\r\n`
    const body = { contentDisposition: 'render', contentType: 'application/dtmf-relay', content }
    const taken = await new Promise<boolean>((resolve) => {
      const requestDelegate = { onAccept: () => resolve(true), onReject: () => resolve(false) }
      session.info({ requestOptions: { body }, requestDelegate }).catch(() => resolve(false))
    })
    if (!taken) return isEstablished(call.view()) ? 'no-line' : 'call-over'
  }
  return 'done'
}

/**
 * After a reconnect: the far end's BYE arrives only if the PBX learns the new connection from a request in the
 * dialog. A PBX that was restarted no longer knows it.
 */
export async function refreshDialog(call: LiveCall): Promise<void> {
  const leg = call.leg()
  if (!isEstablished(call.view())) return
  const result = await leg.reinvites.run(() => call.leg() === leg)
  const isGone = result.kind === 'answered' && (result.status === 481 || result.status === 404)
  if (!isGone || call.leg() !== leg) return
  call.end('line-lost', result.status)
  sayFarewell(leg.session, call.surroundings)
}

function outcomeOf(failure: MediaFailure | null): CommandOutcome {
  if (failure === 'no-microphone' || failure === 'microphone-denied') return 'no-microphone'
  return failure === 'closed' ? 'no-media-window' : 'no-line'
}
