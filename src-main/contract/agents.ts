import { z } from 'zod'
import { AgentId } from './ids.ts'

/** Chosen at start: a help against mistakes, no protection. */
export const Role = z.enum([
  'operator',
  'lead',
  'administrator',
  'former', // has left the house: signed what they wrote, and is offered for nothing any more
])
export type Role = z.infer<typeof Role>

export const Initials = z
  .string()
  .trim()
  .regex(/^\p{Lu}[\p{L}\d]{0,3}$/u)
export type Initials = z.infer<typeof Initials>

export const Agent = z.object({
  id: AgentId,
  name: z.string().trim().min(1).max(120),
  initials: Initials,
  role: Role,
})
export type Agent = z.infer<typeof Agent>

/** Whether somebody still answers here. */
export function worksHere({ role }: Pick<Agent, 'role'>): boolean {
  return role !== 'former'
}

/** What somebody new can be. */
export const rolesAtWork = Role.options.filter((role) => worksHere({ role }))

export const AgentDraft = Agent.omit({ id: true })
export type AgentDraft = z.infer<typeof AgentDraft>
