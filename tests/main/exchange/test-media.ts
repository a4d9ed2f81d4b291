import type { SessionDescriptionHandler } from 'sip.js/lib/api/index.js'
import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket } from 'werift'
import { startPacer } from '../../../src-main/exchange/pacer.ts'

/** The console's end of the audio, in Node: it talks all the time and counts what it hears. */
export type TestMedia = {
  readonly handler: SessionDescriptionHandler
  heard(): number
  /** What it heard of the voice: packets that are not all silence. */
  heardVoice(): number
  setDirection(direction: 'sendrecv' | 'sendonly' | 'inactive'): void
  press(event: number): Promise<void>
  lastDescription(): string
}

const loud = Buffer.alloc(160, 0x20)

export function createTestMedia(): TestMedia {
  const connection = new RTCPeerConnection({
    // A STUN server that nobody runs, given up at once: with none named werift asks a public one.
    iceServers: [{ urls: 'stun:127.0.0.1:9' }],
    iceStunGatherTimeout: 0.001,
    iceAdditionalHostAddresses: ['127.0.0.1'],
    iceUseIpv6: false,
    codecs: {
      audio: [
        new RTCRtpCodecParameters({ mimeType: 'audio/PCMU', clockRate: 8_000, channels: 1, payloadType: 0 }),
        new RTCRtpCodecParameters({ mimeType: 'audio/telephone-event', clockRate: 8_000, payloadType: 101 }),
      ],
      video: [],
    },
  })
  const microphone = new MediaStreamTrack({ kind: 'audio' })
  const transceiver = connection.addTransceiver(microphone, { direction: 'sendrecv' })
  const tracks = new WeakSet<MediaStreamTrack>()
  let heard = 0
  let heardVoice = 0
  let sent = 0
  let description = ''
  let stopTalking = () => {}

  connection.onTrack.subscribe((track) => {
    if (tracks.has(track)) return
    tracks.add(track)
    track.onReceiveRtp.subscribe(({ payload }) => {
      heard += 1
      if (payload.some((byte) => byte !== 0xff)) heardVoice += 1
    })
  })
  connection.connectionStateChange.subscribe((state) => {
    if (state === 'connected') stopTalking = startPacer(20, talk)
  })

  function talk(): void {
    const header = new RtpHeader({ payloadType: 0, sequenceNumber: sent, timestamp: sent * 160 })
    sent += 1
    microphone.writeRtp(new RtpPacket(header, loud))
  }

  return {
    heard: () => heard,
    heardVoice: () => heardVoice,
    setDirection: (direction) => transceiver.setDirection(direction),
    lastDescription: () => description,

    async press(event) {
      // The end of a key, three times as RFC 4733 asks; past the sender, which knows one payload type only.
      for (let copy = 0; copy < 3; copy += 1) {
        const header = new RtpHeader({
          payloadType: 101,
          sequenceNumber: (30_000 + event * 10 + copy) & 0xffff,
          timestamp: 1_000_000 + event * 8_000,
          ssrc: transceiver.sender.ssrc,
        })
        await transceiver.dtlsTransport.sendRtp(Buffer.from([event, 0x80 | 10, 0x03, 0x20]), header)
      }
    },

    handler: {
      close() {
        stopTalking()
        connection.close().catch(() => undefined)
      },
      async getDescription(_options, modifiers = []) {
        const answers = connection.signalingState === 'have-remote-offer'
        await connection.setLocalDescription(
          await (answers ? connection.createAnswer() : connection.createOffer()),
        )
        let made: RTCSessionDescriptionInit = { type: 'offer', sdp: connection.localDescription?.sdp ?? '' }
        for (const modify of modifiers) made = await modify(made)
        return { body: made.sdp ?? '', contentType: 'application/sdp' }
      },
      hasDescription: (contentType) => contentType === 'application/sdp',
      sendDtmf: () => false,
      async setDescription(sdp) {
        description = sdp
        const type = connection.signalingState === 'have-local-offer' ? 'answer' : 'offer'
        await connection.setRemoteDescription({ type, sdp })
      },
    },
  }
}
