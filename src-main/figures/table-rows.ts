import type { Database } from '../database/connection.ts'
import { uuidToBlobOrNull } from '../database/uuid.ts'
import { promiseCounts } from '../domain/figures.ts'
import { type AnsweredCall, createAnsweredCalls } from './answered-calls.ts'
import { createMissedRings } from './call-figures.ts'
import { duePromises, promiseColumns } from './promise-figures.ts'
import { type Counted, type ListAsked, type Listed, newestOf } from './row-lists.ts'
import { answeredContacts, markOf } from './satisfaction-figures.ts'

type Bound = { from: number; to: number; desk: Buffer | null; agent: Buffer | null }
type BoundPage = Bound & { offset: number; limit: number }
type Row = Counted & { id: Buffer; closedAt?: number | null; released?: number; total: number }

const tables = {
  promises: `SELECT p.id, p.due_at AS at, p.customer_id AS customer, p.case_id AS caseId, NULL AS reference,
      NULL AS state, p.what AS text, NULL AS seconds, '' AS counts, ${promiseColumns} FROM ${duePromises}`,
  satisfaction: `SELECT i.id, i.at, i.customer_id AS customer, c.id AS caseId, c.reference, c.state_now AS state,
      coalesce(c.subject, i.subject) AS text, NULL AS seconds, 'satisfied-' || ${markOf} AS counts
    FROM ${answeredContacts}`,
} as const

/** Rows that stand in a table as they are counted. */
export function createTableLists(db: Database) {
  const statements = new Map<keyof typeof tables, ReturnType<typeof prepare>>()

  function prepare(figure: keyof typeof tables) {
    return {
      page: db.prepare<BoundPage, Row>(
        `SELECT *, count(*) OVER () AS total FROM (${tables[figure]})
         ORDER BY at DESC, id LIMIT @limit OFFSET @offset`,
      ),
      count: db.prepare<Bound, number>(`SELECT count(*) FROM (${tables[figure]})`).pluck(),
    }
  }

  /** On first use. */
  function statementsOf(figure: keyof typeof tables): ReturnType<typeof prepare> {
    const known = statements.get(figure) ?? prepare(figure)
    statements.set(figure, known)
    return known
  }

  const listOf =
    (figure: keyof typeof tables) =>
    ({ span, deskId, agentId, now, offset, limit }: ListAsked): Listed => {
      const whose = { desk: uuidToBlobOrNull(deskId), agent: uuidToBlobOrNull(agentId) }
      const { page, count } = statementsOf(figure)
      const rows = page.all({ ...span, ...whose, offset, limit })
      return {
        rows: rows.map((row) => toCounted(row, now)),
        total: rows[0]?.total ?? count.get({ ...span, ...whose }) ?? 0,
      }
    }

  return {
    answer: createCallList(db, ({ waitedSeconds }) => waitedSeconds, 'answered'),
    'wrap-up': createCallList(db, ({ wrapUpSeconds }) => wrapUpSeconds, 'wrapped-up'),
    promises: listOf('promises'),
    satisfaction: listOf('satisfaction'),
    missed: createMissedList(db),
  }
}

function toCounted({ closedAt, released, id: _, total: __, ...row }: Row, now: number): Counted {
  if (released === undefined) return row
  const promise = { dueAt: row.at, closedAt: closedAt ?? null, released: released === 1 }
  return { ...row, counts: promiseCounts(promise, now) }
}

/** Answered calls of which there is something to tell. */
function createCallList(db: Database, secondsOf: (call: AnsweredCall) => number | null, counts: string) {
  const aboutCall = createAboutCall(db)
  return ({ span, ...asked }: ListAsked): Listed => {
    const found: { readonly id: Buffer; readonly at: number; readonly seconds: number }[] = []
    createAnsweredCalls(db, asked)(span, (call) => {
      const seconds = secondsOf(call)
      if (seconds !== null) found.push({ id: call.id, at: call.receivedAt, seconds })
    })
    return newestOf(found, asked, ({ id, at, seconds }) => {
      const call = aboutCall(id)
      return call && { ...call, at, seconds, counts }
    })
  }
}

/** One row a ring, however many seats heard it; `seconds` until somebody spoke with the caller. */
function createMissedList(db: Database) {
  const aboutCall = createAboutCall(db)
  return ({ span, customersOnly, ...asked }: ListAsked): Listed =>
    newestOf(createMissedRings(db, asked)(span), asked, ({ id, at, reachedAt }) => {
      const call = aboutCall(id)
      const seconds = customersOnly || reachedAt === null ? null : (reachedAt - at) / 1000
      const counts = reachedAt === null ? 'missed' : 'recovered'
      return call && { ...call, at, seconds, counts, ...(customersOnly && { state: null }) }
    })
}

/** What its row says of a call. */
function createAboutCall(db: Database) {
  const select = db.prepare<[Buffer], Omit<Counted, 'at' | 'seconds' | 'counts'>>(
    `SELECT call.customer_id AS customer, c.id AS caseId, c.reference, c.state_now AS state,
            coalesce(record ->> '$.line', '') AS text
     FROM call LEFT JOIN customer_case c ON c.id = unhex(replace(record ->> '$.caseId', '-', ''))
     WHERE call.id = ?`,
  )
  return (id: Buffer) => select.get(id)
}
