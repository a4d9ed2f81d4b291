import { type Invitation, SessionState } from 'sip.js/lib/api/index.js'
import type { Session as Dialog } from 'sip.js/lib/core/index.js'
import { type Leg, type LiveCall, watchSession } from './call.ts'
import { isEstablished } from './call-state.ts'
import { endSession, sayFarewell } from './farewell.ts'
import { type Headers, remoteIdentity } from './identity.ts'
import { passageOf } from './passage.ts'

/** The dialog that an INVITE is to take the place of (RFC 3891, section 6.1), its tags as we are called there. */
export type Replaces = {
  readonly callId: string
  readonly localTag: string
  readonly remoteTag: string
  readonly earlyOnly: boolean
}

/** What becomes of such an INVITE: this call goes on in it, or it is refused. */
export type Replacement = { readonly kind: 'call'; readonly call: LiveCall } | Refused
type Refused = { readonly kind: 'refuse'; readonly status: 400 | 481 | 486 | 603 }

const longestReplaces = 1_000
/** So many dialogs are remembered after their end. */
const mostEnded = 20

/** `none` where the header is not there, `bad` where it is there twice or cannot be read (section 3). */
export function readReplaces(headers: Headers): Replaces | 'none' | 'bad' {
  const [value, another] = headers('Replaces')
  if (value === undefined) return 'none'
  if (another !== undefined || value.length > longestReplaces || value.includes(',')) return 'bad'
  const [callId = '', ...parameters] = value.split(';').map((part) => part.trim())
  const named = new Map(parameters.map((each) => pairOf(each)))
  const [localTag, remoteTag] = [named.get('to-tag'), named.get('from-tag')]
  if (callId === '' || !localTag || !remoteTag) return 'bad'
  return { callId, localTag, remoteTag, earlyOnly: named.has('early-only') }
}

function pairOf(parameter: string): readonly [string, string] {
  const [name = '', value = ''] = parameter.split('=')
  return [name.trim().toLowerCase(), value.trim()]
}

/** Which call an INVITE with Replaces is about (RFC 3891, section 3); dialogs that are over are declined for a while. */
export function createReplacements(live: () => readonly LiveCall[]) {
  let ended: readonly string[] = []

  return {
    /** The dialog that this call has now is remembered for when it is over. */
    remember(call: LiveCall): void {
      const { dialog } = call.leg().session
      if (dialog) ended = [...ended.slice(1 - mostEnded), keyOf(dialog)]
    },
    /** Null where the INVITE replaces nothing. */
    find(headers: Headers): Replacement | null {
      const wanted = readReplaces(headers)
      if (wanted === 'none') return null
      if (wanted === 'bad') return { kind: 'refuse', status: 400 }
      const key = `${wanted.callId};${wanted.localTag};${wanted.remoteTag}`
      const call = live().find((each) => {
        const { dialog } = each.leg().session
        return dialog !== undefined && keyOf(dialog) === key
      })
      if (!call) return { kind: 'refuse', status: ended.includes(key) ? 603 : 481 }
      // An early dialog that the other side began is not theirs to replace.
      if (!isEstablished(call.view())) return { kind: 'refuse', status: 481 }
      return wanted.earlyOnly ? { kind: 'refuse', status: 486 } : { kind: 'call', call }
    },
  }
}

function keyOf({ callId, localTag, remoteTag }: Dialog): string {
  return `${callId};${localTag};${remoteTag}`
}

/**
 * Takes the call over into the dialog of `invitation`, without ringing, and says BYE to the one before. Where the window
 * cannot, the call goes on as it was.
 */
export async function replaceBy(call: LiveCall, invitation: Invitation): Promise<void> {
  const { surroundings, moves } = call
  if (!surroundings.media.available()) return endSession(invitation, 480)
  const old = call.leg()
  const leg = call.makeLeg(
    invitation,
    () => invitation.state === SessionState.Establishing && invitation.reject({ statusCode: 488 }),
  )
  leg.bridge.setHeld(call.view().state === 'held')
  // A move of the media that is under way is for a dialog that goes now.
  moves.latest += 1
  moves.underWay += 1
  if (call.view().muted) void leg.bridge.mute(true)
  await invitation.accept().catch(() => undefined)
  moves.underWay -= 1
  if (invitation.state === SessionState.Established && isEstablished(call.view()) && call.leg() === old) {
    takeOver(call, old, leg, (name) => invitation.request.getHeaders(name))
    return
  }
  leg.bridge.close()
  sayFarewell(invitation, surroundings)
  if (moves.oldDialogEnded && call.leg() === old) call.end('hung-up-there')
}

function takeOver(call: LiveCall, old: Leg, leg: Leg, headers: Headers): void {
  call.moves.oldDialogEnded = false
  call.adopt(leg)
  watchSession(call, leg)
  if (call.view().muted) void leg.bridge.mute(true)
  endSession(old.session)
  call.apply({ kind: 'audio', audio: 'connecting' })
  changeHands(call, headers)
}

/** Somebody else may be at the other end now: then it is their card that belongs to the call. */
function changeHands(call: LiveCall, headers: Headers): void {
  const { trusted } = call.surroundings
  const { remote: before } = call.view()
  const remote = remoteIdentity(headers, trusted)
  if (remote.user === before.user && remote.withheld === before.withheld) return
  const told = passageOf(headers, trusted)
  const by = told.by || before.displayName || before.user
  call.apply({ kind: 'changed-hands', remote, passage: { ...told, by, changedHands: true } })
}
