import type { IncomingInviteRequest, Session } from 'sip.js/lib/core/index.js'
import { SessionState } from 'sip.js/lib/core/index.js'
import type { MediaLeg, MediaListener } from './media-leg.ts'
import type { Peer } from './peer.ts'
import { isAnswerable } from './session-description.ts'

/**
 *   preparing ──▶ ringing ──▶ talking ──▶ ended
 *       └────────────┴───────────────────────▲
 */
export type DemoCallState = 'preparing' | 'ringing' | 'talking' | 'ended'
/** Who ended a call; `status` is the SIP status of one that was never answered. */
export type DemoCallEnd = { by: 'console' | 'exchange'; status?: number }
/** What arrived from the console: packets of audio, their energy (see `packetEnergy`), keys pressed. */
export type Heard = { packets: number; energy: number; digits: string }

export type DemoCall = {
  /** `rung`: the exchange calls the console; `dialled`: the console calls the exchange. */
  readonly direction: 'rung' | 'dialled'
  readonly state: DemoCallState
  readonly end: DemoCallEnd | undefined
  received(): Heard
  /** Tells each change of state; returns what ends the telling. */
  subscribe(listener: (call: DemoCall) => void): () => void
  /** Gives up a call that has not been answered; one that has goes on. */
  cancel(): void
  /** Ends the call in whatever state it is. */
  hangUp(): void
}

/** One dialog with its media; a call can have a succession of them (RFC 3891). */
export type Stretch = { session: Session; leg: MediaLeg; peer: Peer }

/** A call as the exchange's own modules drive it. */
export type CallControl = {
  readonly view: DemoCall
  readonly listener: MediaListener
  readonly stretch: Stretch | undefined
  /** The peer at whose connection the console is; undefined if there is no console. */
  readonly peer: Peer | undefined
  /** What takes a call back that has not been answered, towards the console. */
  retreatBy(retreat: () => void): void
  ring(): void
  talk(stretch: Stretch): void
  finish(end: DemoCallEnd): void
}

export type CallOptions = {
  direction: DemoCall['direction']
  peer: Peer | undefined
  talkMilliseconds: number
  onDigit(digit: string): void
  onError(error: unknown): void
}

export function createCall(options: CallOptions): CallControl {
  const { direction, talkMilliseconds, onDigit, onError } = options
  const listeners = new Set<(call: DemoCall) => void>()
  const heard: Heard = { packets: 0, energy: 0, digits: '' }
  let state: DemoCallState = 'preparing'
  let end: DemoCallEnd | undefined
  let stretch: Stretch | undefined
  let retreat: (() => void) | undefined
  let limit: NodeJS.Timeout | undefined

  function enter(next: DemoCallState): void {
    state = next
    for (const listener of [...listeners]) listener(view)
  }

  function finish(how: DemoCallEnd): void {
    if (state === 'ended') return
    clearTimeout(limit)
    end = how
    stretch?.leg.close()
    enter('ended')
  }

  function listenTo(next: Stretch): void {
    const { session } = next
    const isCurrent = () => stretch === next && state === 'talking'
    session.delegate = {
      onBye(request) {
        request.accept()
        if (isCurrent()) finish({ by: 'console' })
      },
      onInvite: (request) => void answerAgain(next, request).catch(onError),
      onInfo: (request) => void request.accept(),
      // RFC 3261, section 15: no BYE from the callee before the ACK.
      onAck: () => {
        if (!isCurrent()) sayBye(session)
      },
      onAckTimeout: () => {
        if (isCurrent()) finish({ by: 'exchange' })
      },
    }
  }

  const view: DemoCall = {
    direction,
    get state() {
      return state
    },
    get end() {
      return end
    },
    received: () => ({ ...heard }),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    cancel() {
      if (state === 'talking' || state === 'ended') return
      retreat?.()
      finish({ by: 'exchange' })
    },
    hangUp() {
      if (state !== 'talking') return view.cancel()
      if (stretch !== undefined) sayBye(stretch.session)
      finish({ by: 'exchange' })
    },
  }

  return {
    view,
    listener: {
      onAudio(energy) {
        heard.packets += 1
        heard.energy += energy
      },
      onDigit(digit) {
        heard.digits += digit
        onDigit(digit)
      },
    },
    get stretch() {
      return stretch
    },
    get peer() {
      return stretch?.peer ?? options.peer
    },
    retreatBy(how) {
      retreat = how
    },
    ring() {
      if (state === 'preparing') enter('ringing')
    },
    talk(next) {
      const last = stretch
      stretch = next
      listenTo(next)
      if (last !== undefined) {
        sayBye(last.session)
        last.leg.close()
        return
      }
      limit = setTimeout(() => view.hangUp(), talkMilliseconds)
      enter('talking')
    },
    finish,
  }
}

async function answerAgain({ leg, peer }: Stretch, request: IncomingInviteRequest): Promise<void> {
  const offer = request.message.body
  const answer = isAnswerable(offer) ? await leg.answer(offer).catch(() => undefined) : undefined
  if (answer === undefined) return void request.reject({ statusCode: 488 })
  request.accept({ statusCode: 200, extraHeaders: [`Contact: ${peer.contact}`], body: sdpBody(answer) })
}

/** Ends a dialog as far as it may be ended now; one that waits for its ACK gets its BYE after that. */
export function sayBye(session: Session): void {
  if (session.sessionState === SessionState.Confirmed) session.bye()
}

export function sdpBody(content: string) {
  return { contentDisposition: 'session', contentType: 'application/sdp', content }
}
