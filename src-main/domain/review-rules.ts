import { type Agent, worksHere } from '../contract/agents.ts'
import type { Interaction } from '../contract/history.ts'

type Somebody = Pick<Agent, 'id' | 'role'>
type Contact = Pick<Interaction, 'agentId' | 'channel'>

/** Leads review, and nobody reviews what they did themselves. */
export function mayReview(me: Somebody | null, contact: Contact): boolean {
  return me?.role === 'lead' && isReviewable(contact) && contact.agentId !== me.id
}

/** What no person of ours did cannot be reviewed, nor a note that stands alone. No agent: null, or empty. */
export function isReviewable({ agentId, channel }: { agentId: string | null; channel: string }): boolean {
  return agentId !== null && agentId !== '' && channel !== 'event' && channel !== 'note'
}

/** Of a single person's work only that person and the leads know. */
export function mayReadReviews(me: Somebody | null, { agentId }: Contact): boolean {
  if (me === null || !worksHere(me)) return false
  return me.role === 'lead' || agentId === me.id
}

export function maySetSheets(me: Somebody | null): boolean {
  return me?.role === 'lead' || me?.role === 'administrator'
}
