import type { Agent } from '../contract/agents.ts'

/*
 * What a contact is found by that is not written on it, but follows from what came before and after. Kept beside it at
 * each write; a property test compares it with a recount.
 */

/** A promise belongs to the contact in which it was given: the last one before it that began at most so long ago. */
export const promiseAfterContactMs = 12 * 3_600_000

const hourMs = 3_600_000

/** Whole hours, rounded up, since the customer came to us before (UTC milliseconds); «within N days» is N × 24. */
export function hoursSince(before: number, at: number): number {
  return Math.ceil((at - before) / hourMs)
}

/** Leads and administrators look through everybody's contacts; roles help against mistakes and protect nothing. */
export function mayFind(me: Pick<Agent, 'role'> | null): boolean {
  return me?.role === 'lead' || me?.role === 'administrator'
}
