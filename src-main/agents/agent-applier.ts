import { AgentDraft } from '../contract/agents.ts'
import type { ChangeOf, ChangeStamp } from '../contract/changes.ts'
import type { CreateApplier } from '../database/apply.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'

export const createAgentApplier: CreateApplier<'agent:added' | 'agent:changed'> = (db) => {
  const insert = db.prepare<[Buffer, string, string, string]>(
    'INSERT INTO agent (id, name, initials, role) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  return {
    'agent:added': ({ agent }) => {
      insert.run(uuidToBlob(agent.id), agent.name, agent.initials, agent.role)
    },
    'agent:changed': createChanged(db),
  }
}

/** A foreign key fails when the agent is not there yet, and the door lets the change wait. */
function createChanged(db: Database) {
  const insertRegister = db.prepare<[Buffer, string, number, Buffer, string]>(`
    INSERT INTO agent_register (agent_id, field, clock, seat, value) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
  `)
  const isOutdated = db.prepare<[Buffer, string, number, Buffer]>(`
    SELECT 1 FROM agent_register WHERE agent_id = ? AND field = ? AND (clock, seat) > (?, ?)
  `)
  const updates = {
    name: db.prepare<[string, Buffer]>('UPDATE agent SET name = ? WHERE id = ?'),
    initials: db.prepare<[string, Buffer]>('UPDATE agent SET initials = ? WHERE id = ?'),
    role: db.prepare<[string, Buffer]>('UPDATE agent SET role = ? WHERE id = ?'),
  }

  return ({ agentId, fields }: ChangeOf<'agent:changed'>, { clock, seat }: ChangeStamp) => {
    const id = uuidToBlob(agentId)
    const writer = uuidToBlob(seat)
    const { name, initials, role } = AgentDraft.partial().parse(fields)
    for (const [field, value] of Object.entries({ name, initials, role })) {
      if (value === undefined) continue
      insertRegister.run(id, field, clock, writer, value)
      if (isOutdated.get(id, field, clock, writer) !== undefined) continue
      updates[field as keyof typeof updates].run(value, id)
    }
  }
}
