import { CallRecord } from '../contract/calls.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'
import type { Whose } from '../domain/figures-law.ts'
import type { Span } from '../domain/spans.ts'

/** Calls from before there were colleagues to ask say nothing of them. */
const Said = CallRecord.pick({
  direction: true,
  answeredAt: true,
  passedOn: true,
  consultFor: true,
  wrapUpMs: true,
  agentId: true,
  caseId: true,
})

type Row = [id: Buffer, receivedAt: number, record: string]

export type AnsweredCall = {
  readonly id: Buffer
  /** UTC milliseconds. */
  readonly receivedAt: number
  /** Until the answer; null where it was us who called. */
  readonly waitedSeconds: number | null
  readonly wrapUpSeconds: number | null
}

/** Answered calls with customers by when they rang, of those who were asked for. */
export function createAnsweredCalls(db: Database, { deskId, agentId }: Whose) {
  // Any other index would have each record parsed for whether it was answered.
  const select = db
    .prepare<[number, number], Row>(
      `SELECT id, received_at, record FROM call INDEXED BY call_counted
       WHERE received_at >= ? AND received_at < ? AND answered = 1`,
    )
    .raw()
  const selectDesk = db.prepare<[Buffer, Buffer], 1>(
    'SELECT 1 FROM customer_case WHERE id = ? AND desk_now = ?',
  )

  function isOurs(call: Pick<CallRecord, 'agentId' | 'caseId'>): boolean {
    if (agentId !== null && call.agentId !== agentId) return false
    if (deskId === null) return true
    return call.caseId !== null && selectDesk.get(uuidToBlob(call.caseId), uuidToBlob(deskId)) !== undefined
  }

  return ({ from, to }: Span, tell: (call: AnsweredCall) => void): void => {
    for (const [id, receivedAt, record] of select.iterate(from, to)) {
      const call = Said.parse(JSON.parse(withoutPoints(record)))
      if (call.answeredAt === null || !isWithCustomer(call) || !isOurs(call)) continue
      tell({
        id,
        receivedAt,
        waitedSeconds: call.direction === 'in' ? Math.max(0, call.answeredAt - receivedAt) / 1000 : null,
        wrapUpSeconds: call.wrapUpMs === null ? null : call.wrapUpMs / 1000,
      })
    }
  }
}

const points = '"points":['

/**
 * A record without how the call was heard, which is nine tenths of it: to parse that takes longer than all the rest. The
 * points are flat, and inside of a text the quotes would be escaped.
 */
function withoutPoints(record: string): string {
  const from = record.indexOf(points)
  if (from < 0) return record
  return record.slice(0, from + points.length) + record.slice(record.indexOf(']', from))
}

/** A colleague who asks about somebody that waits on another line is no customer. */
function isWithCustomer({ passedOn, consultFor }: Pick<CallRecord, 'passedOn' | 'consultFor'>): boolean {
  return passedOn?.how !== 'asks' && consultFor === null
}
