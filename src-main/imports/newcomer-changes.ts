import { uuidv7 } from 'uuidv7'
import type { Agent } from '../contract/agents.ts'
import type { Change } from '../contract/changes.ts'
import { type Code, ContactPointId, CustomerId, NoteId } from '../contract/ids.ts'
import type { Newcomer } from './candidate.ts'

/**
 * The group of changes that makes one card. What the file calls a note becomes a note on the card, signed by whoever
 * imports it and dated with the import: there it is searched and corrected as any other.
 */
export function newcomerChanges(
  newcomer: Newcomer,
  code: Code,
  at: number,
  agent: Pick<Agent, 'id' | 'initials'> | null,
): readonly Change[] {
  const { fields, sourceKey } = newcomer
  const customerId = CustomerId.parse(uuidv7())
  const changes: Change[] = [{ kind: 'customer:created', customerId, code, createdAt: at, fields, sourceKey }]
  for (const phone of newcomer.phones) {
    const id = ContactPointId.parse(uuidv7())
    changes.push({ kind: 'phone:added', customerId, phone: { ...phone, id } })
  }
  for (const email of newcomer.emails) {
    const id = ContactPointId.parse(uuidv7())
    changes.push({ kind: 'email:added', customerId, email: { ...email, id } })
  }
  for (const text of newcomer.notes) {
    changes.push({
      kind: 'note:added',
      note: {
        id: NoteId.parse(uuidv7()),
        customerId,
        interactionId: null,
        callId: null,
        caseId: null,
        at,
        agentId: agent?.id ?? null,
        initials: agent?.initials ?? null,
        text,
        corrects: null,
      },
    })
  }
  return changes
}
