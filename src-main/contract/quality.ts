import { z } from 'zod'
import { CallId, MediaSessionId, Time } from './ids.ts'

/** What a peer connection has counted so far (W3C webrtc-stats), as its window reads it every few seconds. */
export const MediaStats = z.object({
  callId: CallId,
  session: MediaSessionId,
  /** As the description names it: `opus`, `PCMU`. */
  codec: z.string().max(40),
  received: z.int().min(0),
  /** May go back: duplicates count against it (RFC 3550, section 6.4.1). */
  lost: z.int(),
  jitterMs: z.number().min(0),
  /** Null until the other side has said something about it. */
  roundTripMs: z.number().min(0).nullable(),
  /** What the packets waited in the jitter buffer, summed up, and how many did. */
  bufferedMs: z.number().min(0),
  bufferedCount: z.number().min(0),
})
export type MediaStats = z.infer<typeof MediaStats>

/** How a call was heard here during the last few seconds. */
export const QualityPoint = z.object({
  /** Milliseconds since the first point of the call. */
  at: z.int().min(0),
  roundTripMs: z.int().nullable(),
  lossPercent: z.number(),
  jitterMs: z.int(),
  /** Mean opinion score by the E-model, 1 to 4.5 (ITU-T G.107). */
  mos: z.number(),
})
export type QualityPoint = z.infer<typeof QualityPoint>

export const mostQualityPoints = 240

export const CallQuality = z.object({
  codec: z.string().max(40),
  points: z.array(QualityPoint).max(mostQualityPoints).readonly(),
})
export type CallQuality = z.infer<typeof CallQuality>

/** A SIP message as it may be shown: secrets, numbers and names are masked. */
export const LadderEntry = z.object({
  id: z.int(),
  at: Time,
  direction: z.enum(['in', 'out']),
  /** What became of one that came in. */
  fate: z.enum(['read', 'answered-by-fence', 'dropped']),
  firstLine: z.string(),
  text: z.string(),
})
export type LadderEntry = z.infer<typeof LadderEntry>
