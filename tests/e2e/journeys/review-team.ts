import { uuidv7 } from 'uuidv7'
import { Agent } from '../../../src-main/contract/agents.ts'
import type { Change } from '../../../src-main/contract/changes.ts'
import type { Interaction } from '../../../src-main/contract/history.ts'
import { created, interactionAdded, noteAdded, phoneAdded } from '../../support/make-changes.ts'
import { mariasNumber } from './people.ts'
import { giulia } from './stage.ts'

export const hour = 3_600_000
export const luca = Agent.parse({ id: uuidv7(), name: 'Luca Tosi', initials: 'LT', role: 'operator' })
export const carla = Agent.parse({ id: uuidv7(), name: 'Carla Neri', initials: 'CN', role: 'lead' })
export const byLuca = { agentId: luca.id, initials: 'LT' }

/** Giulia and Carla lead; Luca spoke with Maria an hour ago and wrote `text`. */
export function lucaSpokeWithMaria(text: string, call: Partial<Interaction> = {}): readonly Change[] {
  const at = Date.now() - hour
  const maria = created({ name: 'Maria Rossi' })
  const spoken = interactionAdded(maria.customerId, { at, summary: '', ...byLuca, ...call })
  return [
    { kind: 'agent:changed', agentId: giulia.id, fields: { role: 'lead' } },
    { kind: 'agent:added', agent: luca },
    { kind: 'agent:added', agent: carla },
    maria,
    phoneAdded(maria.customerId, mariasNumber),
    spoken,
    noteAdded(maria.customerId, { ...byLuca, at, interactionId: spoken.interaction.id, text }),
  ]
}
