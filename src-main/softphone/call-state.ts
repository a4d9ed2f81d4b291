import type { CallEnd } from '../contract/calls.ts'
import type { Time } from '../contract/ids.ts'
import type { Passage, RemoteIdentity, SipCall } from '../contract/softphone.ts'
import { holdOver } from '../domain/hold.ts'

/**
 *    incoming                    outgoing
 *
 *    ringing                     dialling ───alerting──▶ alerting
 *       │ answer                    │                       │
 *       ▼                      established             established
 *   answering ──established──▶      ▼                       │
 *                                talking ◀──────────────────┘
 *                                 │   ▲
 *                               held resumed
 *                                 ▼   │
 *                                  held
 *
 *   every state but ended ──ended──▶ ended; nothing leaves it
 *
 * Muting, the far end's hold, who is there, a conference and the state of the audio move no state.
 */
export type CallEvent =
  | { readonly kind: 'answer' }
  | { readonly kind: 'alerting' }
  | { readonly kind: 'established'; readonly at: Time }
  | { readonly kind: 'held'; readonly at: Time }
  | { readonly kind: 'resumed'; readonly at: Time }
  | { readonly kind: 'muted'; readonly on: boolean }
  | { readonly kind: 'held-by-other'; readonly on: boolean }
  | { readonly kind: 'audio'; readonly audio: SipCall['audio'] }
  | { readonly kind: 'changed-hands'; readonly remote: RemoteIdentity; readonly passage: Passage }
  | { readonly kind: 'conference'; readonly on: boolean }
  | { readonly kind: 'ended'; readonly at: Time; readonly end: CallEnd }

/** The call after `event`, or null where the event is not allowed in its state. */
export function transition(call: SipCall, event: CallEvent): SipCall | null {
  if (call.state === 'ended') return null
  switch (event.kind) {
    case 'answer':
      return call.state === 'ringing' ? { ...call, state: 'answering', audio: 'connecting' } : null
    case 'alerting':
      return call.state === 'dialling' ? { ...call, state: 'alerting' } : null
    case 'established':
      return call.state === 'answering' || call.state === 'dialling' || call.state === 'alerting'
        ? { ...call, state: 'talking', answeredAt: event.at, audio: call.audio ?? 'connecting' }
        : null
    case 'held':
      return call.state === 'talking' ? { ...call, state: 'held', heldSince: event.at } : null
    case 'resumed':
      return call.state === 'held' ? { ...call, ...holdOver(call, event.at), state: 'talking' } : null
    case 'muted':
      return isEstablished(call) ? { ...call, muted: event.on } : null
    case 'held-by-other':
      return isEstablished(call) ? { ...call, heldByOther: event.on } : null
    case 'changed-hands':
      return isEstablished(call) ? { ...call, remote: event.remote, passage: event.passage } : null
    case 'conference':
      return isEstablished(call) ? { ...call, inConference: event.on } : null
    case 'audio':
      return call.state === 'ringing' ? null : { ...call, audio: event.audio }
    case 'ended':
      return {
        ...call,
        ...holdOver(call, event.at),
        state: 'ended',
        inConference: false,
        endedAt: event.at,
        end: event.end,
      }
  }
}

/** True while both ends are in the call, held or not. */
export function isEstablished(call: SipCall): boolean {
  return call.state === 'talking' || call.state === 'held'
}
