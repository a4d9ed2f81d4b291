import { type FigureRow, type FigureRows, type FiguresQuestion, mostFigureRows } from '../contract/figures.ts'
import { CaseState } from '../contract/history.ts'
import { CaseId, Code, CustomerId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { idFromBlobOrNull, wordReader } from '../database/row-values.ts'
import { uuidToBlobOrNull } from '../database/uuid.ts'
import { promiseCounts } from '../domain/figures.ts'
import { daysOf } from '../domain/figures-period.ts'
import type { ListedFigure } from '../domain/figures-rows.ts'
import { createZoneDays } from '../domain/zone-days.ts'
import { duePromises, promiseColumns } from './promise-figures.ts'
import { answeredContacts, markOf } from './satisfaction-figures.ts'

export type RowsAsked = FiguresQuestion & { readonly figure: ListedFigure; readonly now: number }

export type RowsPorts = {
  /** IANA name. */
  zone(): string
  /** Empty: the card is gone. */
  customerName(id: CustomerId): string
}

type Bound = { from: number; to: number; now: number; desk: Buffer | null; agent: Buffer | null }
type Row = {
  at: number
  customer: Buffer | null
  caseId: Buffer | null
  reference: string | null
  state: string | null
  text: string
  seconds: number | null
  counts: string
  closedAt?: number | null
  released?: number
  total: number
}

const whoseCase = '(@desk IS NULL OR c.desk_now = @desk) AND (@agent IS NULL OR c.owner_now = @agent)'
const ofCase =
  'c.customer_id AS customer, c.id AS caseId, c.reference, c.state_now AS state, c.subject AS text'
const whoseCall = `(@agent IS NULL OR unhex(replace(record ->> '$.agentId', '-', '')) = @agent)
  AND (@desk IS NULL OR c.desk_now = @desk)`
const calls = `call LEFT JOIN customer_case c ON c.id = unhex(replace(record ->> '$.caseId', '-', ''))
  WHERE received_at >= @from AND received_at < @to AND ${whoseCall}
    AND coalesce(record ->> '$.passedOn.how', '') <> 'asks' AND record ->> '$.consultFor' IS NULL`
const ofCall = `received_at AS at, call.customer_id AS customer, c.id AS caseId, c.reference, c.state_now AS state,
  coalesce(record ->> '$.line', '') AS text`

const lists: Readonly<Record<ListedFigure, string>> = {
  answer: `SELECT ${ofCall}, (record ->> '$.answeredAt' - received_at) / 1000.0 AS seconds, 'answered' AS counts
    FROM ${calls} AND direction = 'in' AND answered = 1`,
  'wrap-up': `SELECT ${ofCall}, record ->> '$.wrapUpMs' / 1000.0 AS seconds, 'wrapped-up' AS counts
    FROM ${calls} AND answered = 1 AND record ->> '$.wrapUpMs' IS NOT NULL`,
  missed: `SELECT ${ofCall}, NULL AS seconds, iif(t.open = 1, 'missed', 'recovered') AS counts
    FROM call_trace t CROSS JOIN ${calls.replace('WHERE', 'WHERE call.id = t.id AND')} AND t.kind = 'missed'`,
  promises: `SELECT p.due_at AS at, p.customer_id AS customer, p.case_id AS caseId, NULL AS reference,
      NULL AS state, p.what AS text, NULL AS seconds, '' AS counts, ${promiseColumns} FROM ${duePromises}`,
  cases: `SELECT c.opened_at AS at, ${ofCase}, NULL AS seconds, 'opened' AS counts
    FROM customer_case c WHERE c.opened_at >= @from AND c.opened_at < @to AND ${whoseCase}`,
  complaints: `SELECT s.at, ${ofCase}, NULL AS seconds, coalesce(s.said ->> '$.stage', 'none') AS counts
    FROM case_step s JOIN customer_case c ON c.id = s.case_id
    WHERE s.kind = 'complaint' AND s.at >= @from AND s.at < @to AND ${whoseCase}`,
  satisfaction: `SELECT i.at, i.customer_id AS customer, c.id AS caseId, c.reference, c.state_now AS state,
      coalesce(c.subject, i.subject) AS text, NULL AS seconds, 'satisfied-' || ${markOf} AS counts
    FROM ${answeredContacts}`,
  yardstick: `SELECT s.at, ${ofCase}, NULL AS seconds, 'moved-ahead' AS counts
    FROM case_step s JOIN customer_case c ON c.id = s.case_id
    WHERE s.kind = 'moved-ahead' AND s.at >= @from AND s.at < @to AND ${whoseCase}`,
}

const stateOf = wordReader(CaseState)

/** What stands behind a figure that is not made of contacts, the newest first. */
export function createFigureRows(db: Database, ports: RowsPorts) {
  const statements = new Map<ListedFigure, (bound: Bound) => readonly Row[]>()

  /** Prepared on first use. */
  function rowsOf(figure: ListedFigure): (bound: Bound) => readonly Row[] {
    const known = statements.get(figure)
    if (known !== undefined) return known
    const statement = db.prepare<Bound, Row>(
      `SELECT *, count(*) OVER () AS total FROM (${lists[figure]}) ORDER BY at DESC LIMIT ${mostFigureRows}`,
    )
    const all = (bound: Bound) => statement.all(bound)
    statements.set(figure, all)
    return all
  }

  function toRow({ customer, caseId, reference, state, ...row }: Row, now: number): FigureRow {
    const customerId = idFromBlobOrNull(customer, CustomerId)
    const promise = { dueAt: row.at, closedAt: row.closedAt ?? null, released: row.released === 1 }
    return {
      at: row.at,
      customerId,
      customerName: customerId === null ? '' : ports.customerName(customerId),
      caseId: idFromBlobOrNull(caseId, CaseId),
      reference: reference === null ? null : Code.parse(reference),
      state: state === null ? null : stateOf(state),
      text: row.text,
      seconds: row.seconds,
      counts: row.released === undefined ? row.counts : promiseCounts(promise, now),
    }
  }

  return ({ period, deskId, agentId, figure, now }: RowsAsked): FigureRows => {
    const days = createZoneDays(ports.zone())
    const span = daysOf(period)
    const whose = { desk: uuidToBlobOrNull(deskId), agent: uuidToBlobOrNull(agentId) }
    const bound = { from: days.start(span.from), to: days.start(span.to), now, ...whose }
    const rows = rowsOf(figure)(bound)
    return { kind: 'rows', rows: rows.map((row) => toRow(row, now)), total: rows[0]?.total ?? 0 }
  }
}
