import type { AccountId, CallId, MediaSessionId } from '../contract/ids.ts'
import type {
  Account,
  CommandOutcome,
  MediaPort,
  SipCall,
  Softphone,
  SoftphoneEvents,
} from '../contract/softphone.ts'
import { linesTogether } from '../domain/lines.ts'
import { type ActiveAccount, createActiveAccount, type FoundCall } from './active-account.ts'
import { hangUp, sendTones, setHeld, setMuted } from './call-commands.ts'
import { createConference } from './conference.ts'
import { joinCalls, passWhileRinging } from './consult.ts'
import type { FenceOptions } from './fence/fence.ts'
import type { PassBy, Verdict } from './incoming.ts'
import type { Ladder } from './ladder.ts'
import { parkCall } from './park.ts'
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

/** The telephone: any number of accounts and calls. `use` starts it. */
export function createSoftphone(options: SoftphoneOptions): Softphone {
  const timing = { ...defaultTiming, ...options.timing }
  const active = new Map<AccountId, ActiveAccount>()
  let withoutSince = options.now()
  let watchedSlots: readonly string[] = []
  // Accounts are exchanged one after the other, however fast they are given.
  let exchanging: Promise<void> = Promise.resolve()

  const all = () => [...active.values()]
  const calls = () => all().flatMap((account) => account.calls())
  const line = () =>
    linesTogether(
      all().map((account) => account.line()),
      withoutSince,
    )
  const ofCall = (callId: CallId) => all().find((account) => account.find(callId) !== undefined)
  const find = (callId: CallId) => ofCall(callId)?.find(callId)

  const conference = createConference(options.media)
  const events = {
    ...(options.events.slot ? { slot: options.events.slot } : {}),
    line: () => options.events.line(line()),
    call(call: SipCall) {
      options.events.call(call)
      conference.step(call)
    },
  }

  const exchange = async (accounts: readonly Account[]): Promise<void> => {
    const wanted = new Map(accounts.map((account) => [account.id, account]))
    const leaving = [...active].filter(([id, account]) => {
      const next = wanted.get(id)
      return next === undefined || !account.becomes(next)
    })
    for (const [id] of leaving) active.delete(id)
    await Promise.all(leaving.map(([, account]) => account.close()))
    // In the order in which they were given: the first is the usual one.
    const before = new Map(active)
    active.clear()
    for (const [id, account] of wanted)
      active.set(
        id,
        before.get(id) ?? createActiveAccount(account, { ...options, events, timing, allCalls: calls }),
      )
    if (active.size === 0) withoutSince = options.now()
    for (const account of all()) account.watchSlots(watchedSlots)
    for (const [id, account] of active) if (!before.has(id)) account.start()
    if (leaving.length > 0 || active.size === 0) options.events.line(line())
  }

  const use = (accounts: readonly Account[]): Promise<void> => {
    exchanging = exchanging.catch(() => undefined).then(() => exchange(accounts))
    return exchanging
  }

  /** The account that was asked for; else the first that could call. */
  const accountFor = (id: AccountId | undefined) =>
    (id === undefined ? undefined : active.get(id)) ??
    all().find((account) => account.line().state === 'registered') ??
    all()[0]

  const withCall = async (
    callId: CallId,
    run: (call: FoundCall) => CommandOutcome | Promise<CommandOutcome>,
  ): Promise<CommandOutcome> => {
    const found = find(callId)
    return found === undefined ? 'call-over' : run(found)
  }

  /** One conversation at a time: the others are put on hold while this one begins, which waits for none of them. */
  const holdOthers = (than: CallId | null): void => {
    for (const { id, state } of calls()) {
      const other = id === than || state !== 'talking' ? undefined : find(id)
      if (other) void setHeld(other.call, true)
    }
  }

  /** The colleague who is asked about this call. */
  const colleagueFor = (callId: CallId) => calls().find(({ consultFor }) => consultFor === callId)

  const consult: Softphone['consult'] = async (callId, target, story = undefined) => {
    // By the account of the call it is about: its PBX knows both when they are to be joined.
    const account = ofCall(callId)
    const customer = account?.find(callId)?.call
    if (!account || !customer || colleagueFor(callId)) return { outcome: 'call-over', callId: null }
    if (account.targetOf(target) === null) return { outcome: 'not-a-number', callId: null }
    const held = await setHeld(customer, true)
    if (held !== 'done') return { outcome: held, callId: null }
    const dialled = await account.dial(target, null, { call: customer, story: story ?? null })
    if (dialled.callId === null) void setHeld(customer, false)
    else holdOthers(dialled.callId)
    return dialled
  }

  return {
    use,
    line,
    calls,
    async dial(target, from) {
      const account = accountFor(from?.accountId)
      const dialled = (await account?.dial(target, from?.number ?? '')) ?? {
        outcome: 'no-line',
        callId: null,
      }
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
        const uri = ofCall(callId)?.targetOf(target) ?? null
        return uri === null ? 'not-a-number' : transferBlind(call, uri, story)
      }),
    consult,
    completeTransfer: (callId, story) =>
      withCall(callId, ({ call }) => {
        const colleague = find(colleagueFor(callId)?.id ?? callId)?.call
        if (colleague === undefined || colleague === call) return 'call-over'
        return colleague.view().state === 'alerting'
          ? passWhileRinging(call, colleague, story)
          : joinCalls(call, colleague)
      }),
    park: (callId, code) =>
      withCall(callId, ({ call }) => {
        const uri = ofCall(callId)?.targetOf(code) ?? null
        return uri === null ? 'not-a-number' : parkCall(call, uri)
      }),
    watchSlots(slots) {
      watchedSlots = slots
      for (const account of all()) account.watchSlots(slots)
    },
    conference: (callId, withCallId) =>
      withCall(callId, ({ call }) => {
        const other = find(withCallId)?.call
        return other === undefined ? 'call-over' : conference.join(call, other)
      }),
    dtmf: (callId, tones) => withCall(callId, ({ call }) => sendTones(call, tones)),
    mediaMoved() {
      for (const account of all()) account.mediaMoved()
    },
    mediaNotice(notice) {
      for (const account of all()) account.mediaNotice(notice)
    },
    retryNow() {
      for (const account of all()) account.retryNow()
    },
    close: () => use([]),
  }
}
