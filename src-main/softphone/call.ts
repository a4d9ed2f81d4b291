import { type Session, SessionState, type UserAgent } from 'sip.js/lib/api/index.js'
import type { CallEndReason } from '../contract/calls.ts'
import type { CallId, MediaSessionId } from '../contract/ids.ts'
import type { MediaPort, SipCall } from '../contract/softphone.ts'
import { type CallEvent, transition } from './call-state.ts'
import { hideAddresses } from './hide-addresses.ts'
import { createMediaBridge, type MediaBridge } from './media-bridge.ts'
import { afterReinvite } from './passage.ts'
import { createReinviteQueue, type ReinviteQueue } from './reinvite.ts'
import { forgiveSecondEnd } from './second-end.ts'
import type { Timing } from './timing.ts'

/** What a call needs of the softphone it belongs to. */
export type CallSurroundings = {
  readonly userAgent: UserAgent
  readonly media: MediaPort
  readonly timing: Timing
  /** sip.js asks for a handler by session; a call leaves its bridge here beforehand. */
  readonly bridges: WeakMap<Session, MediaBridge>
  now(): number
  newMediaSessionId(): MediaSessionId
  lineIsUp(): boolean
  /** Of the signalling connection; null without one. */
  localAddress(): string | null
  changed(call: SipCall): void
  /** Runs `farewell` as soon as the line is back: the PBX keeps a leg that it was never told about. */
  owe(farewell: () => void): void
  /** Something that should have been answered was not. */
  doubtLine(): void
  /** The PBX is trusted for identity (RFC 3325, section 5). */
  readonly trusted: boolean
  readonly dtmf: 'rtp' | 'info'
}

/** One dialog of a call with its peer connection. */
export type Leg = {
  readonly session: Session
  readonly bridge: MediaBridge
  readonly reinvites: ReinviteQueue
  /** The peer connection may be there before the dialog is this call's. */
  readonly early: { connected: boolean }
}

/** The attempts to replace the dialog of a call: only the latest may take over or give up. */
export type Moves = {
  latest: number
  underWay: number
  /** The old dialog ended meanwhile: the PBX may say BYE to it before its answer to the new one is dealt with. */
  oldDialogEnded: boolean
}

/** The caller is being passed on; see `transfer.ts`. */
export type Transfer = {
  underWay: boolean
  /** What a BYE says meanwhile: a PBX that has taken the REFER may let us go without a further word. */
  byeMeans: CallEndReason
}

/** A call with the dialog it has now; calls outlive dialogs (RFC 3891). */
export type LiveCall = {
  readonly id: CallId
  readonly surroundings: CallSurroundings
  view(): SipCall
  leg(): Leg
  /** The leg with this peer connection: the call's own, or the one that is about to take its place. */
  legWith(session: MediaSessionId): Leg | null
  /** Applies `event` if the state allows it, and tells; false if it does not. */
  apply(event: CallEvent): boolean
  end(reason: CallEndReason, status?: number | null): void
  /** Takes over a new dialog; its predecessor may end without ending the call. */
  adopt(leg: Leg): void
  /** A leg for `session` with a fresh peer connection. */
  makeLeg(session: Session, refused?: () => void): Leg
  readonly moves: Moves
  readonly transfer: Transfer
  /** Runs when the call is over. */
  onEnd(run: () => void): void
}

export function createLiveCall(
  first: SipCall,
  surroundings: CallSurroundings,
  session: Session,
  refused?: () => void,
): LiveCall {
  let view = first
  const atEnd: (() => void)[] = []

  const apply = (event: CallEvent): boolean => {
    const next = transition(view, event)
    if (next === null) return false
    view = next
    surroundings.changed(view)
    return true
  }

  const end = (reason: CallEndReason, status: number | null = null) => {
    const at = surroundings.now()
    if (!apply({ kind: 'ended', at, end: { reason, status } })) return
    leg.bridge.close()
    for (const run of atEnd.splice(0)) run()
  }

  const makeLeg = (legSession: Session, legRefused: () => void = () => {}): Leg => {
    const bridge = createMediaBridge({
      media: surroundings.media,
      callId: first.id,
      session: surroundings.newMediaSessionId(),
      iceTimeoutMs: surroundings.timing.iceTimeoutMs,
      outward: (sdp) => hideAddresses(sdp, surroundings.localAddress()),
      onHeldByOther: (on) => {
        if (leg.bridge === bridge && view.heldByOther !== on) apply({ kind: 'held-by-other', on })
      },
      onDescriptionRefused: legRefused,
    })
    surroundings.bridges.set(legSession, bridge)
    forgiveSecondEnd(legSession)
    const reinvites = createReinviteQueue(legSession, surroundings.timing)
    latest = { session: legSession, bridge, reinvites, early: { connected: false } }
    return latest
  }

  let latest: Leg
  let leg = makeLeg(session, refused)
  const call: LiveCall = {
    id: first.id,
    surroundings,
    view: () => view,
    leg: () => leg,
    legWith: (mediaSession) => [leg, latest].find(({ bridge }) => bridge.session === mediaSession) ?? null,
    apply,
    end,
    makeLeg,
    moves: { latest: 0, underWay: 0, oldDialogEnded: false },
    transfer: { underWay: false, byeMeans: 'hung-up-there' },
    adopt(next) {
      const previous = leg
      leg = next
      previous.bridge.close()
      if (next.early.connected) apply({ kind: 'audio', audio: 'connected' })
    },
    onEnd: (run) => void atEnd.push(run),
  }
  watchSession(call, leg)
  return call
}

/** Lets the far end's BYE and every other end of `leg` end the call, as long as `leg` is the call's own. */
export function watchSession(call: LiveCall, leg: Leg): void {
  const isCurrent = () => call.leg() === leg
  const endUnlessReplaced = (reason: CallEndReason) => {
    if (!isCurrent()) return
    if (call.moves.underWay === 0) call.end(reason)
    else call.moves.oldDialogEnded = true
  }
  leg.session.delegate = {
    onBye: (bye) => {
      void bye.accept()
      endUnlessReplaced(call.transfer.byeMeans)
    },
    onInvite: (request, _response, status) => {
      const next =
        status === 200 && isCurrent()
          ? afterReinvite(call.view(), (name) => request.getHeaders(name), call.surroundings.trusted)
          : null
      if (next?.passage) call.apply({ kind: 'changed-hands', remote: next.remote, passage: next.passage })
    },
    // Transfers belong to whoever handles the call, never to the far end alone.
    onRefer: (referral) => void referral.reject({ statusCode: 603 }).catch(() => undefined),
  }
  leg.session.stateChange.addListener((state) => {
    if (state !== SessionState.Terminated) return
    // What knows the reason (final response, CANCEL, BYE) speaks in the same turn of the event loop.
    queueMicrotask(() => endUnlessReplaced(reasonOfSilentEnd(call)))
  })
}

function reasonOfSilentEnd(call: LiveCall): CallEndReason {
  const { state } = call.view()
  const failure = call.leg().bridge.failure()
  if (failure === 'no-microphone' || failure === 'microphone-denied') return 'no-microphone'
  if (failure === 'closed') return 'media-lost'
  if (state === 'ringing') return 'missed'
  if (failure === 'failed') return state === 'answering' ? 'no-common-codec' : 'media-lost'
  return call.surroundings.lineIsUp() ? 'pbx-error' : 'line-lost'
}
