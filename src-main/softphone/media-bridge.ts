import type { BodyAndContentType, SessionDescriptionHandler } from 'sip.js/lib/api/index.js'
import type { CallId, MediaSessionId } from '../contract/ids.ts'
import type { MediaFailure, MediaReply } from '../contract/media.ts'
import type { MediaPort } from '../contract/softphone.ts'
import { isHoldOffer, sameTransport } from './session-description.ts'

export type MediaBridgeOptions = {
  readonly media: MediaPort
  readonly callId: CallId
  readonly session: MediaSessionId
  readonly iceTimeoutMs: number
  /** A remote offer puts us on hold or takes us off it. */
  readonly onHeldByOther: (on: boolean) => void
  /** The window could not take a remote description; called before sip.js answers 480 in its own way. */
  readonly onDescriptionRefused: () => void
  /** What of a description of ours may leave the house. */
  readonly outward: (sdp: string) => string
}

/** sip.js's session description handler for one peer connection that lives in a window. */
export type MediaBridge = SessionDescriptionHandler & {
  readonly session: MediaSessionId
  /** What the window last failed with; null after a success. */
  failure(): MediaFailure | null
  /** The direction that the next description of ours has. */
  setHeld(on: boolean): void
  /** Plays early media: takes an answer of a provisional response, the first one only. */
  applyEarlyAnswer(sdp: string): Promise<void>
  /** True if the final answer came from another fork than the early media: this peer connection cannot take it. */
  answeredByAnotherFork(): boolean
  mute(on: boolean): Promise<MediaFailure | null>
  dtmf(tones: string): Promise<MediaFailure | null>
}

export class MediaError extends Error {
  readonly failure: MediaFailure
  constructor(failure: MediaFailure) {
    super(failure)
    this.failure = failure
  }
}

export function createMediaBridge(options: MediaBridgeOptions): MediaBridge {
  const { media, callId, session } = options
  let failure: MediaFailure | null = null
  let closed = false
  let held = false
  let heldByOther = false
  let offered = false
  let asked = false
  let earlyAnswer: string | null = null
  let anotherFork = false

  const send = async (command: Parameters<MediaPort['send']>[0]): Promise<MediaReply['result']> => {
    const result = closed
      ? ({ ok: false, code: 'closed' } as const)
      : await media.send(command).catch(() => ({ ok: false, code: 'closed' }) as const)
    failure = result.ok ? null : result.code
    return result
  }

  const direction = () => {
    if (!held) return 'sendrecv'
    return heldByOther ? 'inactive' : 'sendonly'
  }

  const applyRemote = async (sdp: string): Promise<void> => {
    const result = await send({ kind: 'remote-description', session, callId, sdp })
    if (!result.ok) throw new MediaError(result.code)
  }

  return {
    session,
    failure: () => failure,
    setHeld(on) {
      held = on
    },
    answeredByAnotherFork: () => anotherFork,

    hasDescription: (contentType) => /^application\/sdp\s*(?:;|$)/i.test(contentType.trim()),

    async getDescription(): Promise<BodyAndContentType> {
      const result = await send({
        kind: 'local-description',
        session,
        callId,
        direction: direction(),
        iceTimeoutMs: options.iceTimeoutMs,
      })
      if (!result.ok) throw new MediaError(result.code)
      if (result.sdp === null) throw new MediaError('failed')
      // After a remote offer this is the answer to it.
      offered = !asked
      asked = false
      return { body: options.outward(result.sdp), contentType: 'application/sdp' }
    },

    async setDescription(sdp) {
      const isOffer = !offered
      offered = false
      if (earlyAnswer !== null) {
        anotherFork = !sameTransport(earlyAnswer, sdp)
        earlyAnswer = null
        return
      }
      try {
        await applyRemote(sdp)
      } catch (error) {
        options.onDescriptionRefused()
        throw error
      }
      asked = isOffer
      if (!isOffer) return
      heldByOther = isHoldOffer(sdp)
      options.onHeldByOther(heldByOther)
    },

    async rollbackDescription() {
      offered = false
      asked = false
      await send({ kind: 'rollback', session })
    },

    async applyEarlyAnswer(sdp) {
      // Too late once the final answer is there: sip.js tells of a provisional response a little afterwards.
      if (earlyAnswer !== null || closed || !offered) return
      earlyAnswer = sdp
      const result = await send({ kind: 'remote-description', session, callId, sdp })
      // Without early media then; the final answer is tried on its own.
      if (!result.ok && earlyAnswer === sdp) earlyAnswer = null
    },

    async mute(on) {
      const result = await send({ kind: 'mute', session, on })
      return result.ok ? null : result.code
    },

    async dtmf(tones) {
      const result = await send({ kind: 'dtmf', session, tones })
      return result.ok ? null : result.code
    },

    // sip.js wants to know at once; whether the tones were sent only the window's reply says (see `dtmf`).
    sendDtmf(tones) {
      void send({ kind: 'dtmf', session, tones })
      return !closed
    },

    close() {
      if (closed) return
      closed = true
      void media.send({ kind: 'close', session }).catch(() => undefined)
    },
  }
}
