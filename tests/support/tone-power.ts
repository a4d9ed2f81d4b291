import { readFileSync } from 'node:fs'

const rate = 8_000
const headerBytes = 44

/**
 * How much of a 16-bit mono WAV of 8 kHz is the tone `hertz`, from 0 to 1 of its whole energy (Goertzel, half-seconds
 * averaged): music and speech have a few thousandths of it, a tone alone has nearly all.
 */
export function toneShare(file: string, hertz: number): number {
  const bytes = readFileSync(file).subarray(headerBytes)
  const samples = new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~1)))
  const window = rate / 2
  let tone = 0
  let all = 0
  for (let start = 0; start + window <= samples.length; start += window) {
    const part = samples.subarray(start, start + window)
    tone += goertzel(part, hertz)
    all += part.reduce((sum, sample) => sum + sample * sample, 0)
  }
  return all === 0 ? 0 : tone / all
}

/** Which of these tones is loudest in samples of 8 kHz. */
export function loudestTone(samples: Int16Array, tones: readonly number[]): number {
  const powers = tones.map((hertz) => goertzel(samples, hertz))
  return tones[powers.indexOf(Math.max(...powers))] ?? 0
}

/** Energy of the tone in these samples, in the units of the sum of their squares. */
function goertzel(samples: Int16Array, hertz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / rate)
  let [last, before] = [0, 0]
  for (const sample of samples) [last, before] = [sample + turn * last - before, last]
  const power = last * last + before * before - turn * last * before
  return (2 * power) / samples.length
}
