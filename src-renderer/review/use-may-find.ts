import { mayFind } from '../../src-main/domain/finding-rules.ts'
import { useConsole } from '../state/console-context.tsx'

/** Whether who sits here looks through everybody's contacts. */
export function useMayFind(): boolean {
  return useConsole(({ agents, agentId }) => mayFind(agents.find(({ id }) => id === agentId) ?? null))
}
