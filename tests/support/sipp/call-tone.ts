/** One sample as G.711 µ-law (ITU-T G.711, table 2a), from 16 bits. */
function toMuLaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0
  const magnitude = Math.min(Math.abs(sample), 32_635) + 132
  const exponent = Math.floor(Math.log2(magnitude)) - 7
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f
  return ~(sign | (exponent << 4) | mantissa) & 0xff
}

/** Each tone for a second, 8 kHz µ-law without a header: by it one can hear later which seconds these were. */
export function tonesOf(hertz: readonly number[]): Buffer {
  const samples = hertz.flatMap((tone) =>
    Array.from({ length: 8_000 }, (_none, index) =>
      Math.round(8_000 * Math.sin((2 * Math.PI * tone * index) / 8_000)),
    ),
  )
  return Buffer.from(samples.map(toMuLaw))
}

/** Three seconds of 425 Hz: what somebody outside "says". */
export function callTone(): Buffer {
  return tonesOf([425, 425, 425])
}
