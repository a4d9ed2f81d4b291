import type { CallId, MediaSessionId } from '../contract/ids.ts'
import {
  type CallQuality,
  type MediaStats,
  mostQualityPoints,
  type QualityPoint,
} from '../contract/quality.ts'
import { codecDelayMs, opinionOf, ratingOf } from '../domain/voice-quality.ts'

export type QualityDesk = {
  take(stats: MediaStats): void
  /** A call that the last run left open comes back with what was measured then. */
  keep(callId: CallId, quality: CallQuality): void
  of(callId: CallId): CallQuality | null
}

type Measured = {
  readonly began: number
  readonly codec: string
  readonly points: readonly QualityPoint[]
  /** Of the peer connection that the next difference is made with. */
  readonly session: MediaSessionId
  readonly last: MediaStats
}

// Calls of a long day; each holds a few kilobytes.
const mostCalls = 200

/** Turns what windows count into how each call was heard. `now` in UTC milliseconds. */
export function createQualityDesk(ports: {
  now(): number
  tell(callId: CallId, codec: string, point: QualityPoint): void
}): QualityDesk {
  const running = new Map<CallId, Measured>()
  const kept = new Map<CallId, CallQuality>()

  const remember = (callId: CallId, quality: CallQuality) => setNewest(kept, callId, quality)

  return {
    take(stats) {
      const before = running.get(stats.callId)
      const began = before?.began ?? ports.now()
      const earlier = kept.get(stats.callId)?.points ?? []
      // A fresh peer connection counts from nothing: the first reading only says where.
      if (before?.session !== stats.session) {
        setNewest(running, stats.callId, {
          began,
          codec: stats.codec,
          points: earlier,
          session: stats.session,
          last: stats,
        })
        return
      }
      const point = pointBetween(before.last, stats, Math.max(0, ports.now() - began))
      if (point === null) {
        setNewest(running, stats.callId, before)
        return
      }
      const points = thinned([...before.points, point])
      setNewest(running, stats.callId, { ...before, codec: stats.codec, points, last: stats })
      remember(stats.callId, { codec: stats.codec, points })
      ports.tell(stats.callId, stats.codec, point)
    },
    keep: remember,
    of: (callId) => kept.get(callId) ?? null,
  }
}

/** Of a call that is over nobody tells this desk: whatever was not touched for longest makes room. */
function setNewest<T>(map: Map<CallId, T>, callId: CallId, value: T): void {
  map.delete(callId)
  map.set(callId, value)
  const [oldest] = map.keys()
  if (map.size > mostCalls && oldest !== undefined) map.delete(oldest)
}

/** Null where nothing was expected to be heard, as on hold. */
export function pointBetween(before: MediaStats, now: MediaStats, at: number): QualityPoint | null {
  const received = now.received - before.received
  const lost = Math.max(0, now.lost - before.lost)
  if (received < 0 || received + lost === 0) return null
  const lossPercent = (100 * lost) / (received + lost)
  const buffered = now.bufferedCount - before.bufferedCount
  const bufferMs = buffered > 0 ? (now.bufferedMs - before.bufferedMs) / buffered : now.jitterMs * 2
  const oneWayMs = (now.roundTripMs ?? 0) / 2 + bufferMs + codecDelayMs(now.codec)
  return {
    at,
    roundTripMs: now.roundTripMs === null ? null : Math.round(now.roundTripMs),
    lossPercent: Math.round(lossPercent * 10) / 10,
    jitterMs: Math.round(now.jitterMs),
    mos: Math.round(opinionOf(ratingOf({ codec: now.codec, oneWayMs, lossPercent })) * 100) / 100,
  }
}

/** Where there are too many, of each two the worse stays: nobody looks for the good moments. */
function thinned(points: readonly QualityPoint[]): readonly QualityPoint[] {
  if (points.length <= mostQualityPoints) return points
  return points.flatMap((point, index) => {
    const next = points[index + 1]
    if (index % 2 === 1) return []
    return next !== undefined && next.mos < point.mos ? [next] : [point]
  })
}
