import { useCallback } from 'react'
import type { AgentId } from '../../src-main/contract/ids.ts'
import { signatureOf } from '../../src-main/domain/initials.ts'
import { useConsole } from './console-context.tsx'

/** Says who signed: initials as they were then, with a name behind them where somebody else has the same. */
export function useSignature(): (initials: string | null, agentId: AgentId | null) => string | null {
  const agents = useConsole((state) => state.agents)
  return useCallback((initials, agentId) => signatureOf(initials, agentId, agents), [agents])
}
