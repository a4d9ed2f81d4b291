import { randomFillSync } from 'node:crypto'
import { V7Generator } from 'uuidv7'
import type { Agent } from '../contract/agents.ts'
import type { Change } from '../contract/changes.ts'
import { type Code, ContactPointId, CustomerId, NoteId } from '../contract/ids.ts'
import type { Newcomer } from './candidate.ts'

/** The generator's own source asks for eight words at a time, and an import for millions. */
const words = new Uint32Array(4096)
let nextWord = words.length

const identifiers = new V7Generator({
  nextUint32() {
    if (nextWord === words.length) {
      randomFillSync(words)
      nextWord = 0
    }
    const word = words[nextWord] ?? 0
    nextWord += 1
    return word
  },
})
const newId = () => identifiers.generate().toString()

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
  const customerId = CustomerId.parse(newId())
  const changes: Change[] = [{ kind: 'customer:created', customerId, code, createdAt: at, fields, sourceKey }]
  for (const phone of newcomer.phones) {
    const id = ContactPointId.parse(newId())
    changes.push({ kind: 'phone:added', customerId, phone: { ...phone, id } })
  }
  for (const email of newcomer.emails) {
    const id = ContactPointId.parse(newId())
    changes.push({ kind: 'email:added', customerId, email: { ...email, id } })
  }
  for (const text of newcomer.notes) {
    changes.push({
      kind: 'note:added',
      note: {
        id: NoteId.parse(newId()),
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
