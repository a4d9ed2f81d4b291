import type { Agent } from '../contract/agents.ts'
import { AgentId } from '../contract/ids.ts'
import type { Handlers } from '../contract/requests.ts'
import { success } from '../contract/result.ts'
import { authorOf, type WriteContext } from '../database/write-context.ts'

export type AgentContext = WriteContext & {
  /** After the commit: windows want to know. */
  onAdded(agent: Agent): void
}

export function createAgentHandlers(context: AgentContext): Pick<Handlers, 'agent:add'> {
  return {
    async 'agent:add'(draft) {
      const agent = { id: AgentId.parse(context.newId()), ...draft }
      await context.record([{ kind: 'agent:added', agent }], authorOf(context))
      context.onAdded(agent)
      return success(agent)
    },
  }
}
