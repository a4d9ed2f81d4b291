import { useCallback } from 'react'
import type { AgentId } from '../../src-main/contract/ids.ts'
import { useConsole } from '../state/console-context.tsx'

/** A person's name, or the initials they had, where nobody here knows them. */
export function useNames(): (agentId: AgentId | null, initials: string | null) => string {
  const agents = useConsole((state) => state.agents)
  return useCallback(
    (agentId, initials) => agents.find(({ id }) => id === agentId)?.name ?? initials ?? '?',
    [agents],
  )
}
