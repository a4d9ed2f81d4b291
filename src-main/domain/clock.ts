/**
 * Hybrid logical clock (Kulkarni et al. 2014) in one integer: UTC milliseconds times 2048, plus a counter that orders
 * what happens within one millisecond. Comparable between seats; a safe integer until the year 2109.
 */
export const ticksPerMillisecond = 2048

/** A stamp further ahead than this comes from a machine whose clock is wrong, and does not drag ours along. */
export const furthestAheadMs = 24 * 60 * 60 * 1000

/** The next stamp for something that happens here: after `last`, and not before `nowMs`. */
export function tick(last: number, nowMs: number): number {
  return Math.max(last + 1, nowMs * ticksPerMillisecond)
}

/** What our clock stands at after a stamp from elsewhere was seen: whatever we write next comes after it. */
export function receive(last: number, remote: number, nowMs: number): number {
  const furthest = (nowMs + furthestAheadMs) * ticksPerMillisecond
  return remote > furthest ? last : Math.max(last, remote)
}

/** UTC milliseconds of a stamp. */
export function clockTime(clock: number): number {
  return Math.floor(clock / ticksPerMillisecond)
}
