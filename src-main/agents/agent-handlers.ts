import type { Agent } from '../contract/agents.ts'
import { AgentId } from '../contract/ids.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import { authorOf, type WriteContext } from '../database/write-context.ts'
import type { AgentRepository } from './agent-repository.ts'

export type AgentContext = WriteContext & {
  readonly agents: AgentRepository
  /** After the commit: windows want to know. */
  onAdded(agent: Agent): void
}

export function createAgentHandlers(context: AgentContext): Pick<Handlers, 'agent:add' | 'agent:change'> {
  return {
    async 'agent:add'(draft) {
      const agent = { id: AgentId.parse(context.newId()), ...draft }
      await context.record([{ kind: 'agent:added', agent }], authorOf(context))
      context.onAdded(agent)
      return success(agent)
    },
    /** What is the same as before is not written again. Windows hear of it as of a change from another seat. */
    async 'agent:change'({ agentId, fields }) {
      const before = context.agents.find(agentId)
      if (before === null) return failure('not-found')
      const changed = Object.fromEntries(
        Object.entries(fields).filter(
          ([field, value]) => value !== undefined && before[field as keyof typeof fields] !== value,
        ),
      )
      if (Object.keys(changed).length === 0) return success(before)
      await context.record([{ kind: 'agent:changed', agentId, fields: changed }], authorOf(context))
      return success(context.agents.find(agentId) ?? before)
    },
  }
}
