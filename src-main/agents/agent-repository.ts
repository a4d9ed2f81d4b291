import { Agent } from '../contract/agents.ts'
import type { AgentId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob, uuidToBlob } from '../database/uuid.ts'

type AgentRow = { id: Buffer; name: string; initials: string; role: string }

export type AgentRepository = ReturnType<typeof createAgentRepository>

/** The people who answer, as any connection that may read sees them. */
export function createAgentRepository(db: Database) {
  const selectAll = db.prepare<[], AgentRow>('SELECT id, name, initials, role FROM agent ORDER BY name, id')
  const selectOne = db.prepare<[Buffer], AgentRow>('SELECT id, name, initials, role FROM agent WHERE id = ?')

  const selectMark = db
    .prepare<[], string>("SELECT coalesce(group_concat(hex(id) || name || initials || role), '') FROM agent")
    .pluck()

  return {
    /** Another text whenever an agent was added or changed, here or on another seat. */
    mark: () => selectMark.get() ?? '',
    /** By name. Two agents may have the same initials: the list shows both. */
    list(): readonly Agent[] {
      return selectAll.all().map(toAgent)
    },
    find(agentId: AgentId): Agent | null {
      const row = selectOne.get(uuidToBlob(agentId))
      return row === undefined ? null : toAgent(row)
    },
  }
}

function toAgent(row: AgentRow): Agent {
  return Agent.parse({ ...row, id: uuidFromBlob(row.id) })
}
