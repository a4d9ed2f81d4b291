import type { MediaNotice } from '../contract/media.ts'
import type { LiveCall } from './call.ts'
import { sayFarewell } from './farewell.ts'
import { moveMedia } from './move-media.ts'

export type MediaWatch = { notice(state: MediaNotice['state']): void }

/**
 * Follows the peer connection of `call`: a PBX that was killed says no BYE, and only the media shows that it is
 * gone. "disconnected" may heal and has its time. Where the line is there (the computer changed its network), a fresh
 * peer connection is tried, once; where it is not, the call is over.
 */
export function watchMedia(call: LiveCall): MediaWatch {
  const { timing } = call.surroundings
  let waiting: ReturnType<typeof setTimeout> | undefined
  let renewedMark = Number.NEGATIVE_INFINITY

  const lost = () => {
    waiting = undefined
    const { surroundings } = call
    const isRenewedAlready = performance.now() - renewedMark < timing.mediaRenewalMs
    if (surroundings.lineIsUp() && !isRenewedAlready) {
      renewedMark = performance.now()
      void moveMedia(call, { describeMs: timing.replaceMs, answerMs: timing.replaceMs })
      return
    }
    const { session } = call.leg()
    call.end(surroundings.lineIsUp() ? 'media-lost' : 'line-lost')
    sayFarewell(session, surroundings)
  }

  const heal = () => {
    clearTimeout(waiting)
    waiting = undefined
  }

  const waitThenLose = () => {
    // The window says it first, the browser again later: the call has waited since the first word.
    if (waiting !== undefined) return
    call.apply({ kind: 'audio', audio: 'interrupted' })
    waiting = setTimeout(lost, call.surroundings.lineIsUp() ? timing.mediaGraceMs : timing.mediaEndMs)
  }

  call.onEnd(() => clearTimeout(waiting))
  return {
    notice(state) {
      if (state === 'closed' || call.view().state === 'ended') return
      switch (state) {
        case 'connecting':
        case 'connected':
          heal()
          if (call.view().audio !== state) call.apply({ kind: 'audio', audio: state })
          return
        case 'disconnected':
          if (call.moves.underWay === 0) waitThenLose()
          return
        case 'failed':
          // A fresh peer connection is on its way, and decides.
          if (call.moves.underWay > 0) return
          if (!call.surroundings.lineIsUp()) return waitThenLose()
          heal()
          lost()
      }
    },
  }
}
