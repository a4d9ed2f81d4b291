import type { CallId, MediaSessionId } from '../contract/ids.ts'
import type { Account, CommandOutcome, MediaPort, Softphone, SoftphoneEvents } from '../contract/softphone.ts'
import { type ActiveAccount, createActiveAccount } from './active-account.ts'
import { hangUp, sendTones, setHeld, setMuted } from './call-commands.ts'
import type { FenceOptions } from './fence/fence.ts'
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
  readonly fence?: Pick<FenceOptions, 'isFamiliar' | 'limits'>
}

/** The telephone: one account at a time, any number of calls. `use` starts it. */
export function createSoftphone(options: SoftphoneOptions): Softphone {
  const timing = { ...defaultTiming, ...options.timing }
  let active: ActiveAccount | null = null
  let lineOfNobody = noLine(options.now())
  // Accounts are exchanged one after the other, however fast they are given.
  let exchanging: Promise<void> = Promise.resolve()

  const exchange = async (account: Account | null): Promise<void> => {
    const previous = active
    active = null
    await previous?.close()
    if (account === null) {
      lineOfNobody = noLine(options.now())
      options.events.line(lineOfNobody)
      return
    }
    active = createActiveAccount(account, { ...options, timing })
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
    mute: (callId, on) => withCall(callId, ({ call }) => setMuted(call, on)),
    transfer: (callId, target) =>
      withCall(callId, ({ call }) => {
        const uri = active?.targetOf(target) ?? null
        return uri === null ? 'not-a-number' : transferBlind(call, uri)
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
