import type { MediaCommand, MediaNotice, MediaReply } from '../../src-main/contract/media.ts'
import { failureOf } from './devices.ts'
import { gathered } from './gathering.ts'
import type { MakeMix, Mix } from './mix.ts'
import { watchPackets } from './packet-watch.ts'

export type Reply = MediaReply['result']
type Direction = Extract<MediaCommand, { kind: 'local-description' }>['direction']

export type MediaSessionParts = {
  readonly connection: RTCPeerConnection
  openMicrophone(): Promise<MediaStreamTrack>
  /** Lets the far end be heard; the disposer silences it. */
  play(stream: MediaStream): () => void
  notice(state: MediaNotice['state']): void
  readonly makeMix: MakeMix
}

export type MediaSession = {
  localDescription(direction: Direction, iceTimeoutMs: number): Promise<Reply>
  remoteDescription(sdp: string): Promise<Reply>
  rollback(): Promise<Reply>
  mute(on: boolean): Reply
  dtmf(tones: string): Reply
  /** The microphone went away or another was chosen: speaks on with what there is now. */
  changeMicrophone(): Promise<void>
  /** In a conference the far end hears these besides the microphone; nobody: the microphone alone. */
  mixWith(others: readonly MediaStream[]): Promise<Reply>
  /** What the far end says; null before it says anything. */
  voice(): MediaStream | null
  /** What the microphone takes; silent while muted or on hold. */
  microphone(): MediaStreamTrack | null
  /** Packets of the far end have arrived: early media, or the conversation. */
  hears(): boolean
  close(): void
}

/** RFC 4733, section 2.5: long enough for old IVRs, short enough for quick typing. */
const toneMs = 120
const gapMs = 60

const done: Reply = { ok: true, sdp: null }
const failed: Reply = { ok: false, code: 'failed' }

/** One peer connection with one audio stream each way, told what to do by the main process. */
export function createMediaSession(parts: MediaSessionParts): MediaSession {
  const { connection } = parts
  let track: MediaStreamTrack | null = null
  let muted = false
  let sending = true
  let silence: (() => void) | null = null
  let heard: MediaStream | null = null
  let others: readonly MediaStream[] = []
  let mix: Mix | null = null
  let changing: Promise<void> = Promise.resolve()

  function tellState(): void {
    if (connection.connectionState !== 'new') parts.notice(connection.connectionState)
  }

  function hear({ track: arrived, streams }: RTCTrackEvent): void {
    silence?.()
    heard = streams[0] ?? new MediaStream([arrived])
    silence = parts.play(heard)
  }

  connection.addEventListener('connectionstatechange', tellState)
  connection.addEventListener('track', hear)
  const stopWatching = watchPackets(connection, (arrives) =>
    parts.notice(arrives ? 'connected' : 'disconnected'),
  )

  function speak(): void {
    // On hold with `sendonly` the caller must not hear the room: silence goes out.
    if (track) track.enabled = sending && !muted
  }

  /** What goes out: the microphone, alone or mixed with the others of a conference. */
  function outgoing(): MediaStreamTrack | null {
    mix?.close()
    mix = others.length === 0 ? null : parts.makeMix(track ? [...others, new MediaStream([track])] : others)
    return mix?.track ?? track
  }

  async function microphoneReady(): Promise<void> {
    if (track) return
    const opened = await parts.openMicrophone()
    if (isClosed(connection)) {
      opened.stop()
      return
    }
    track = opened
    opened.addEventListener('ended', () => track === opened && void changeMicrophone())
    speak()
  }

  /** Reuses the transceiver that a remote offer made; makes one for an offer of our own. */
  async function prepareAudio(direction: Direction): Promise<void> {
    await microphoneReady()
    sending = direction === 'sendrecv'
    speak()
    const transceiver = connection
      .getTransceivers()
      .find(({ currentDirection }) => currentDirection !== 'stopped')
    if (!transceiver) {
      connection.addTransceiver(outgoing() ?? 'audio', { direction })
      return
    }
    await transceiver.sender.replaceTrack(outgoing())
    transceiver.direction = direction
  }

  /** One after the other: that a microphone went away is told by its track and by the list of devices. */
  function changeMicrophone(): Promise<void> {
    changing = changing.then(exchangeMicrophone)
    return changing
  }

  async function exchangeMicrophone(): Promise<void> {
    if (isClosed(connection)) return
    track?.stop()
    track = null
    try {
      await microphoneReady()
      await connection.getSenders()[0]?.replaceTrack(outgoing())
    } catch {
      // No microphone left: the call goes on, heard but mute; the alarm says so.
    }
  }

  async function attempt(work: () => Promise<Reply>): Promise<Reply> {
    if (isClosed(connection)) return { ok: false, code: 'closed' }
    try {
      return await work()
    } catch {
      return isClosed(connection) ? { ok: false, code: 'closed' } : failed
    }
  }

  return {
    async localDescription(direction, iceTimeoutMs) {
      try {
        await prepareAudio(direction)
      } catch (error) {
        return { ok: false, code: isClosed(connection) ? 'closed' : failureOf(error) }
      }
      return attempt(async () => {
        const answering = connection.signalingState === 'have-remote-offer'
        await connection.setLocalDescription(
          answering ? await connection.createAnswer() : await connection.createOffer(),
        )
        await gathered(connection, iceTimeoutMs)
        const sdp = connection.localDescription?.sdp
        return sdp ? { ok: true, sdp } : failed
      })
    },
    remoteDescription: (sdp) =>
      attempt(async () => {
        const type = connection.signalingState === 'have-local-offer' ? 'answer' : 'offer'
        await connection.setRemoteDescription({ type, sdp })
        return done
      }),
    rollback: () =>
      attempt(async () => {
        if (connection.signalingState === 'have-local-offer')
          await connection.setLocalDescription({ type: 'rollback' })
        if (connection.signalingState === 'have-remote-offer')
          await connection.setRemoteDescription({ type: 'rollback', sdp: '' })
        return done
      }),
    mute(on) {
      muted = on
      speak()
      return done
    },
    dtmf(tones) {
      const sender = connection.getSenders()[0]?.dtmf
      if (!sender?.canInsertDTMF) return failed
      // What is inserted replaces what still waits.
      sender.insertDTMF(sender.toneBuffer + tones, toneMs, gapMs)
      return done
    },
    changeMicrophone,
    mixWith: (streams) =>
      attempt(async () => {
        others = streams
        await connection.getSenders()[0]?.replaceTrack(outgoing())
        return done
      }),
    voice: () => heard,
    microphone: () => track,
    // A remote track says `unmuted` before its first packet in some versions; its sources do not.
    hears: () =>
      connection.getReceivers().some((receiver) => receiver.getSynchronizationSources().length > 0),
    close() {
      connection.removeEventListener('connectionstatechange', tellState)
      connection.removeEventListener('track', hear)
      stopWatching()
      silence?.()
      mix?.close()
      track?.stop()
      track = null
      connection.close()
    },
  }
}

function isClosed(connection: RTCPeerConnection): boolean {
  return connection.signalingState === 'closed'
}
