import type { Agent } from '../contract/agents.ts'
import type { Change } from '../contract/changes.ts'
import type { Author } from './door.ts'

/** What a feature's handlers need to write; a store, the clock and the agent at the desk give it. */
export type WriteContext = {
  /** Resolves after the commit; rejects with nothing written. */
  record(changes: readonly Change[], by: Author): Promise<unknown>
  /** UTC milliseconds. */
  now(): number
  /** Who sits at the desk; null before anybody was chosen. */
  agent(): Agent | null
  /** A new UUIDv7. */
  newId(): string
}

/** Signs what the agent at the desk writes. */
export function signature({ agent }: Pick<WriteContext, 'agent'>) {
  const current = agent()
  return { agentId: current?.id ?? null, initials: current?.initials ?? null }
}

/** Author of a change that the agent at the desk makes. */
export function authorOf({ agent }: Pick<WriteContext, 'agent'>): Author {
  return { agentId: agent()?.id ?? null }
}
