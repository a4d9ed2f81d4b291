import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'
import type { Whose } from '../domain/figures-law.ts'
import type { Span } from '../domain/spans.ts'

type Row = [
  id: Buffer,
  receivedAt: number,
  waitedMs: number | null,
  wrapUpMs: number | null,
  caseId: string | null,
]

export type AnsweredCall = {
  readonly id: Buffer
  /** UTC milliseconds. */
  readonly receivedAt: number
  /** Until the answer; null where it was us who called. */
  readonly waitedSeconds: number | null
  readonly wrapUpSeconds: number | null
}

/**
 * All of a call that is counted, as it stands in the index of migration 0074 and has to be spelt there: a record is long,
 * and one value that is not in the index has it read and parsed as a whole.
 */
export const counted = {
  answeredAt: "record ->> '$.answeredAt'",
  wrapUpMs: "record ->> '$.wrapUpMs'",
  agentId: "record ->> '$.agentId'",
  caseId: "record ->> '$.caseId'",
  /** A colleague who asks about somebody that waits on another line is no customer. */
  isWithCustomer: "record ->> '$.passedOn.how' IS NOT 'asks' AND record ->> '$.consultFor' IS NULL",
} as const

/** Answered calls with customers by when they rang, of those who were asked for. */
export function createAnsweredCalls(db: Database, { deskId, agentId }: Whose) {
  const select = db
    .prepare<[number, number, string | null, string | null], Row>(
      `SELECT id, received_at,
         CASE direction WHEN 'in' THEN max(0, ${counted.answeredAt} - received_at) END,
         ${counted.wrapUpMs}, ${counted.caseId}
       FROM call INDEXED BY call_counted
       WHERE received_at >= ? AND received_at < ? AND answered = 1 AND ${counted.isWithCustomer}
         AND (? IS NULL OR ${counted.agentId} = ?)`,
    )
    .raw()
  const selectDesk = db.prepare<[Buffer, Buffer], 1>(
    'SELECT 1 FROM customer_case WHERE id = ? AND desk_now = ?',
  )

  function isOfDesk(caseId: string | null): boolean {
    if (deskId === null) return true
    return caseId !== null && selectDesk.get(uuidToBlob(caseId), uuidToBlob(deskId)) !== undefined
  }

  return ({ from, to }: Span, tell: (call: AnsweredCall) => void): void => {
    for (const [id, receivedAt, waitedMs, wrapUpMs, caseId] of select.iterate(from, to, agentId, agentId)) {
      if (!isOfDesk(caseId)) continue
      tell({
        ...{ id, receivedAt },
        waitedSeconds: waitedMs === null ? null : waitedMs / 1000,
        wrapUpSeconds: wrapUpMs === null ? null : wrapUpMs / 1000,
      })
    }
  }
}
