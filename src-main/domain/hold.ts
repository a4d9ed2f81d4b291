import { type CallRecord, mostHolds } from '../contract/calls.ts'
import type { Time } from '../contract/ids.ts'

type Held = Pick<CallRecord, 'heldSince' | 'heldMs' | 'holds'>

/** How long somebody waits already, in steps that look different: 0 is not yet long. */
export type HoldLevel = 0 | 1 | 2 | 3

/** Milliseconds on hold at which the look changes. */
export const holdLevelsMs = [30_000, 60_000, 120_000] as const

/** Milliseconds between two reminders that somebody waits. */
export const holdNagEveryMs = 30_000

/** Whoever waited less than this need not be greeted anew; milliseconds. */
export const shortHoldMs = 3_000

/** `heldMs`: since the call was put on hold. */
export function holdLevel(heldMs: number): HoldLevel {
  if (heldMs >= holdLevelsMs[2]) return 3
  if (heldMs >= holdLevelsMs[1]) return 2
  return heldMs >= holdLevelsMs[0] ? 1 : 0
}

/** How often it has been reminded of somebody who has waited for `heldMs`. */
export function holdNags(heldMs: number): number {
  return Math.max(0, Math.floor(heldMs / holdNagEveryMs))
}

/**
 * The hold that is on ends at `at` (UTC milliseconds), where one is. `heldMs` is their sum, and that of the times before
 * each was written down. The computer's clock may be set back during a call: a hold never lasted less than nothing.
 */
export function holdOver({ heldSince, heldMs, holds }: Held, at: Time): Held {
  if (heldSince === null) return { heldSince, heldMs, holds }
  const lasted = Math.max(0, at - heldSince)
  // One too many makes the last one longer.
  const kept = holds.slice(0, mostHolds - 1)
  const from = holds[kept.length]?.from ?? heldSince
  const hold = { from, to: Math.max(from, heldSince + lasted) }
  return { heldSince: null, heldMs: heldMs + lasted, holds: [...kept, hold] }
}
