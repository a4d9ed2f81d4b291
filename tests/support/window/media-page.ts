import { uuidv7 } from 'uuidv7'
import { CallId, MediaSessionId } from '../../../src-main/contract/ids.ts'
import { MediaCommand, type MediaNotice, type MediaReply } from '../../../src-main/contract/media.ts'
import { openMicrophone } from '../../../src-renderer/media/devices.ts'
import { createMediaSessions, type MediaSessions } from '../../../src-renderer/media/media-sessions.ts'
import { mixIn } from '../../../src-renderer/media/mix.ts'
import { createOutput } from '../../../src-renderer/media/output.ts'
import { createSound, played } from '../../../src-renderer/media/sound.ts'
import { ringbackTones, wavOf } from '../../../src-renderer/media/tones.ts'

type WithoutId<T> = T extends { kind: 'mix' }
  ? never
  : T extends unknown
    ? Omit<T, 'id' | 'session' | 'callId'>
    : never

/** One end of a conversation in the page, driven as the main process drives it. */
export type End = {
  run(command: WithoutId<MediaCommand>): Promise<MediaReply['result']>
  notices(): MediaNotice['state'][]
  hears(): boolean
  connection(): RTCPeerConnection
  count(): number
}

export type MediaStory = {
  open(iceServers?: RTCIceServer[]): End
  playRingback(): Promise<string>
}

declare global {
  interface Window {
    mediaStory: MediaStory
    /** Put there by a test that lets them talk. */
    ends: Readonly<Record<'alice' | 'bob', End>>
  }
}

window.mediaStory = {
  open(iceServers = []) {
    const session = MediaSessionId.parse(uuidv7())
    const callId = CallId.parse(uuidv7())
    const states: MediaNotice['state'][] = []
    const connections: RTCPeerConnection[] = []
    const output = createOutput(navigator.mediaDevices)
    const sessions: MediaSessions = createMediaSessions({
      connect(configuration) {
        const connection = new RTCPeerConnection({ ...configuration, iceServers })
        connections.push(connection)
        return connection
      },
      openMicrophone: () => openMicrophone(navigator.mediaDevices, null),
      play(stream) {
        const audio = new Audio()
        audio.srcObject = stream
        const leave = output.add(audio)
        void played(audio)
        return () => {
          leave()
          audio.srcObject = null
        }
      },
      notice: ({ state }) => states.push(state),
      makeMix: mixIn(() => new AudioContext()),
    })
    return {
      run: (command) => sessions.run(MediaCommand.parse({ ...command, id: 1, session, callId })),
      notices: () => states,
      hears: () => sessions.hears(callId),
      connection: () => {
        const [first] = connections
        if (!first) throw new Error('no connection yet')
        return first
      },
      count: () => sessions.count(),
    }
  },
  playRingback() {
    const url = URL.createObjectURL(new Blob([wavOf(ringbackTones)], { type: 'audio/wav' }))
    const output = createOutput(navigator.mediaDevices)
    return createSound(() => new Audio(), { url, loop: true, output }).start()
  },
}
