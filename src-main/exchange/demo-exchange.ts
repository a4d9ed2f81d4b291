import { randomBytes } from 'node:crypto'
import { type CallControl, createCall, type DemoCall } from './call.ts'
import { createDigestGuard } from './digest.ts'
import type { MediaLeg, MediaSource } from './media-leg.ts'
import { cutIntoPackets } from './pcmu.ts'
import { domain, type Peer } from './peer.ts'
import { createPeers } from './peers.ts'
import { createRegistrar } from './registrar.ts'
import { type Caller, type RingOptions, ringConsole } from './ring.ts'
import { type LoopbackHost, listenOnLoopback } from './server.ts'
import { createSwitchboard } from './switchboard.ts'

/** What happens at the exchange; without numbers or names, so that it may be logged. */
export type ExchangeEvent =
  | { type: 'registration'; registered: boolean }
  | { type: 'call'; call: DemoCall }
  | { type: 'digit'; call: DemoCall; digit: string }
  | { type: 'malformed' }
  | { type: 'failure'; error: unknown }

export type DemoExchange = {
  readonly url: string
  readonly account: { readonly uri: string; readonly username: string; readonly password: string }
  readonly registered: boolean
  /** The calls that are not over, in both directions, oldest first. */
  calls(): readonly DemoCall[]
  /** Rings the registered console; without one the call is ended at once with status 480. */
  ring(caller: Caller, options?: RingOptions): DemoCall
  close(): Promise<void>
}

export type DemoExchangeOptions = {
  host?: LoopbackHost
  /** 0, the default, takes a free one. */
  port?: number
  /** What callers say: raw µ-law at 8 kHz. */
  sentence: Uint8Array
  report(event: ExchangeEvent): void
  /** How long a dialled number rings before it answers. */
  answerMilliseconds?: number
  /** How long a call rings before it is given up. */
  ringMilliseconds?: number
  /** How long a caller talks before he hangs up. */
  talkMilliseconds?: number
  /** How long a call waits for the console to come back after its connection is gone. */
  graceMilliseconds?: number
}

const username = 'console'
const pauseSeconds = 2.5

/**
 * Starts a small PBX for demonstrations: SIP over WebSocket on a loopback address, one account with a new
 * password each time, callers that speak one sentence, and an echo behind every number (except
 * `specialNumbers`). Throws if the address is not loopback or the port is taken.
 */
export async function startDemoExchange(options: DemoExchangeOptions): Promise<DemoExchange> {
  const { host = '127.0.0.1', port = 0, report } = options
  const password = randomBytes(18).toString('base64url')
  const guard = createDigestGuard(domain, { username, password }, Date.now)
  const ringMilliseconds = options.ringMilliseconds ?? 60_000
  const spoken: MediaSource = { loop: cutIntoPackets(options.sentence, pauseSeconds) }
  const calls = new Set<CallControl>()
  const onError = (error: unknown) => report({ type: 'failure', error })
  let registered = false

  // Loading WebRTC takes a sixth of a second: once somebody is there to be called.
  let loading: Promise<typeof import('./media-leg.ts')> | undefined
  const loadMedia = () => {
    loading ??= import('./media-leg.ts')
    return loading
  }

  const registrar = createRegistrar(username, guard, Date.now, (now) => {
    if (now) loadMedia().catch(onError)
    if (now === registered) return
    registered = now
    report({ type: 'registration', registered })
  })

  function openCall(direction: DemoCall['direction'], peer: Peer | undefined): CallControl {
    const call = createCall({
      direction,
      peer,
      talkMilliseconds: options.talkMilliseconds ?? 180_000,
      onDigit: (digit) => report({ type: 'digit', call: call.view, digit }),
      onError,
    })
    calls.add(call)
    call.view.subscribe(({ state }) => {
      if (state === 'ended') calls.delete(call)
    })
    report({ type: 'call', call: call.view })
    return call
  }

  async function openLeg(call: CallControl): Promise<MediaLeg> {
    const { createMediaLeg } = await loadMedia()
    return createMediaLeg(call.view.direction === 'rung' ? spoken : 'echo', call.listener)
  }

  const takeInvite = createSwitchboard({
    guard,
    answerMilliseconds: options.answerMilliseconds ?? 800,
    ringMilliseconds,
    calls,
    openCall: (peer) => openCall('dialled', peer),
    openLeg,
    onError,
  })
  const peers = createPeers({
    graceMilliseconds: options.graceMilliseconds ?? 60_000,
    takeInvite,
    takeRegister: registrar.register,
    onWireLost: registrar.forget,
    onGone(peer) {
      for (const call of calls) if (call.peer === peer) call.finish({ by: 'console' })
    },
    onMalformed: () => report({ type: 'malformed' }),
    onError,
  })
  const server = await listenOnLoopback(host, port, peers)

  return {
    url: server.url,
    account: { uri: `sip:${username}@${domain}`, username, password },
    get registered() {
      return registered
    },
    calls: () => [...calls].map(({ view }) => view),

    ring(caller, ringOptions = {}) {
      const binding = registrar.current()
      const call = openCall('rung', binding?.peer)
      if (binding === undefined) {
        call.finish({ by: 'exchange', status: 480 })
        return call.view
      }
      openLeg(call)
        .then((leg) => ringConsole({ call, binding, leg, ringMilliseconds }, caller, ringOptions))
        .catch((error: unknown) => {
          onError(error)
          call.finish({ by: 'exchange', status: 500 })
        })
      return call.view
    },

    async close() {
      for (const { view } of [...calls]) view.hangUp()
      peers.close()
      await server.close()
    },
  }
}
