import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket } from 'werift'
import { startPacer } from './pacer.ts'
import { millisecondsPerPacket, packetEnergy } from './pcmu.ts'
import {
  directionOf,
  receives,
  sends,
  withoutForeignEvents,
  withoutNamedCandidates,
} from './session-description.ts'
import { createDigitReader } from './telephone-event.ts'

/** What the far end says: the packets of `loop` again and again, or whatever it hears. */
export type MediaSource = { loop: readonly Uint8Array[] } | 'echo'

export type MediaListener = { onAudio(energy: number): void; onDigit(digit: string): void }

export type MediaLeg = {
  offer(): Promise<string>
  acceptAnswer(answer: string): Promise<void>
  /** Answers a first or a later offer; a direction that holds us stops what we say. Throws on a bad one. */
  answer(offer: string): Promise<string>
  close(): void
}

const pcmuPayloadType = 0
const codecs = [
  new RTCRtpCodecParameters({ mimeType: 'audio/PCMU', clockRate: 8_000, channels: 1, payloadType: 0 }),
  new RTCRtpCodecParameters({
    mimeType: 'audio/telephone-event',
    clockRate: 8_000,
    channels: 1,
    payloadType: 101,
    parameters: '0-16',
  }),
]

/** One end of WebRTC audio: PCMU and RFC 4733 keys over ICE, DTLS and SRTP. */
export function createMediaLeg(source: MediaSource, listener: MediaListener): MediaLeg {
  // The far end of a demo is on this machine. The loopback address serves a machine whose network is down; the
  // others serve browsers that offer no loopback candidates.
  const connection = new RTCPeerConnection({
    iceServers: [],
    iceAdditionalHostAddresses: ['127.0.0.1'],
    codecs: { audio: codecs, video: [] },
  })
  const microphone = new MediaStreamTrack({ kind: 'audio' })
  connection.addTransceiver(microphone, { direction: 'sendrecv' })
  const readDigit = createDigitReader(listener.onDigit)
  const heardTracks = new WeakSet<MediaStreamTrack>()
  let mayTalk = false
  let isClosed = false
  let sent = 0
  let timestamp = 0
  let stopTalking: (() => void) | undefined

  function say(payload: Buffer): void {
    if (!mayTalk) return
    const header = new RtpHeader({
      payloadType: pcmuPayloadType,
      marker: sent === 0,
      sequenceNumber: sent & 0xffff,
      timestamp,
    })
    sent += 1
    timestamp = (timestamp + payload.length) >>> 0
    microphone.writeRtp(new RtpPacket(header, payload))
  }

  function hear({ header, payload }: RtpPacket): void {
    if (header.payloadType !== pcmuPayloadType) {
      readDigit(header.timestamp, payload)
      return
    }
    listener.onAudio(packetEnergy(payload))
    if (source === 'echo') say(payload)
  }

  connection.onTrack.subscribe((track) => {
    // Told again after each resume, with the same track.
    if (heardTracks.has(track)) return
    heardTracks.add(track)
    track.onReceiveRtp.subscribe(hear)
  })
  connection.connectionStateChange.subscribe((state) => {
    if (state === 'connected' && source !== 'echo' && !isClosed) stopTalking ??= startLoop(source.loop, say)
  })

  return {
    async offer() {
      const offer = await connection.createOffer()
      askNoServer(connection)
      await connection.setLocalDescription(offer)
      return localDescription(connection)
    },

    async acceptAnswer(answer) {
      await connection.setRemoteDescription({ type: 'answer', sdp: withoutNamedCandidates(answer) })
      mayTalk = receives(directionOf(answer))
    },

    async answer(offer) {
      await connection.setRemoteDescription({
        type: 'offer',
        sdp: withoutForeignEvents(withoutNamedCandidates(offer)),
      })
      const created = await connection.createAnswer()
      askNoServer(connection)
      await connection.setLocalDescription(created)
      const answer = localDescription(connection)
      mayTalk = sends(directionOf(answer))
      return answer
    },

    close() {
      if (isClosed) return
      isClosed = true
      stopTalking?.()
      mayTalk = false
      // A leg that never connected has nothing to say goodbye to.
      connection.close().catch(() => undefined)
    },
  }
}

function startLoop(loop: readonly Uint8Array[], say: (payload: Buffer) => void): () => void {
  const packets = loop.map((packet) => Buffer.from(packet))
  let index = 0
  return startPacer(millisecondsPerPacket, () => {
    const packet = packets[index++ % packets.length]
    if (packet !== undefined) say(packet)
  })
}

/** Where `iceServers` is empty, werift asks a public STUN server of its own choice, and waits five seconds for it. */
function askNoServer({ iceTransports }: RTCPeerConnection): void {
  for (const { connection } of iceTransports) delete connection.stunServer
}

function localDescription(connection: RTCPeerConnection): string {
  const description = connection.localDescription?.sdp
  if (description === undefined) throw new Error('no local description')
  return description
}
