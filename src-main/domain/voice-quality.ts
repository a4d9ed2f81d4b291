/**
 * What the E-model needs to know of a codec (ITU-T G.113, appendix I): the impairment of the equipment, and its
 * robustness against random loss.
 */
type CodecModel = { readonly ie: number; readonly bpl: number; readonly delayMs: number }

// G.711 with loss concealment (G.711 appendix I): whoever receives with WebRTC conceals.
const g711: CodecModel = { ie: 0, bpl: 25.1, delayMs: 20 }
const codecs: Readonly<Record<string, CodecModel>> = {
  pcmu: g711,
  pcma: g711,
  // G.113 has no value for Opus: it is taken for no better than G.711, which it is at least.
  opus: { ...g711, delayMs: 26.5 },
  g722: { ...g711, delayMs: 22 },
  g729: { ie: 11, bpl: 19, delayMs: 35 },
  g723: { ie: 15, bpl: 16.1, delayMs: 67.5 },
}

/** Of a perfect connection, with every parameter at its default (ITU-T G.107, clause 7.7). */
const perfect = 93.2

export type Heard = {
  readonly codec: string
  /** From one mouth to the other ear, in milliseconds. */
  readonly oneWayMs: number
  /** 0 to 100. */
  readonly lossPercent: number
}

/**
 * The transmission rating R of the E-model (ITU-T G.107), 0 to 93.2, with what a softphone can measure: delay (as
 * simplified by Cole and Rosenbluth, 2001, equation 5) and loss (clause 7.5, random loss).
 */
export function ratingOf({ codec, oneWayMs, lossPercent }: Heard): number {
  const { ie, bpl } = modelOf(codec)
  const delay = 0.024 * oneWayMs + 0.11 * Math.max(0, oneWayMs - 177.3)
  const loss = ie + ((95 - ie) * lossPercent) / (lossPercent + bpl)
  return Math.max(0, perfect - delay - loss)
}

/** The mean opinion score of a rating, 1 to 4.5 (ITU-T G.107, annex B). */
export function opinionOf(rating: number): number {
  if (rating <= 0) return 1
  if (rating >= 100) return 4.5
  return Math.max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6)
}

/** How long a codec takes by itself, with a frame of 20 ms, in milliseconds. */
export function codecDelayMs(codec: string): number {
  return modelOf(codec).delayMs
}

function modelOf(codec: string): CodecModel {
  return codecs[codec.toLowerCase()] ?? g711
}
