import type { CreateApplier } from '../database/apply.ts'
import { uuidToBlob } from '../database/uuid.ts'

export const createAgentApplier: CreateApplier<'agent:added'> = (db) => {
  const insert = db.prepare<[Buffer, string, string, string]>(
    'INSERT INTO agent (id, name, initials, role) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  return {
    'agent:added': ({ agent }) => {
      insert.run(uuidToBlob(agent.id), agent.name, agent.initials, agent.role)
    },
  }
}
