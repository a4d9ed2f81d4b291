import type { Invitation, Session } from 'sip.js/lib/api/index.js'
import type { URI } from 'sip.js/lib/core/index.js'
import type { CallId } from '../contract/ids.ts'
import type { MediaNotice } from '../contract/media.ts'
import type {
  Account,
  CommandOutcome,
  SipCall,
  SoftphoneEvents,
  StoryReference,
} from '../contract/softphone.ts'
import { asksForAnswer } from './auto-answer.ts'
import type { CallSurroundings, LiveCall } from './call.ts'
import { hangUp, refreshDialog } from './call-commands.ts'
import { isEstablished } from './call-state.ts'
import { outgoingLine } from './caller-line.ts'
import { backOnLine } from './consult.ts'
import { dialTarget } from './dial-target.ts'
import { endSession, sayFarewell } from './farewell.ts'
import { type IncomingCall, type PassBy, receiveCall, ring, type Verdict } from './incoming.ts'
import { createLineKeeper, type LineView } from './line.ts'
import type { MediaBridge } from './media-bridge.ts'
import { type MediaWatch, watchMedia } from './media-watch.ts'
import { moveMedia } from './move-media.ts'
import { placeCall } from './outgoing.ts'
import { createReplacements, replaceBy } from './replaces.ts'
import { isSameRegistration } from './same-registration.ts'
import { createSlotWatch } from './slot-watch.ts'
import type { SoftphoneOptions } from './softphone.ts'
import type { Timing } from './timing.ts'
import { createUserAgent, domainOf } from './user-agent.ts'

export type FoundCall = {
  readonly call: LiveCall
  readonly incoming: IncomingCall | null
  readonly media: MediaWatch
}

/** The call about which a colleague is asked, and what goes along. */
export type Consultation = { readonly call: LiveCall; readonly story: StoryReference | null }

export type ActiveAccount = {
  start(): void
  line(): LineView
  calls(): readonly SipCall[]
  find(callId: CallId): FoundCall | undefined
  /**
   * With this number of the account's, empty: its usual one, null: its extension. With `about`, a colleague is asked
   * about that call: it is back on the line when this one is over.
   */
  dial(
    target: string,
    number: string | null,
    about?: Consultation,
  ): Promise<{ outcome: CommandOutcome; callId: CallId | null }>
  /** The address behind what was typed; null where it is none. */
  targetOf(target: string): URI | null
  watchSlots(slots: readonly string[]): void
  mediaMoved(): void
  mediaNotice(notice: MediaNotice): void
  retryNow(): void
  /** Takes what is new in `next`, calls and all; false where it has to be registered anew. */
  becomes(next: Account): boolean
  close(): Promise<void>
}

export type ActiveAccountOptions = Omit<SoftphoneOptions, 'events'> & {
  readonly timing: Timing
  readonly events: Pick<SoftphoneEvents, 'call' | 'slot'> & { line(): void }
  /** Of all accounts: there is one operator. */
  readonly allCalls: () => readonly SipCall[]
}

// More calls at once than any operator can see; the rest hears busy.
const mostCalls = 50
// Of these, so many may come from numbers on no card: a flood leaves room for a customer.
const mostStrangers = 30

