import { Inviter, SessionState } from 'sip.js/lib/api/index.js'
import type { Session as CallDialog, IncomingResponse, URI } from 'sip.js/lib/core/index.js'
import type { CallEndReason } from '../contract/calls.ts'
import { type Leg, type LiveCall, watchSession } from './call.ts'
import { isEstablished } from './call-state.ts'
import { endSession, sayFarewell } from './farewell.ts'

// How long the PBX has to say BYE to the dialog that was replaced.
const oldDialogMs = 5_000

/** How long the window may take to describe itself, and then the PBX to answer. */
export type MoveLimits = { readonly describeMs: number; readonly answerMs: number }

/**
 * Gives `call` a fresh peer connection: INVITE with Replaces of its own dialog (RFC 3891). A re-INVITE would be
 * taken too, but the DTLS of a new peer connection never comes up on an old dialog of Asterisk. Where the PBX
 * refuses, the call ends, seen to have lost its media.
 */
export async function moveMedia(
  call: LiveCall,
  limits: MoveLimits = {
    describeMs: call.surroundings.timing.describeMs,
    answerMs: call.surroundings.timing.reinviteMs * 2,
  },
): Promise<void> {
  const old = call.leg()
  const { dialog } = old.session
  if (dialog === undefined || !isEstablished(call.view())) return
  call.moves.latest += 1
  const mine = call.moves.latest
  const isWanted = () => call.moves.latest === mine && call.leg() === old && isEstablished(call.view())

  call.apply({ kind: 'audio', audio: 'connecting' })
  call.moves.underWay += 1
  const replaced = await replaceDialog(call, old, dialog, { isWanted, limits })
  call.moves.underWay -= 1
  if (replaced || !isWanted()) return
  // Reloaded once more meanwhile: the PBX keeps the old dialog, and the window moves the call when it is back.
  if (!call.surroundings.media.available()) return
  call.end(reasonOfLoss(call))
  sayFarewell(old.session, call.surroundings)
}

function reasonOfLoss({ moves, surroundings }: LiveCall): CallEndReason {
  if (moves.oldDialogEnded) return 'hung-up-there'
  return surroundings.lineIsUp() ? 'media-lost' : 'line-lost'
}

type Attempt = { readonly isWanted: () => boolean; readonly limits: MoveLimits }

async function replaceDialog(
  call: LiveCall,
  old: Leg,
  dialog: CallDialog,
  { isWanted, limits }: Attempt,
): Promise<boolean> {
  for (const target of targetsOf(dialog, call.surroundings.userAgent.configuration.uri)) {
    const leg = makeReplacement(call, dialog, target)
    const status = await inviteAndWait(leg.session, limits, () => {
      // Before anything is answered: whoever is muted is not heard for a moment because a window was reloaded.
      if (call.view().muted) void leg.bridge.mute(true)
    })
    if (status === 200 && isWanted()) {
      takeOver(call, old, leg)
      return true
    }
    leg.bridge.close()
    endSession(leg.session)
    if (!isWanted() || !isUnknownNumber(status)) return false
  }
  return false
}

/**
 * Where to send it: the dialog's own remote target (RFC 3261, section 12.2). Asterisk looks for a number of its
 * dialplan before it looks at Replaces, and its contact has none; then the other party's number, ours, and the one
 * for call pickup, which it takes without an entry in the dialplan, serve as well.
 */
function targetsOf(dialog: CallDialog, own: URI): readonly URI[] {
  const pickup = own.clone()
  pickup.user = '*8'
  const targets = [dialog.remoteTarget, dialog.remoteURI, own, pickup]
  return targets.filter(({ user }) => user !== undefined && user !== '')
}

function isUnknownNumber(status: number): boolean {
  return status === 404 || status === 416 || status === 484 || status === 604
}

function makeReplacement(
  call: LiveCall,
  dialog: CallDialog,
  target: URI,
): Leg & { readonly session: Inviter } {
  const inviter = new Inviter(call.surroundings.userAgent, target, {
    earlyMedia: false,
    extraHeaders: [
      `Replaces: ${dialog.callId};to-tag=${dialog.remoteTag};from-tag=${dialog.localTag}`,
      'Require: replaces',
    ],
  })
  const leg = call.makeLeg(inviter)
  leg.bridge.setHeld(call.view().state === 'held')
  return { ...leg, session: inviter }
}

function takeOver(call: LiveCall, old: Leg, leg: Leg): void {
  call.moves.oldDialogEnded = false
  call.adopt(leg)
  watchSession(call, leg)
  if (call.view().muted) void leg.bridge.mute(true)
  setTimeout(() => endSession(old.session), oldDialogMs).unref()
}

/** The final status: 200, that of the refusal, or 0 where there was none. */
function inviteAndWait(
  inviter: Inviter,
  { describeMs, answerMs }: MoveLimits,
  sent: () => void,
): Promise<number> {
  return new Promise((resolve) => {
    const settle = (status: number) => {
      clearTimeout(deadline)
      resolve(status)
    }
    let deadline = setTimeout(() => settle(0), describeMs)
    inviter.stateChange.addListener((state) => {
      if (state === SessionState.Established) settle(200)
      // The refusal's status comes in the same turn of the event loop.
      if (state === SessionState.Terminated) queueMicrotask(() => settle(0))
    })
    const onReject = ({ message }: IncomingResponse) => settle(message.statusCode ?? 0)
    inviter
      .invite({ requestDelegate: { onReject, onRedirect: onReject } })
      .then(() => {
        sent()
        clearTimeout(deadline)
        deadline = setTimeout(() => settle(0), answerMs)
      })
      .catch(() => settle(0))
  })
}
