import type { CallId, Time } from '../contract/ids.ts'
import { type TransferChoice, TransferDecision } from '../contract/ledger.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob, uuidFromBlobOrNull, uuidToBlob } from '../database/uuid.ts'

type DecisionRow = {
  id: Buffer
  call_id: Buffer
  customer_id: Buffer | null
  at: number
  agent_id: Buffer | null
  initials: string | null
  choice: string
  reason: string | null
  promise_id: Buffer | null
  succeeded: number | null
}

/** What was chosen at the transfer gate. `db` may be read-only. */
export function createTransferRepository(db: Database) {
  const selectOfCall = db.prepare<[Buffer], DecisionRow>(
    'SELECT * FROM transfer_decision WHERE call_id = ? ORDER BY at, id',
  )
  const count = db.prepare<[number, number], { choice: TransferChoice; times: number }>(
    'SELECT choice, count(*) AS times FROM transfer_decision WHERE at >= ? AND at < ? GROUP BY choice',
  )

  return {
    ofCall(callId: CallId): readonly TransferDecision[] {
      return selectOfCall.all(uuidToBlob(callId)).map(toDecision)
    },
    /** How often each way was chosen from `from` to before `to`, UTC milliseconds. */
    counts(from: Time, to: Time): Record<TransferChoice, number> {
      const counted: Record<TransferChoice, number> = { ask: 0, promise: 0, transfer: 0 }
      for (const { choice, times } of count.all(from, to)) counted[choice] = times
      return counted
    },
  }
}

function toDecision(row: DecisionRow): TransferDecision {
  return TransferDecision.parse({
    id: uuidFromBlob(row.id),
    callId: uuidFromBlob(row.call_id),
    customerId: uuidFromBlobOrNull(row.customer_id),
    at: row.at,
    agentId: uuidFromBlobOrNull(row.agent_id),
    initials: row.initials,
    choice: row.choice,
    reason: row.reason,
    promiseId: uuidFromBlobOrNull(row.promise_id),
    succeeded: row.succeeded === null ? null : row.succeeded === 1,
  })
}
