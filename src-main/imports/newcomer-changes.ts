import { randomFillSync } from 'node:crypto'
import { V7Generator } from 'uuidv7'
import type { Agent } from '../contract/agents.ts'
import type { Change, ChangeOf } from '../contract/changes.ts'
import type { Code, ContactPointId, CustomerId, NoteId } from '../contract/ids.ts'
import type { WrittenChanges } from '../database/bulk.ts'
import type { Newcomer } from './candidate.ts'
import type { PreparedNewcomer } from './prepared-rows.ts'

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

/** Gives a newcomer ids, and writes out what the log will say of each change. */
export function prepareNewcomer(newcomer: Newcomer, at: number): PreparedNewcomer {
  const { phones, emails, notes } = newcomer
  const ids = Array.from({ length: 1 + phones.length + emails.length + notes.length }, newId)
  const [created, ...points] = changesOf({ ...newcomer, ids, payloads: [] }, at, null)
  const payloads = points.map((change) => (change.kind === 'note:added' ? '' : JSON.stringify(change)))
  return { ...newcomer, ids, payloads: [JSON.stringify(created), ...payloads] }
}

/**
 * The group of changes that makes one card. What the file calls a note becomes a note on the card, signed by whoever
 * imports it and dated with the import: there it is searched and corrected as any other.
 */
export function newcomerChanges(
  newcomer: PreparedNewcomer,
  code: Code,
  at: number,
  agent: Pick<Agent, 'id' | 'initials'> | null,
): WrittenChanges {
  const [created, ...points] = changesOf(newcomer, at, agent)
  const [said = '', ...payloads] = newcomer.payloads
  return {
    changes: [{ ...created, code }, ...points],
    // The code is the one thing that is known only now: it stands last.
    payloads: [`${said.slice(0, -1)},"code":"${code}"}`, ...payloads.map((payload) => payload || null)],
  }
}

/** The card first; what hangs on it in the order of its ids. */
function changesOf(
  { fields, sourceKey, phones, emails, notes, ids }: PreparedNewcomer,
  at: number,
  agent: Pick<Agent, 'id' | 'initials'> | null,
): readonly [Omit<ChangeOf<'customer:created'>, 'code'>, ...Change[]] {
  let used = 0
  // Made by the generator above, in this thread or the other one: nobody else's, and no need to parse a million.
  const next = <T extends string>(): T => (ids[used++] ?? '') as T
  const customerId = next<CustomerId>()
  const created = { kind: 'customer:created', customerId, createdAt: at, fields, sourceKey } as const
  const points: Change[] = []
  for (const phone of phones)
    points.push({ kind: 'phone:added', customerId, phone: { ...phone, id: next<ContactPointId>() } })
  for (const email of emails)
    points.push({ kind: 'email:added', customerId, email: { ...email, id: next<ContactPointId>() } })
  const signed = { agentId: agent?.id ?? null, initials: agent?.initials ?? null }
  const alone = { customerId, interactionId: null, callId: null, caseId: null, corrects: null }
  for (const text of notes)
    points.push({ kind: 'note:added', note: { id: next<NoteId>(), ...alone, ...signed, at, text } })
  return [created, ...points]
}