/** One account with its user agent, its line and its calls. */
export function createActiveAccount(first: Account, options: ActiveAccountOptions): ActiveAccount {
  let account = first
  const found = new Map<CallId, FoundCall>()
  const bridges = new WeakMap<Session, MediaBridge>()
  const owed: (() => void)[] = []
  let mediaWaitsForLine = false

  const { userAgent, transport } = createUserAgent({
    account,
    timing: options.timing,
    userAgentName: options.userAgentName,
    report: options.report,
    ...(options.fence ? { fence: options.fence } : {}),
    ...(options.ladder ? { ladder: options.ladder } : {}),
    descriptions: (session) => {
      const bridge = bridges.get(session)
      if (bridge === undefined) throw new Error('a session without a call')
      return bridge
    },
    delegate: {
      onInvite: (invitation) => receive(invitation),
      onDisconnect: () => {
        line.connectionLost()
        loseUnanswered()
        limitRinging()
      },
    },
  })

  // A listener that fails must not keep the telephone from ringing.
  const guarded = (where: string, tell: () => void) => {
    try {
      tell()
    } catch (error) {
      options.report(`softphone ${where} listener: ${error instanceof Error ? error.name : 'thrown'}`)
    }
  }
  const tellCall = (call: SipCall) => guarded('call', () => options.events.call(call))

  const line = createLineKeeper({
    userAgent,
    transport,
    timing: options.timing,
    account,
    now: options.now,
    changed: () => guarded('line', () => options.events.line()),
    registered: () => lineIsBack(),
  })

  const slots = createSlotWatch({
    userAgent,
    domain: domainOf(account),
    lineIsUp: line.isUp,
    tell: (slot, taken) => guarded('slot', () => options.events.slot?.(slot, taken, account.id)),
  })

  const surroundings: CallSurroundings = {
    userAgent,
    media: options.media,
    timing: options.timing,
    bridges,
    now: options.now,
    newMediaSessionId: options.newMediaSessionId,
    lineIsUp: line.isUp,
    localAddress: () => transport.localAddress,
    changed: tellCall,
    owe: (farewell) => owed.push(farewell),
    doubtLine: () => void line.check(),
    trusted: account.trusted,
    dtmf: account.dtmf ?? 'rtp',
  }

  const keep = (call: LiveCall, incoming: IncomingCall | null) => {
    found.set(call.id, { call, incoming, media: watchMedia(call) })
    call.onEnd(() => {
      replacements.remember(call)
      found.delete(call.id)
    })
  }

  // Nobody is put on hold for it.
  const answersItself = ({ request }: Invitation) =>
    account.autoAnswer === true &&
    asksForAnswer((name) => request.getHeaders(name)) &&
    options.allCalls().every(({ state }) => state === 'ringing')

  const verdictOn = (call: SipCall): Verdict => {
    const passBy = (to: string): PassBy | null => {
      const target = dialTarget(to, domainOf(account))
      return target && { kind: 'refuse', reason: 'forwarded', status: 302, target }
    }
    try {
      return options.screen?.(call, passBy) ?? { kind: 'ring' }
    } catch {
      options.report('softphone screening')
      return { kind: 'ring' }
    }
  }

  const passByLater = ({ call, turnAway }: IncomingCall, passBy: PassBy) => {
    const limit = setTimeout(() => {
      if (call.view().state === 'ringing') turnAway(passBy)
    }, options.timing.forwardAfterMs)
    call.onEnd(() => clearTimeout(limit))
  }

  const replacements = createReplacements(() => live())

  /** True where the INVITE is about a call that is there already. */
  const replaced = (invitation: Invitation): boolean => {
    const replacement = replacements.find((name) => invitation.request.getHeaders(name))
    if (replacement?.kind === 'refuse') endSession(invitation, replacement.status)
    if (replacement?.kind === 'call') void replaceBy(replacement.call, invitation)
    return replacement !== null
  }

  const receive = (invitation: Invitation) => {
    if (replaced(invitation)) return
    const isStranger = () =>
      options.fence?.isFamiliar?.((name) => invitation.request.getHeaders(name)) === false
    if (found.size >= mostCalls || (found.size >= mostStrangers && isStranger())) {
      endSession(invitation, 486)
      return
    }
    const arrival = { id: options.newCallId(), account, arrivedMark: transport.arrivedMark }
    const incoming = receiveCall(invitation, arrival, surroundings)
    keep(incoming.call, incoming)
    const verdict = verdictOn(incoming.call.view())
    if (verdict.kind === 'refuse') {
      // The first word of it is that it is over: no window ever rings.
      incoming.turnAway(verdict)
      return
    }
    tellCall(incoming.call.view())
    ring(invitation)
    if (answersItself(invitation)) void incoming.answer()
    if (verdict.kind === 'later') passByLater(incoming, verdict.passBy)
  }

  const live = () => [...found.values()].map(({ call }) => call)

  const lineIsBack = () => {
    slots.askAgain()
    for (const farewell of owed.splice(0)) farewell()
    const move = mediaWaitsForLine
    mediaWaitsForLine = false
    for (const call of live()) void (move ? moveMedia(call) : refreshDialog(call))
  }

  // The answer to a call of ours would go to the connection that is gone.
  const loseUnanswered = () => {
    for (const call of live()) {
      const { state } = call.view()
      if (state !== 'dialling' && state !== 'alerting') continue
      lose(call, 'line-lost')
    }
  }

  const limitRinging = () => {
    for (const call of live()) {
      if (call.view().state !== 'ringing') continue
      const limit = setTimeout(() => {
        if (call.view().state !== 'ringing') return
        lose(call, 'line-lost')
      }, options.timing.ringGraceMs)
      call.onEnd(() => clearTimeout(limit))
    }
  }

  const giveBack = (customer: LiveCall, colleague: LiveCall) => {
    const isBusy = options.allCalls().some((call) => call.id !== customer.id && isOnLine(call))
    // A transfer under way says itself what becomes of the two.
    if (!customer.transfer.underWay && !isBusy) void backOnLine(customer, colleague)
  }

  const dial: ActiveAccount['dial'] = async (target, number, about) => {
    const uri = dialTarget(target, domainOf(account))
    if (uri === null) return { outcome: 'not-a-number', callId: null }
    if (!line.isUp()) return { outcome: 'no-line', callId: null }
    if (!options.media.available()) return { outcome: 'no-media-window', callId: null }
    const origin = {
      id: options.newCallId(),
      line: account.username,
      by: outgoingLine(account, number),
      consultFor: about?.call.id ?? null,
      story: about?.story ?? null,
    }
    const { call, sent } = placeCall(uri, origin, surroundings)
    keep(call, null)
    if (about !== undefined) call.onEnd(() => giveBack(about.call, call))
    tellCall(call.view())
    return { outcome: await sent, callId: call.id }
  }

  return {
    start: line.start,
    line: line.view,
    calls: () => live().map((call) => call.view()),
    find: (callId) => found.get(callId),
    dial,
    targetOf: (target) => dialTarget(target, domainOf(account)),
    watchSlots: slots.watch,
    mediaMoved() {
      for (const call of live()) {
        const { state } = call.view()
        if (state === 'dialling' || state === 'alerting') lose(call, 'media-lost')
        else if (isEstablished(call.view()) && line.isUp()) void moveMedia(call)
      }
      mediaWaitsForLine = !line.isUp()
    },
    mediaNotice({ session, state }) {
      for (const { call, media } of found.values()) {
        const leg = call.legWith(session)
        if (leg === call.leg()) media.notice(state)
        else if (leg) leg.early.connected = state === 'connected'
      }
    },
    retryNow: line.retryNow,
    becomes(next) {
      if (!isSameRegistration(account, next)) return false
      account = next
      return true
    },
    async close() {
      for (const call of live()) hangUp(call)
      for (const farewell of owed.splice(0)) farewell()
      slots.close()
      await line.close()
    },
  }
}

/** Somebody is talked to, or about to be. */
function isOnLine({ state }: SipCall): boolean {
  return state === 'talking' || state === 'answering' || state === 'dialling' || state === 'alerting'
}

function lose(call: LiveCall, reason: 'line-lost' | 'media-lost'): void {
  const { session } = call.leg()
  call.end(reason)
  sayFarewell(session, call.surroundings)
}
