import type { Agent } from '../contract/agents.ts'
import type { AgentId } from '../contract/ids.ts'

/** Initials that more than one of them has: two seats may have given the same, and nobody is refused. */
export function sharedInitials(agents: readonly Pick<Agent, 'initials'>[]): ReadonlySet<string> {
  const seen = new Set<string>()
  return new Set(
    agents.flatMap(({ initials }) => {
      if (seen.has(initials)) return initials
      seen.add(initials)
      return []
    }),
  )
}

/**
 * A signature that tells two people apart: initials, with the name behind them where somebody else has the same.
 * `initials` are those of the time of writing; null: nobody signed.
 */
export function signatureOf(
  initials: string | null,
  agentId: AgentId | null,
  agents: readonly Agent[],
): string | null {
  if (initials === null || agentId === null) return initials
  const name = agents.find(({ id }) => id === agentId)?.name
  const others = agents.some((agent) => agent.id !== agentId && agent.initials === initials)
  return others && name !== undefined ? `${initials} (${name})` : initials
}
