import type { RingTone } from '../../src-main/contract/accounts.ts'

export type Tone = { readonly hertz: number; readonly ms: number; readonly volume: number }

const rate = 8_000
const headerBytes = 44
/** Faded in and out, so that no tone begins or ends with a click. */
const fadeSamples = 80

/** Ringback as heard in Italy: 425 Hz, one second on and four off (ITU-T E.180 supplement 2). */
export const ringbackTones: readonly Tone[] = [
  { hertz: 425, ms: 1_000, volume: 0.12 },
  { hertz: 0, ms: 4_000, volume: 0 },
]
/** Somebody is waiting while another call goes on: once, and soft. */
export const waitingTones: readonly Tone[] = [{ hertz: 660, ms: 180, volume: 0.08 }]
/** Somebody waits on hold: one tone, two or three of them, by how long. */
export function holdTones(times: 1 | 2 | 3): readonly Tone[] {
  return Array.from({ length: times }, () => [
    { hertz: 784, ms: 110, volume: 0.16 },
    { hertz: 0, ms: 130, volume: 0 },
  ]).flat()
}
/** Heard by nobody; tells whether the page may make a sound at all. */
export const silentTones: readonly Tone[] = [{ hertz: 0, ms: 60, volume: 0 }]
export const testTones: readonly Tone[] = [
  { hertz: 523, ms: 220, volume: 0.2 },
  { hertz: 0, ms: 60, volume: 0 },
  { hertz: 659, ms: 320, volume: 0.2 },
]

const note = (hertz: number, ms: number, volume: number): Tone => ({ hertz, ms, volume })
const silence = (ms: number): Tone => note(0, ms, 0)
const times = (count: number, tones: readonly Tone[]): readonly Tone[] =>
  Array.from({ length: count }, () => tones).flat()

/** One round of each; they are played again and again, and differ in rhythm as well as in height. */
export const ringTones: Readonly<Record<Exclude<RingTone, 'house'>, readonly Tone[]>> = {
  bell: [...times(10, [note(950, 50, 0.24), note(1_180, 50, 0.24)]), silence(2_600)],
  soft: [note(523, 300, 0.2), note(659, 300, 0.2), note(784, 500, 0.2), silence(2_400)],
  bright: [
    ...times(2, [note(1_047, 110, 0.24), note(1_319, 110, 0.24), note(1_568, 220, 0.24), silence(160)]),
    silence(1_900),
  ],
  pulse: [...times(3, [note(660, 130, 0.26), silence(90)]), silence(1_500)],
}

/** The tones one after the other as a WAV file: 16 bit, mono, 8 kHz. */
export function wavOf(tones: readonly Tone[]): Uint8Array<ArrayBuffer> {
  const samples = tones.flatMap(samplesOf)
  const bytes = new Uint8Array(headerBytes + samples.length * 2)
  const view = new DataView(bytes.buffer)
  writeHeader(bytes, view, samples.length * 2)
  for (const [index, sample] of samples.entries())
    view.setInt16(headerBytes + index * 2, Math.round(sample * 32_767), true)
  return bytes
}

function samplesOf({ hertz, ms, volume }: Tone): number[] {
  const length = Math.round((rate * ms) / 1_000)
  return Array.from({ length }, (_, index) => {
    const fade = Math.min(1, index / fadeSamples, (length - index) / fadeSamples)
    return hertz === 0 ? 0 : volume * fade * Math.sin((2 * Math.PI * hertz * index) / rate)
  })
}

function writeHeader(bytes: Uint8Array, view: DataView, dataBytes: number): void {
  const text = (at: number, value: string) => bytes.set(new TextEncoder().encode(value), at)
  text(0, 'RIFF')
  view.setUint32(4, headerBytes - 8 + dataBytes, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  text(36, 'data')
  view.setUint32(40, dataBytes, true)
}
