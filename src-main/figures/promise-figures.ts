import type { PromiseFigures } from '../contract/figures.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlobOrNull } from '../database/uuid.ts'
import { promiseCounts } from '../domain/figures.ts'
import type { Whose } from '../domain/figures-law.ts'
import type { Span } from '../domain/spans.ts'

type Bound = { from: number; to: number; desk: Buffer | null; agent: Buffer | null }
type Row = { dueAt: number; closedAt: number | null; released: number }

/** Those closed by the customer's own word, where nobody kept it at the same moment. */
const released = `
  (p.closed_at IS NOT NULL AND p.closed_at IS NOT p.kept_at
   AND EXISTS (SELECT 1 FROM promise_release r WHERE r.promise_id = p.id AND r.at = p.closed_at)
   AND NOT EXISTS (SELECT 1 FROM promise_attempt a WHERE a.promise_id = p.id AND a.keeps = 1 AND a.at = p.closed_at))`

/** Promises that fall due in a stretch; of a desk where they are passed on, of a worker those they made. */
export const duePromises = `callback_promise p WHERE p.due_at >= @from AND p.due_at < @to
  AND (@desk IS NULL OR p.desk_id = @desk) AND (@agent IS NULL OR p.agent_id = @agent)`

export const promiseColumns = `p.due_at AS dueAt, p.closed_at AS closedAt, ${released} AS released`

export function createPromiseFigures(db: Database, { deskId, agentId }: Whose) {
  const select = db.prepare<Bound, Row>(`SELECT ${promiseColumns} FROM ${duePromises}`)
  const whose = { desk: uuidToBlobOrNull(deskId), agent: uuidToBlobOrNull(agentId) }
  return ({ from, to }: Span, now: number): PromiseFigures => {
    const figures = { due: 0, kept: 0, late: 0, broken: 0, released: 0, open: 0 }
    for (const { released, ...promise } of select.iterate({ from, to, ...whose })) {
      figures.due += 1
      figures[promiseCounts({ ...promise, released: released === 1 }, now)] += 1
    }
    return figures
  }
}
