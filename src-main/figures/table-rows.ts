import { mostFigureRows } from '../contract/figures.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlobOrNull } from '../database/uuid.ts'
import { promiseCounts } from '../domain/figures.ts'
import { createMissedRings } from './call-figures.ts'
import { duePromises, promiseColumns } from './promise-figures.ts'
import { type Counted, type ListAsked, type Listed, newestOf } from './row-lists.ts'
import { answeredContacts, markOf } from './satisfaction-figures.ts'

type Bound = { from: number; to: number; desk: Buffer | null; agent: Buffer | null }
type Row = Counted & { closedAt?: number | null; released?: number; total: number }

const ofCall = `received_at AS at, call.customer_id AS customer, c.id AS caseId, c.reference, c.state_now AS state,
  coalesce(record ->> '$.line', '') AS text`
const calls = `call LEFT JOIN customer_case c ON c.id = unhex(replace(record ->> '$.caseId', '-', ''))`
const ourCalls = `${calls}
  WHERE received_at >= @from AND received_at < @to AND answered = 1
    AND (@agent IS NULL OR unhex(replace(record ->> '$.agentId', '-', '')) = @agent)
    AND (@desk IS NULL OR c.desk_now = @desk)
    AND coalesce(record ->> '$.passedOn.how', '') <> 'asks' AND record ->> '$.consultFor' IS NULL`

const tables = {
  answer: `SELECT ${ofCall}, max(0, record ->> '$.answeredAt' - received_at) / 1000.0 AS seconds,
      'answered' AS counts FROM ${ourCalls} AND direction = 'in'`,
  'wrap-up': `SELECT ${ofCall}, record ->> '$.wrapUpMs' / 1000.0 AS seconds, 'wrapped-up' AS counts
    FROM ${ourCalls} AND record ->> '$.wrapUpMs' IS NOT NULL`,
  promises: `SELECT p.due_at AS at, p.customer_id AS customer, p.case_id AS caseId, NULL AS reference,
      NULL AS state, p.what AS text, NULL AS seconds, '' AS counts, ${promiseColumns} FROM ${duePromises}`,
  satisfaction: `SELECT i.at, i.customer_id AS customer, c.id AS caseId, c.reference, c.state_now AS state,
      coalesce(c.subject, i.subject) AS text, NULL AS seconds, 'satisfied-' || ${markOf} AS counts
    FROM ${answeredContacts}`,
} as const

/** Rows that stand in a table as they are counted. */
export function createTableLists(db: Database) {
  const statements = new Map<keyof typeof tables, (bound: Bound) => readonly Row[]>()

  /** Prepared on first use. */
  function rowsOf(figure: keyof typeof tables): (bound: Bound) => readonly Row[] {
    const known = statements.get(figure)
    if (known !== undefined) return known
    const statement = db.prepare<Bound, Row>(
      `SELECT *, count(*) OVER () AS total FROM (${tables[figure]}) ORDER BY at DESC LIMIT ${mostFigureRows}`,
    )
    const all = (bound: Bound) => statement.all(bound)
    statements.set(figure, all)
    return all
  }

  const listOf =
    (figure: keyof typeof tables) =>
    ({ span, deskId, agentId, now }: ListAsked): Listed => {
      const whose = { desk: uuidToBlobOrNull(deskId), agent: uuidToBlobOrNull(agentId) }
      const rows = rowsOf(figure)({ ...span, ...whose })
      return { rows: rows.map((row) => toCounted(row, now)), total: rows[0]?.total ?? 0 }
    }

  return {
    answer: listOf('answer'),
    'wrap-up': listOf('wrap-up'),
    promises: listOf('promises'),
    satisfaction: listOf('satisfaction'),
    missed: createMissedList(db),
  }
}

function toCounted({ closedAt, released, total: _, ...row }: Row, now: number): Counted {
  if (released === undefined) return row
  const promise = { dueAt: row.at, closedAt: closedAt ?? null, released: released === 1 }
  return { ...row, counts: promiseCounts(promise, now) }
}

/** One row a ring, however many seats heard it; `seconds` until somebody spoke with the caller. */
function createMissedList(db: Database) {
  const select = db.prepare<[Buffer], Omit<Counted, 'seconds' | 'counts'>>(
    `SELECT ${ofCall} FROM ${calls} WHERE call.id = ?`,
  )
  return ({ span, customersOnly, ...whose }: ListAsked): Listed =>
    newestOf(createMissedRings(db, whose)(span), ({ id, at, reachedAt }) => {
      const call = select.get(id)
      const seconds = customersOnly || reachedAt === null ? null : (reachedAt - at) / 1000
      const counts = reachedAt === null ? 'missed' : 'recovered'
      return call && { ...call, at, seconds, counts, ...(customersOnly && { state: null }) }
    })
}
