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
    const { surroundings } = call
    const isRenewedAlready = performance.now() - renewedMark < timing.mediaRenewalMs
    if (surroundings.lineIsUp() && !isRenewedAlready) {
      renewedMark = performance.now()
      void moveMedia(call, timing.replaceMs)
      return
    }
    const { session } = call.leg()
    call.end(surroundings.lineIsUp() ? 'media-lost' : 'line-lost')
    sayFarewell(session, surroundings)
  }

  const waitThenLose = () => {
    call.apply({ kind: 'audio', audio: 'interrupted' })
    waiting = setTimeout(lost, call.surroundings.lineIsUp() ? timing.mediaGraceMs : timing.mediaEndMs)
  }

  call.onEnd(() => clearTimeout(waiting))
  return {
    notice(state) {
      if (state === 'closed' || call.view().state === 'ended') return
      clearTimeout(waiting)
      switch (state) {
        case 'connecting':
        case 'connected':
          if (call.view().audio !== state) call.apply({ kind: 'audio', audio: state })
          return
        case 'disconnected':
          waitThenLose()
          return
        case 'failed':
          if (call.surroundings.lineIsUp()) lost()
          else waitThenLose()
      }
    },
  }
}
