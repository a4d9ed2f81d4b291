import type { CallRecord } from '../contract/calls.ts'
import { Interaction } from '../contract/history.ts'
import { AgentId, CustomerId, type InteractionId } from '../contract/ids.ts'
import type { Applier } from '../database/apply.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob, uuidFromBlobOrNull, uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'
import { traceOfCall, traceOfContact } from '../domain/missed-calls.ts'
import { createMissedUpkeep, type Directory, type MissedUpkeep, type Traced } from './missed-upkeep.ts'

/** What can change who was missed, who was reached, or whose call it was. */
type Followed =
  | 'call:logged'
  | 'interaction:added'
  | 'interaction:concluded'
  | 'customer:merged'
  | 'customer:merge-undone'
  | 'phone:added'
  | 'phone:range-set'
  | 'contact-point:removed'

const Said = Interaction.pick({ channel: true, direction: true, outcome: true, collectedBy: true })
type ContactRow = {
  customer_id: Buffer
  channel: string
  direction: string
  at: number
  agent_id: Buffer | null
  call_id: Buffer | null
  collected_by: string | null
  outcome: string | null
}

/** Each kind as its own feature applies it, and after that what follows for the missed calls. */
export function createMissedCallApplier(
  db: Database,
  inner: Applier<Followed>,
  directory: Directory,
): Applier<Followed | 'missed-call:closed'> {
  const upkeep = createMissedUpkeep(db, directory)
  return {
    ...followCalls(db, inner, upkeep),
    ...followCards(inner, upkeep),
    'missed-call:closed': createClosing(db, upkeep),
  }
}

function followCalls(
  db: Database,
  inner: Applier<Followed>,
  upkeep: MissedUpkeep,
): Applier<'call:logged' | 'interaction:added' | 'interaction:concluded'> {
  const selectClock = db.prepare<[Buffer], number>('SELECT clock FROM call WHERE id = ?').pluck()
  const contactSays = createContactReader(db, upkeep)
  return {
    'call:logged'(change, stamp) {
      inner['call:logged'](change, stamp)
      // A step that came late says less than what is known already.
      if (selectClock.get(uuidToBlob(change.call.id)) === stamp.clock)
        upkeep.traced({ ...tracedCall(change.call), seat: stamp.seat })
    },
    'interaction:added'(change, stamp) {
      inner['interaction:added'](change, stamp)
      const { id, direction, callId } = change.interaction
      if (direction === 'out' && callId === null && stamp.importId === null) contactSays(id)
    },
    'interaction:concluded'(change, stamp) {
      inner['interaction:concluded'](change, stamp)
      contactSays(change.interactionId)
    },
  }
}

/** As a contact stands now, with what was said of it later. */
function createContactReader(db: Database, upkeep: MissedUpkeep): (id: InteractionId) => void {
  const select = db.prepare<[Buffer], ContactRow>(`
    SELECT customer_id, channel, direction, at, agent_id, call_id, collected_by,
           CASE WHEN concluded_clock IS NULL THEN outcome ELSE concluded_outcome END AS outcome
    FROM interaction WHERE id = ?
  `)
  return (id) => {
    const row = select.get(uuidToBlob(id))
    // A call speaks for itself, by the call log.
    if (row === undefined || row.call_id !== null) return
    const { channel, direction, outcome, collectedBy } = Said.parse({ ...row, collectedBy: row.collected_by })
    const customerId = CustomerId.parse(uuidFromBlob(row.customer_id))
    const agentId = AgentId.nullable().parse(uuidFromBlobOrNull(row.agent_id))
    const said = { channel, direction, outcome, collectedBy, at: row.at, agentId, callId: null }
    upkeep.traced({
      id,
      trace: traceOfContact(said),
      endedAt: null,
      seat: null,
      number: null,
      customerId,
      agentId,
    })
  }
}

function followCards(
  inner: Applier<Followed>,
  upkeep: MissedUpkeep,
): Applier<Exclude<Followed, 'call:logged' | `interaction:${string}`>> {
  return {
    'customer:merged'(change, stamp) {
      inner['customer:merged'](change, stamp)
      upkeep.cardsMoved([change.keptId, change.mergedId])
    },
    'customer:merge-undone'(change, stamp) {
      inner['customer:merge-undone'](change, stamp)
      upkeep.cardsMoved([change.keptId, change.mergedId])
    },
    'phone:added'(change, stamp) {
      inner['phone:added'](change, stamp)
      const { number, extensionDigits = 0 } = change.phone
      upkeep.numberMoved({ number, extensionDigits })
    },
    'phone:range-set'(change, stamp) {
      const { customerId, contactPointId, extensionDigits } = change
      const before = upkeep.phone(customerId, contactPointId)
      inner['phone:range-set'](change, stamp)
      if (before === undefined) return
      upkeep.numberMoved(before)
      upkeep.numberMoved({ ...before, extensionDigits })
    },
    'contact-point:removed'(change, stamp) {
      const before = upkeep.phone(change.customerId, change.contactPointId)
      inner['contact-point:removed'](change, stamp)
      if (before !== undefined) upkeep.numberMoved(before)
    },
  }
}

function createClosing(
  db: Database,
  upkeep: MissedUpkeep,
): Applier<'missed-call:closed'>['missed-call:closed'] {
  const insert = db.prepare<(string | number | Buffer | null)[]>(`
    INSERT INTO missed_call_closing (call_id, clock, seat, at, agent_id, initials) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING
  `)
  return ({ closing: { callId, at, agentId, initials } }, { clock, seat }) => {
    insert.run(uuidToBlob(callId), clock, uuidToBlob(seat), at, uuidToBlobOrNull(agentId), initials)
    upkeep.closed(callId)
  }
}

function tracedCall(call: CallRecord): Omit<Traced, 'seat'> {
  const { id, endedAt, number, customerId, agentId } = call
  return { id, trace: traceOfCall(call), endedAt, number, customerId, agentId }
}
