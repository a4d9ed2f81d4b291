import type { CallId, MediaSessionId } from '../contract/ids.ts'
import type {
  Account,
  CommandOutcome,
  MediaPort,
  SipCall,
  Softphone,
  SoftphoneEvents,
} from '../contract/softphone.ts'
import { type ActiveAccount, createActiveAccount } from './active-account.ts'
import { hangUp, sendTones, setHeld, setMuted } from './call-commands.ts'
import { createConference } from './conference.ts'
import { joinCalls } from './consult.ts'
import type { FenceOptions } from './fence/fence.ts'
import type { PassBy, Verdict } from './incoming.ts'
import type { Ladder } from './ladder.ts'
import type { LineView } from './line.ts'
import { defaultTiming, type Timing } from './timing.ts'
import { transferBlind } from './transfer.ts'

export type SoftphoneOptions = {
  readonly media: MediaPort
  readonly events: SoftphoneEvents
  /** UTC milliseconds. */
  readonly now: () => number
  readonly newCallId: () => CallId
  readonly newMediaSessionId: () => MediaSessionId
  /** What the User-Agent header says. */
  readonly userAgentName: string
  /** For the log: what happened, never who or with what secret. */
  readonly report: (what: string) => void
  readonly timing?: Partial<Timing>
  /** Asked once for each call before anybody hears of it; `passBy` is null for what is no number. */
  readonly screen?: (call: SipCall, passBy: (to: string) => PassBy | null) => Verdict
  readonly fence?: Pick<FenceOptions, 'isFamiliar' | 'limits'>
  /** Sees every SIP message. */
  readonly ladder?: Ladder
}

/** The telephone: one account at a time, any number of calls. `use` starts it. */
export function createSoftphone(options: SoftphoneOptions): Softphone {
  const timing = { ...defaultTiming, ...options.timing }
  let active: ActiveAccount | null = null
  let lineOfNobody = noLine(options.now())
  // Accounts are exchanged one after the other, however fast they are given.
  let exchanging: Promise<void> = Promise.resolve()

  const conference = createConference(options.media)
  const events: SoftphoneEvents = {
    ...options.events,
    call(call) {
      options.events.call(call)
      conference.step(call)
    },
  }

  const exchange = async (account: Account | null): Promise<void> => {
    const previous = active
    active = null
    await previous?.close()
    if (account === null) {
      lineOfNobody = noLine(options.now())
      options.events.line(lineOfNobody)
      return
    }
    active = createActiveAccount(account, { ...options, events, timing })
    active.start()
  }

  const use = (account: Account | null): Promise<void> => {
    exchanging = exchanging.catch(() => undefined).then(() => exchange(account))
    return exchanging
  }

  const withCall = async (
    callId: CallId,
    run: (call: NonNullable<ReturnType<ActiveAccount['find']>>) => CommandOutcome | Promise<CommandOutcome>,
  ): Promise<CommandOutcome> => {
    const found = active?.find(callId)
    return found === undefined ? 'call-over' : run(found)
  }

  /** One conversation at a time: the others are put on hold while this one begins, which waits for none of them. */
  const holdOthers = (than: CallId | null): void => {
    for (const { id, state } of active?.calls() ?? []) {
      const other = id === than || state !== 'talking' ? undefined : active?.find(id)
      if (other) void setHeld(other.call, true)
    }
  }

  /** The colleague who is asked about this call. */
  const colleagueFor = (callId: CallId) => active?.calls().find(({ consultFor }) => consultFor === callId)

  const consult: Softphone['consult'] = async (callId, target, story = undefined) => {
    const customer = active?.find(callId)?.call
    if (!active || !customer || colleagueFor(callId)) return { outcome: 'call-over', callId: null }
    if (active.targetOf(target) === null) return { outcome: 'not-a-number', callId: null }
    const held = await setHeld(customer, true)
    if (held !== 'done') return { outcome: held, callId: null }
    const dialled = await active.dial(target, { call: customer, story: story ?? null })
    if (dialled.callId === null) void setHeld(customer, false)
    else holdOthers(dialled.callId)
    return dialled
  }

  return {
    use,
    line: () => active?.line() ?? lineOfNobody,
    calls: () => active?.calls() ?? [],
    async dial(target) {
      const dialled = (await active?.dial(target)) ?? { outcome: 'no-line', callId: null }
      if (dialled.callId !== null) holdOthers(dialled.callId)
      return dialled
    },
    answer: (callId) =>
      withCall(callId, ({ incoming }) => {
        if (incoming === null) return 'call-over'
        holdOthers(callId)
        return incoming.answer()
      }),
    reject: (callId, how) =>
      withCall(callId, ({ call, incoming }) => {
        if (incoming === null || call.view().state !== 'ringing') return 'call-over'
        incoming.reject(how)
        return 'done'
      }),
    hangUp: (callId) => withCall(callId, ({ call }) => hangUp(call)),
    hold: (callId) => withCall(callId, ({ call }) => setHeld(call, true)),
    resume: (callId) =>
      withCall(callId, ({ call }) => {
        holdOthers(callId)
        return setHeld(call, false)
      }),
    mute: (callId, on) =>
      withCall(callId, async ({ call }) => {
        const others = conference.with(call).filter((each) => each !== call)
        for (const other of others) void setMuted(other, on)
        return setMuted(call, on)
      }),
    transfer: (callId, target, story) =>
      withCall(callId, ({ call }) => {
        const uri = active?.targetOf(target) ?? null
        return uri === null ? 'not-a-number' : transferBlind(call, uri, story)
      }),
    consult,
    completeTransfer: (callId) =>
      withCall(callId, ({ call }) => {
        const colleague = active?.find(colleagueFor(callId)?.id ?? callId)?.call
        return colleague === undefined || colleague === call ? 'call-over' : joinCalls(call, colleague)
      }),
    conference: (callId, withCallId) =>
      withCall(callId, ({ call }) => {
        const other = active?.find(withCallId)?.call
        return other === undefined ? 'call-over' : conference.join(call, other)
      }),
    dtmf: (callId, tones) => withCall(callId, ({ call }) => sendTones(call, tones)),
    mediaMoved: () => active?.mediaMoved(),
    mediaNotice: (notice) => active?.mediaNotice(notice),
    retryNow: () => active?.retryNow(),
    close: () => use(null),
  }
}

function noLine(since: number): LineView {
  return { state: 'none', trouble: null, status: null, account: null, since, nextTryAt: null }
}
