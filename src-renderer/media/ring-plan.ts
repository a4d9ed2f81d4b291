import type { Call, CallState } from '../../src-main/contract/calls.ts'
import type { CallId } from '../../src-main/contract/ids.ts'

export type RingPlan = {
  readonly loop: 'ring' | 'ringback' | null
  /** Calls that wait while another goes on; each is told once. */
  readonly waiting: readonly CallId[]
}

const engagedStates: readonly CallState[] = ['answering', 'dialling', 'alerting', 'talking', 'held']

/** What this window should sound like. `hears` tells whether the far end sends audio of its own already. */
export function ringPlan(calls: readonly Call[], hears: (callId: CallId) => boolean): RingPlan {
  const ringing = calls.filter(({ state }) => state === 'ringing')
  if (!calls.some(({ state }) => engagedStates.includes(state)))
    return { loop: ringing.length > 0 ? 'ring' : null, waiting: [] }
  const silent = calls.some(({ id, state }) => state === 'alerting' && !hears(id))
  return { loop: silent ? 'ringback' : null, waiting: ringing.map(({ id }) => id) }
}
