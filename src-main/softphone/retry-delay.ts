import type { LineTrouble } from '../contract/line.ts'
import type { Timing } from './timing.ts'
import { needsPatience } from './trouble.ts'

/**
 * Milliseconds until the next attempt: doubled with each failure, jittered between half and whole, capped low
 * while the line has been away for minutes and higher afterwards.
 */
export function retryDelay(given: {
  readonly failures: number
  readonly failingForMs: number
  readonly trouble: LineTrouble
  readonly timing: Timing
}): number {
  const { timing, failures } = given
  const patient = needsPatience(given.trouble) || given.failingForMs >= timing.patientAfterMs
  const cap = patient ? timing.patientCapMs : timing.eagerCapMs
  const whole = needsPatience(given.trouble)
    ? cap
    : Math.min(cap, timing.firstRetryMs * 2 ** Math.min(failures, 20))
  return whole * (0.5 + Math.random() / 2)
}
