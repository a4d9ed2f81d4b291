import type { Call } from '../../src-main/contract/calls.ts'
import type { ParkedCall } from '../../src-main/contract/parking.ts'
import { holdLevel, holdNags } from '../../src-main/domain/hold.ts'
import type { Sound } from './sound.ts'

/** By how long somebody waits: one tone, two, three. */
export type NagSounds = readonly [Sound, Sound, Sound]

export type HoldNagParts = {
  /** Aloud, while the operator talks to nobody and may have laid the headset down. */
  readonly aloud: NagSounds
  /** In the headset, while they talk to somebody else: loudspeakers would be heard in that call. */
  readonly inTheEar: NagSounds
}

export type HoldNag = {
  follow(calls: readonly Call[], parked: readonly Pick<ParkedCall, 'id' | 'since'>[], now: number): void
}

/**
 * Reminds the operator of whoever waits, on hold or in the parking, every half minute; a sound of this machine, never
 * part of a call.
 */
export function createHoldNag({ aloud, inTheEar }: HoldNagParts): HoldNag {
  /** By call and beginning of the wait: how often it was reminded of. */
  let known = new Map<string, number>()
  let begunAt: number | null = null

  return {
    follow(calls, parked, now) {
      begunAt ??= now
      const next = new Map<string, number>()
      let longest: number | null = null
      for (const { id, since } of [...heldOf(calls), ...parked]) {
        const held = now - since
        const key = `${id} ${since}`
        const nags = holdNags(held)
        // One that waited already when the window came back is reminded of at its next turn.
        const unsaid = since < begunAt ? nags : 0
        if (nags > (known.get(key) ?? unsaid)) longest = Math.max(longest ?? 0, held)
        next.set(key, nags)
      }
      known = next
      if (longest === null) return
      const sounds = calls.some(({ state }) => state === 'talking') ? inTheEar : aloud
      void sounds[Math.max(1, holdLevel(longest)) - 1]?.start()
    },
  }
}

function heldOf(calls: readonly Call[]) {
  return calls.flatMap(({ id, heldSince }) => (heldSince === null ? [] : [{ id, since: heldSince }]))
}
