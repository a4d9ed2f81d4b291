/** Every deadline of the softphone, in milliseconds; tests shorten them. */
export type Timing = {
  /** From the start of a connection to the open WebSocket. */
  readonly connectMs: number
  readonly registerMs: number
  readonly optionsMs: number
  /** Between two OPTIONS while registered: a peer may answer pings and no longer speak SIP. */
  readonly checkEveryMs: number
  readonly pingEveryMs: number
  readonly pongWithinMs: number
  readonly firstRetryMs: number
  /** Longest wait between two attempts, during the first `patientAfterMs` and after them. */
  readonly eagerCapMs: number
  readonly patientAfterMs: number
  readonly patientCapMs: number
  readonly unregisterMs: number
  readonly iceTimeoutMs: number
  /**
   * The window says "disconnected" four to five seconds after the last packet. It may heal this long; then a fresh
   * peer connection is tried, for `replaceMs` at most. A call whose media is gone is over within ten seconds.
   */
  readonly mediaGraceMs: number
  readonly replaceMs: number
  /** The same without a line, where nothing can be tried. */
  readonly mediaEndMs: number
  /** A fresh peer connection that fails again this soon is the last. */
  readonly mediaRenewalMs: number
  /** A call that rings while the line is lost: its CANCEL may be lost as well. */
  readonly ringGraceMs: number
  readonly reinviteMs: number
  /** From a window's beginning to its description: the page of a busy computer takes seconds to open the microphone. */
  readonly describeMs: number
  /** How long a call rings before it is sent on, where it shall be. */
  readonly forwardAfterMs: number
  /** From a REFER to the word that the other side has answered or not. */
  readonly transferMs: number
  /** RFC 3261, section 14.1: the owner of the Call-ID waits 2.1 to 4 s after 491, the other up to 2 s. */
  readonly glareOwnerMs: readonly [number, number]
  readonly glareOtherMs: readonly [number, number]
  /** An unanswered call is given up here; the PBX usually does so before. */
  readonly unansweredMs: number
}

export const defaultTiming: Timing = {
  connectMs: 4_000,
  registerMs: 2_000,
  optionsMs: 2_000,
  checkEveryMs: 20_000,
  pingEveryMs: 5_000,
  pongWithinMs: 2_500,
  firstRetryMs: 250,
  eagerCapMs: 1_500,
  patientAfterMs: 3_600_000,
  patientCapMs: 30_000,
  unregisterMs: 1_000,
  iceTimeoutMs: 1_000,
  mediaGraceMs: 1_500,
  replaceMs: 3_000,
  mediaEndMs: 2_500,
  mediaRenewalMs: 30_000,
  ringGraceMs: 45_000,
  reinviteMs: 5_000,
  describeMs: 25_000,
  forwardAfterMs: 20_000,
  transferMs: 60_000,
  glareOwnerMs: [2_100, 4_000],
  glareOtherMs: [0, 2_000],
  unansweredMs: 180_000,
}

export function randomBetween([low, high]: readonly [number, number]): number {
  return low + Math.random() * (high - low)
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
