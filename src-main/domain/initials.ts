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
 * A signature that tells two people apart: initials, and where somebody else has the same, the first name behind them,
 * or the whole name where that is the same too. `initials` are those of the time of writing; null: nobody signed.
 */
export function signatureOf(
  initials: string | null,
  agentId: AgentId | null,
  agents: readonly Agent[],
): string | null {
  if (initials === null || agentId === null) return initials
  const others = agents.filter((agent) => agent.id !== agentId && agent.initials === initials)
  const name = others.length > 0 ? agents.find(({ id }) => id === agentId)?.name : undefined
  if (name === undefined) return initials
  const isFirstNameEnough = others.every((other) => firstName(other.name) !== firstName(name))
  return `${initials} (${isFirstNameEnough ? firstName(name) : name})`
}

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}
