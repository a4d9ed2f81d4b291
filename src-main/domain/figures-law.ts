import type { Agent } from '../contract/agents.ts'
import { fewestPeople } from '../contract/figures.ts'
import type { WorkerBasis } from '../contract/worker-basis.ts'

/*
 * Team first. Art. 4 legge 300/1970: what lets a house watch single workers from afar needs an agreement with the unions
 * or an authorisation. So figures of one worker, or of a group chosen out of the house that is as good as one, are shown
 * only where that has been entered, and it goes with them. The house as a whole is nobody picked out.
 */

export type Whose = { readonly deskId: string | null; readonly agentId: string | null }

/** `people`: workers with a contact in what was counted. */
export function whyWithheld(
  { deskId, agentId }: Whose,
  people: number,
  basis: WorkerBasis | null,
): 'one-worker' | 'few-people' | null {
  if (basis !== null) return null
  if (agentId !== null) return 'one-worker'
  return isFew({ deskId, agentId }, people) ? 'few-people' : null
}

/** Whether the basis has to be shown and printed with the figures. */
export function needsBasis(whose: Whose, people: number): boolean {
  return whose.agentId !== null || isFew(whose, people)
}

/** Where nobody did anything, nobody is watched. */
function isFew({ deskId }: Whose, people: number): boolean {
  return deskId !== null && people > 0 && people < fewestPeople
}

/** Who enters the agreement or authorisation; roles help against mistakes and protect nothing. */
export function mayEnterBasis(me: Pick<Agent, 'role'> | null): boolean {
  return me?.role === 'administrator'
}
