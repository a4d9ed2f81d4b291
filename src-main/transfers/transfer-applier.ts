import type { CreateApplier } from '../database/apply.ts'
import { uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'

/** What was chosen when somebody was about to transfer; how it ended is said later under the same id. */
export const createTransferApplier: CreateApplier<'transfer:decided'> = (db) => {
  const upsert = db.prepare(`
    INSERT INTO transfer_decision
      (id, clock, seat, call_id, customer_id, at, agent_id, initials, choice, reason, promise_id, succeeded)
    VALUES
      (@id, @clock, @seat, @callId, @customerId, @at, @agentId, @initials, @choice, @reason, @promiseId, @succeeded)
    ON CONFLICT (id) DO UPDATE SET clock = excluded.clock, seat = excluded.seat, succeeded = excluded.succeeded
    WHERE (excluded.clock, excluded.seat) > (transfer_decision.clock, transfer_decision.seat)
  `)
  return {
    'transfer:decided': ({ decision }, { clock, seat }) => {
      upsert.run({
        ...decision,
        id: uuidToBlob(decision.id),
        clock,
        seat: uuidToBlob(seat),
        callId: uuidToBlob(decision.callId),
        customerId: uuidToBlobOrNull(decision.customerId),
        agentId: uuidToBlobOrNull(decision.agentId),
        promiseId: uuidToBlobOrNull(decision.promiseId),
        succeeded: decision.succeeded === null ? null : Number(decision.succeeded),
      })
    },
  }
}
