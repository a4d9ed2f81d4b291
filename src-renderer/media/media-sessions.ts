import type { CallId, MediaSessionId } from '../../src-main/contract/ids.ts'
import type { MediaCommand, MediaNotice } from '../../src-main/contract/media.ts'
import type { Measurable } from './measure.ts'
import { createMediaSession, type MediaSession, type Reply } from './media-session.ts'
import type { MakeMix } from './mix.ts'

export type MediaSessionsParts = {
  connect(configuration: RTCConfiguration): RTCPeerConnection
  openMicrophone(): Promise<MediaStreamTrack>
  play(stream: MediaStream): () => void
  notice(notice: MediaNotice): void
  readonly makeMix: MakeMix
}

export type MediaSessions = {
  /** Commands of one session are carried out in the order they came. */
  run(command: MediaCommand): Promise<Reply>
  /** Whether anything of the far end of this call is heard already. */
  hears(callId: CallId): boolean
  /** Both sides of this call, as they sound now. */
  tracksOf(callId: CallId): readonly MediaStreamTrack[]
  changeMicrophone(): Promise<void>
  count(): number
  connections(): readonly Measurable[]
  closeAll(): void
}

const configuration = {
  // No bundle policy: with one stream there is nothing to bundle, and `max-bundle` refuses a PBX that does not say so.
  iceServers: [],
  rtcpMuxPolicy: 'require',
} as const satisfies RTCConfiguration

type SessionCommand = Exclude<MediaCommand, { kind: 'mix' }>
type Entry = {
  readonly media: MediaSession
  readonly callId: CallId
  readonly connection: RTCPeerConnection
  last: Promise<unknown>
}

/** Every peer connection of this window, by session. */
export function createMediaSessions(parts: MediaSessionsParts): MediaSessions {
  const entries = new Map<MediaSessionId, Entry>()

  function entryFor(session: MediaSessionId, callId: CallId): Entry {
    const known = entries.get(session)
    if (known) return known
    const connection = parts.connect(configuration)
    const media = createMediaSession({
      connection,
      openMicrophone: parts.openMicrophone,
      play: parts.play,
      notice: (state) => parts.notice({ session, state }),
      makeMix: parts.makeMix,
    })
    const entry = { media, callId, connection, last: Promise.resolve() }
    entries.set(session, entry)
    return entry
  }

  function close(session: MediaSessionId): Reply {
    entries.get(session)?.media.close()
    entries.delete(session)
    return { ok: true, sdp: null }
  }

  /** Each of these hears the others; whoever else was mixed is alone again. */
  async function mix(sessions: readonly MediaSessionId[]): Promise<Reply> {
    const together = sessions.length < 2 ? [] : sessions.map((session) => entries.get(session))
    if (together.some((entry) => entry === undefined)) return { ok: false, code: 'closed' }
    const replies = await Promise.all(
      [...entries.values()].map((entry) => {
        const others = together.includes(entry) ? together.filter((each) => each !== entry) : []
        const voices = others.flatMap((each) => each?.media.voice() ?? [])
        const result = entry.last.then(() => entry.media.mixWith(voices))
        entry.last = result.catch(() => undefined)
        return result
      }),
    )
    return replies.find(({ ok }) => !ok) ?? { ok: true, sdp: null }
  }

  function inOrder(entry: Entry, command: SessionCommand): Promise<Reply> {
    const result = entry.last.then(() => carryOut(entry.media, command))
    entry.last = result.catch(() => undefined)
    return result
  }

  return {
    async run(command) {
      // Closing overtakes: a microphone prompt that nobody answers must not keep a call's media open.
      if (command.kind === 'close') return close(command.session)
      if (command.kind === 'mix') return mix(command.sessions)
      const describes = command.kind === 'local-description' || command.kind === 'remote-description'
      const entry = describes ? entryFor(command.session, command.callId) : entries.get(command.session)
      return entry ? inOrder(entry, command) : { ok: false, code: 'closed' }
    },
    hears: (callId) => [...entries.values()].some((entry) => entry.callId === callId && entry.media.hears()),
    tracksOf: (callId) =>
      [...entries.values()]
        .filter((entry) => entry.callId === callId)
        .flatMap(({ media }) => [media.microphone() ?? [], media.voice()?.getAudioTracks() ?? []].flat()),
    async changeMicrophone() {
      await Promise.all([...entries.values()].map(({ media }) => media.changeMicrophone()))
    },
    count: () => entries.size,
    connections: () =>
      [...entries].map(([session, { callId, connection }]) => ({ session, callId, connection })),
    closeAll() {
      for (const session of [...entries.keys()]) close(session)
    },
  }
}

async function carryOut(media: MediaSession, command: SessionCommand): Promise<Reply> {
  switch (command.kind) {
    case 'local-description':
      return media.localDescription(command.direction, command.iceTimeoutMs)
    case 'remote-description':
      return media.remoteDescription(command.sdp)
    case 'rollback':
      return media.rollback()
    case 'mute':
      return media.mute(command.on)
    case 'dtmf':
      return media.dtmf(command.tones)
    case 'close':
      media.close()
      return { ok: true, sdp: null }
  }
}
