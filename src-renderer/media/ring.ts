import type { Call } from '../../src-main/contract/calls.ts'
import type { CallId } from '../../src-main/contract/ids.ts'
import { ringPlan } from './ring-plan.ts'
import type { Played, Sound } from './sound.ts'

export type RingerParts = {
  readonly ring: Sound
  readonly ringback: Sound
  readonly waiting: Sound
  /** Silent; starting it tells whether sounds are allowed. */
  readonly probe: Sound
  hears(callId: CallId): boolean
  /** The ring tone cannot be heard, or can be again. */
  blocked(on: boolean): void
}

export type Ringer = {
  /** Call it whenever the calls change, and now and then while one alerts. */
  follow(calls: readonly Call[]): void
  /** Tries whether sounds are allowed: at the start, and after each touch while they are not. */
  tryOut(): Promise<void>
  silence(): void
}

/** Ring tone, ringback and the soft sign of a waiting call, by what the calls are doing. */
export function createRinger(parts: RingerParts): Ringer {
  let loop: 'ring' | 'ringback' | null = null
  const told = new Set<CallId>()

  async function start(sound: Sound): Promise<void> {
    const result: Played = await sound.start()
    if (result === 'blocked') parts.blocked(true)
    if (result === 'playing') parts.blocked(false)
  }

  function change(next: 'ring' | 'ringback' | null): void {
    if (next === loop) return
    if (loop) parts[loop].stop()
    loop = next
    if (next) void start(parts[next])
  }

  return {
    follow(calls) {
      const plan = ringPlan(calls, parts.hears)
      change(plan.loop)
      for (const id of plan.waiting) {
        if (!told.has(id)) void parts.waiting.start()
        told.add(id)
      }
      for (const id of told) if (!plan.waiting.includes(id)) told.delete(id)
    },
    async tryOut() {
      await start(parts.probe)
      // A ring that was kept back begins as soon as it may.
      if (loop) await start(parts[loop])
    },
    silence() {
      change(null)
      told.clear()
    },
  }
}
