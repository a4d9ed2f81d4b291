import { spawn } from 'node:child_process'

/** Somebody who listens at a loudspeaker. */
export type Ear = {
  /** How much of what sounded in the last 300 ms was this tone, 0 to 1; 0 in silence. */
  share(hertz: number): number
  /** Root of the mean square of what sounded, 0 to 1; 0 in silence. */
  loudness(): number
  close(): void
}

const rate = 8_000
const bytesPerSample = 2
const samplesHeard = (rate * 300) / 1_000
/** Quieter than this is silence: 16 bit samples, root of their mean square. */
const quiet = 30

/** Listens at a source of the sound server: a loudspeaker's monitor. */
export function listenAt(source: string, server: string, env: NodeJS.ProcessEnv): Ear {
  const words = ['--record', '--raw', '--format=s16le', `--rate=${rate}`, '--channels=1', '--latency-msec=40']
  const child = spawn('pacat', [...words, `--server=${server}`, `--device=${source}`], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  // A missing program shows as silence, and the story fails by what was not heard.
  child.once('error', () => undefined)
  let heard = Buffer.alloc(0)
  child.stdout.on('data', (piece: Buffer) => {
    heard = Buffer.concat([heard, piece]).subarray(-(samplesHeard + 1) * bytesPerSample)
  })
  return {
    share: (hertz) => shareOf(samplesOf(heard), hertz),
    loudness: () => loudnessOf(samplesOf(heard)),
    close: () => void child.kill('SIGTERM'),
  }
}

function samplesOf(bytes: Buffer): number[] {
  const count = Math.min(samplesHeard, Math.floor(bytes.length / bytesPerSample))
  return Array.from({ length: count }, (_, index) => bytes.readInt16LE(index * bytesPerSample))
}

function loudnessOf(samples: readonly number[]): number {
  if (samples.length === 0) return 0
  const energy = samples.reduce((sum, sample) => sum + sample * sample, 0)
  const root = Math.sqrt(energy / samples.length)
  return root < quiet ? 0 : root / 32_768
}

/** Goertzel: the energy at one frequency against that of everything. */
function shareOf(samples: readonly number[], hertz: number): number {
  if (samples.length < samplesHeard || loudnessOf(samples) === 0) return 0
  const energy = samples.reduce((sum, sample) => sum + sample * sample, 0)
  const turn = (2 * Math.PI * hertz) / rate
  let [real, imaginary] = [0, 0]
  for (const [index, sample] of samples.entries()) {
    real += sample * Math.cos(turn * index)
    imaginary += sample * Math.sin(turn * index)
  }
  return Math.min(1, (2 * (real * real + imaginary * imaginary)) / (samples.length * energy))
}
