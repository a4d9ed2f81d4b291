import type { CallerLine } from './accounts.ts'
import type { Call, CallRecord } from './calls.ts'
import type { AccountId, CallId, Code } from './ids.ts'
import type { AccountFields, AccountLine, Line } from './line.ts'
import type { MediaCommand, MediaNotice, MediaReply } from './media.ts'

/** Who the PBX says is there (RFC 3261 From, RFC 3325 P-Asserted-Identity, RFC 3323 Privacy); not yet looked up. */
export type RemoteIdentity = {
  /** User part of the SIP or tel URI, as sent; empty when withheld. */
  readonly user: string
  /** Stripped of control and bidi characters, cut at 64. */
  readonly displayName: string
  readonly withheld: boolean
  readonly verified: boolean
}

/**
 * What goes along with a call that is passed on, or about which a colleague is asked: a reference, and nothing else that
 * would tell a stranger on the line anything (RFC 7433).
 */
export type StoryReference = {
  readonly how: 'asks' | 'passed'
  readonly kind: 'case' | 'customer'
  readonly code: Code
}

/** How an incoming call came here, as its INVITE and later re-INVITEs say. */
export type Passage = {
  readonly reference: StoryReference | null
  /** Who passed it on (Referred-By), or asks, by name or number; empty where nobody did. */
  readonly by: string
  /** Numbers besides the caller's own that may be the customer's, the likeliest first; see `passage.ts`. */
  readonly numbers: readonly string[]
  /** The other end is somebody else since the call began. */
  readonly changedHands: boolean
}

/** A call as signalling knows it: no customer, no log. One call owns a succession of dialogs. */
export type SipCall = Pick<
  Call,
  | 'id'
  | 'direction'
  | 'state'
  | 'line'
  | 'account'
  | 'muted'
  | 'heldByOther'
  | 'audio'
  | 'receivedAt'
  | 'answeredAt'
  | 'heldSince'
  | 'heldMs'
  | 'endedAt'
  | 'end'
  | 'consultFor'
  | 'inConference'
> & {
  readonly holds: CallRecord['holds']
  readonly remote: RemoteIdentity
  /** Null for outgoing calls. */
  readonly passage: Passage | null
  /** `performance.now()` when the INVITE came off the socket; null for outgoing calls. */
  readonly arrivedMark: number | null
}

export type Account = AccountFields & {
  readonly id: AccountId
  readonly password: string
}

/** All registrations, and what they come to. */
export type Lines = Omit<Line, 'demo' | 'accounts'> & { readonly accounts: readonly AccountLine[] }

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never

/** What the softphone asks of the window that holds the media. */
export type MediaPort = {
  /** False while no window holds the media. */
  available(): boolean
  /** Resolves with the window's reply; `closed` when the window goes away or answers too late. */
  send(command: WithoutId<MediaCommand>): Promise<MediaReply['result']>
}

export type SoftphoneEvents = {
  /** Called synchronously from the transport's message event, so that an INVITE meets the database at once. */
  readonly call: (call: SipCall) => void
  /** A parking slot of this account's PBX that is watched has been taken, or is free again. */
  readonly slot?: (slot: string, taken: boolean, accountId: AccountId) => void
  readonly line: (line: Lines) => void
}

export type CommandOutcome =
  | 'done'
  | 'call-over'
  | 'no-line'
  | 'no-media-window'
  | 'no-microphone'
  | 'not-a-number'
  // Said by the guard before the telephone, see calls/outgoing-guard.ts.
  | 'confirm-call'
  | 'call-not-allowed'
  | 'too-many-calls'
  | 'transfer-refused'
  | 'transfer-lost'

export type Softphone = {
  /**
   * Registers all of them at once, and unregisters those that are there no longer. An account whose registration says
   * the same as before goes on with its calls. None leaves no line.
   */
  use(accounts: readonly Account[]): Promise<void>
  line(): Lines
  calls(): readonly SipCall[]
  /** By the account and with the number of `from`; without, by the first that is registered. */
  dial(target: string, from?: CallerLine): Promise<{ outcome: CommandOutcome; callId: CallId | null }>
  answer(callId: CallId): Promise<CommandOutcome>
  reject(callId: CallId, how: 'busy' | 'decline'): Promise<CommandOutcome>
  hangUp(callId: CallId): Promise<CommandOutcome>
  hold(callId: CallId): Promise<CommandOutcome>
  resume(callId: CallId): Promise<CommandOutcome>
  mute(callId: CallId, on: boolean): Promise<CommandOutcome>
  dtmf(callId: CallId, tones: string): Promise<CommandOutcome>
  /**
   * Passes the call on by REFER (RFC 3515); resolves when the other side has answered or not. `transfer-refused`: the
   * caller is back on the line; `transfer-lost`: they are not.
   */
  transfer(callId: CallId, target: string, story?: StoryReference): Promise<CommandOutcome>
  /**
   * Holds the call and calls a colleague about it. Where the colleague does not answer, refuses or hangs up, the call is
   * back on the line by itself. One colleague at a time.
   */
  consult(
    callId: CallId,
    target: string,
    story?: StoryReference,
  ): Promise<{ outcome: CommandOutcome; callId: CallId | null }>
  /**
   * Joins the call and the colleague who is asked about it by REFER with Replaces (RFC 3891); both are over here then.
   * While the colleague's telephone still rings it is let go and the call passed on to it, with this story.
   * `transfer-refused`: the caller still waits, or is back where the colleague is gone; `transfer-lost`: they are gone.
   */
  completeTransfer(callId: CallId, story?: StoryReference): Promise<CommandOutcome>
  /**
   * Sends the caller to this code, which parks them; over here then, with `parked`. `transfer-refused`: they are still on
   * the line; `transfer-lost`: nobody knows where they are.
   */
  park(callId: CallId, code: string): Promise<CommandOutcome>
  /** Of these `events.slot` tells from now on, where the PBX says so (RFC 4235). */
  watchSlots(slots: readonly string[]): void
  /** Three talk: each of the two calls hears the other and us. Over as soon as one of them is held or ends. */
  conference(callId: CallId, withCallId: CallId): Promise<CommandOutcome>
  /** Another window holds the media, or it was reloaded: running calls get a fresh peer connection (RFC 3891). */
  mediaMoved(): void
  mediaNotice(notice: MediaNotice): void
  /** Wake-up, network change or a key: try at once and check that the registration still answers. */
  retryNow(): void
  close(): Promise<void>
}
