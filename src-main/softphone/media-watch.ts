import type { MediaNotice } from '../contract/media.ts'
import type { LiveCall } from './call.ts'
import { sayFarewell } from './farewell.ts'

export type MediaWatch = { notice(state: MediaNotice['state']): void }

/**
 * Follows the peer connection of `call`: a PBX that was killed says no BYE, and only the media shows that it is
 * gone. "disconnected" often heals and has its time; "failed" does not.
 */
export function watchMedia(call: LiveCall): MediaWatch {
  let giveUp: ReturnType<typeof setTimeout> | undefined

  const lost = () => {
    const { surroundings } = call
    const { session } = call.leg()
    call.end(surroundings.lineIsUp() ? 'media-lost' : 'line-lost')
    sayFarewell(session, surroundings)
  }

  call.onEnd(() => clearTimeout(giveUp))
  return {
    notice(state) {
      if (state === 'closed' || call.view().state === 'ended') return
      clearTimeout(giveUp)
      switch (state) {
        case 'connecting':
        case 'connected':
          if (call.view().audio !== state) call.apply({ kind: 'audio', audio: state })
          return
        case 'disconnected':
          call.apply({ kind: 'audio', audio: 'interrupted' })
          giveUp = setTimeout(lost, call.surroundings.timing.mediaGraceMs)
          return
        case 'failed':
          lost()
      }
    },
  }
}
