import { useCallback } from 'react'
import type { AgentId } from '../../src-main/contract/ids.ts'
import { useConsole, useTexts } from '../state/console-context.tsx'

/** A person's name, or the initials they had, where nobody here knows them; a pack may tell neither. */
export function useNames(): (agentId: AgentId | null, initials: string | null) => string {
  const agents = useConsole((state) => state.agents)
  const { somebody } = useTexts().scoring
  return useCallback(
    (agentId, initials) => agents.find(({ id }) => id === agentId)?.name ?? initials ?? somebody,
    [agents, somebody],
  )
}
