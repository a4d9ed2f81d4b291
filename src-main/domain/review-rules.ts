import { type Agent, worksHere } from '../contract/agents.ts'
import type { Interaction } from '../contract/history.ts'

type Somebody = Pick<Agent, 'id' | 'role'>
type Contact = Pick<Interaction, 'agentId' | 'channel'>

/** Leads review, and nobody reviews what they did themselves. What no person of ours did cannot be reviewed. */
export function mayReview(me: Somebody | null, { agentId, channel }: Contact): boolean {
  return me?.role === 'lead' && agentId !== null && channel !== 'event' && agentId !== me.id
}

/** Of a single person's work only that person and the leads know. */
export function mayReadReviews(me: Somebody | null, { agentId }: Contact): boolean {
  if (me === null || !worksHere(me)) return false
  return me.role === 'lead' || agentId === me.id
}

export function maySetSheets(me: Somebody | null): boolean {
  return me?.role === 'lead' || me?.role === 'administrator'
}
