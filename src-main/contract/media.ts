import { z } from 'zod'
import { CallId, MediaSessionId } from './ids.ts'

/**
 * What the main process asks of the window that holds the media: one RTCPeerConnection a session.
 * Each command is answered by `media:reply` with the same `id`.
 */
export const MediaCommand = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('local-description'),
    id: z.int(),
    session: MediaSessionId,
    callId: CallId,
    direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']),
    iceTimeoutMs: z.int(),
  }),
  z.object({
    kind: z.literal('remote-description'),
    id: z.int(),
    session: MediaSessionId,
    callId: CallId,
    sdp: z.string(),
  }),
  z.object({ kind: z.literal('rollback'), id: z.int(), session: MediaSessionId }),
  z.object({ kind: z.literal('close'), id: z.int(), session: MediaSessionId }),
  z.object({ kind: z.literal('mute'), id: z.int(), session: MediaSessionId, on: z.boolean() }),
  /** Each of these hears the others besides the microphone; none or one: everybody is alone again. */
  z.object({ kind: z.literal('mix'), id: z.int(), sessions: z.array(MediaSessionId).max(10) }),
  z.object({
    kind: z.literal('dtmf'),
    id: z.int(),
    session: MediaSessionId,
    tones: z.string().regex(/^[0-9A-D#*,]{1,32}$/),
  }),
])
export type MediaCommand = z.infer<typeof MediaCommand>

export const MediaFailure = z.enum(['no-microphone', 'microphone-denied', 'closed', 'failed'])
export type MediaFailure = z.infer<typeof MediaFailure>

export const MediaReply = z.object({
  id: z.int(),
  result: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), sdp: z.string().max(60_000).nullable() }),
    z.object({ ok: z.literal(false), code: MediaFailure }),
  ]),
})
export type MediaReply = z.infer<typeof MediaReply>

/** What a peer connection says on its own. */
export const MediaNotice = z.object({
  session: MediaSessionId,
  state: z.enum(['connecting', 'connected', 'disconnected', 'failed', 'closed']),
})
export type MediaNotice = z.infer<typeof MediaNotice>

/** What keeps an operator from being reached although the line is registered. */
export const MediaAlarm = z.enum([
  'ring-blocked',
  'ring-device-missing',
  'speaker-missing',
  'no-microphone',
  'microphone-denied',
  /** It is there and gives nothing but silence: switched off at the headset, or by the system. */
  'microphone-silent',
])
export type MediaAlarm = z.infer<typeof MediaAlarm>
