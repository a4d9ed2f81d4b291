import { Inviter, SessionState } from 'sip.js/lib/api/index.js'
import { type Leg, type LiveCall, watchSession } from './call.ts'
import { isEstablished } from './call-state.ts'
import { endSession, sayFarewell } from './farewell.ts'

// How long the PBX has to say BYE to the dialog that was replaced.
const oldDialogMs = 5_000

/**
 * Gives `call` a fresh peer connection: INVITE with Replaces of its own dialog (RFC 3891). A re-INVITE would be
 * taken too, but the DTLS of a new peer connection never comes up on an old dialog of Asterisk. Where the PBX
 * refuses, the call ends, seen to have lost its media.
 */
export async function moveMedia(call: LiveCall): Promise<void> {
  const { surroundings } = call
  const old = call.leg()
  const { dialog } = old.session
  if (dialog === undefined || !isEstablished(call.view())) return
  call.moves.latest += 1
  const mine = call.moves.latest
  const inviter = new Inviter(surroundings.userAgent, dialog.remoteTarget, {
    earlyMedia: false,
    extraHeaders: [
      `Replaces: ${dialog.callId};to-tag=${dialog.remoteTag};from-tag=${dialog.localTag}`,
      'Require: replaces',
    ],
  })
  const leg = call.makeLeg(inviter)
  leg.bridge.setHeld(call.view().state === 'held')
  call.apply({ kind: 'audio', audio: 'connecting' })
  const taken = await inviteAndWait(inviter, surroundings.timing.reinviteMs * 2)
  if (call.moves.latest !== mine || call.leg() !== old || !isEstablished(call.view())) {
    leg.bridge.close()
    endSession(inviter)
    return
  }
  if (taken) takeOver(call, old, leg)
  else giveUp(call, old, leg)
}

function takeOver(call: LiveCall, old: Leg, leg: Leg): void {
  call.adopt(leg)
  watchSession(call, leg)
  if (call.view().muted) void leg.bridge.mute(true)
  setTimeout(() => endSession(old.session), oldDialogMs).unref()
}

function giveUp(call: LiveCall, old: Leg, leg: Leg): void {
  leg.bridge.close()
  endSession(leg.session)
  call.end('media-lost')
  sayFarewell(old.session, call.surroundings)
}

function inviteAndWait(inviter: Inviter, deadlineMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (taken: boolean) => {
      clearTimeout(deadline)
      resolve(taken)
    }
    const deadline = setTimeout(() => settle(false), deadlineMs)
    inviter.stateChange.addListener((state) => {
      if (state === SessionState.Established) settle(true)
      if (state === SessionState.Terminated) settle(false)
    })
    inviter.invite().catch(() => settle(false))
  })
}
