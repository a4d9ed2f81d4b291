import type { z } from 'zod'
import { CallRecord } from '../contract/calls.ts'
import type { Figures } from '../contract/figures.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob, uuidToBlob } from '../database/uuid.ts'
import { binEdges, distributionOf } from '../domain/figures.ts'
import type { Whose } from '../domain/figures-law.ts'
import { type Heard, ringsOf, traceOfCall } from '../domain/missed-calls.ts'
import type { Span } from '../domain/spans.ts'

export type CallFigures = Pick<Figures, 'answer' | 'wrapUp' | 'missed'>

const said = [
  'direction',
  'receivedAt',
  'answeredAt',
  'endedAt',
  'end',
  'outcome',
  'passedOn',
  'consultFor',
  'wrapUpMs',
  'agentId',
  'caseId',
] as const
/** Calls from before there were colleagues to ask say nothing of them. */
const Said = CallRecord.pick(
  Object.fromEntries(said.map((name) => [name, true])) as Record<(typeof said)[number], true>,
)
type Said = z.infer<typeof Said>

/** The parts of a call's record that are counted; read at once, because each reading parses all of it. */
const columns = `json_object(${said.map((name) => `'${name}', json_extract(record, '$.${name}')`).join(', ')})`

type Row = { id: Buffer; said: string }

/** The calls of a stretch by when they rang. Of a desk: those about its cases. */
export function createCallFigures(db: Database, whose: Whose) {
  const eachCall = createCallReader(db, whose)
  const missedOf = createMissedReader(db)

  return (span: Span): CallFigures => {
    const answer: number[] = []
    const wrapUp: number[] = []
    const missed: Buffer[] = []
    eachCall(span, (call, id) => {
      const { direction, answeredAt, receivedAt, wrapUpMs } = call
      if (answeredAt !== null && wrapUpMs !== null) wrapUp.push(wrapUpMs / 1000)
      if (direction === 'in' && answeredAt !== null) answer.push(Math.max(0, answeredAt - receivedAt) / 1000)
      else if (isMissed(call)) missed.push(id)
    })
    return {
      answer: distributionOf(answer, binEdges.answer),
      wrapUp: distributionOf(wrapUp, binEdges.wrapUp),
      missed: isWholeHouse(whose) ? missedFigures(missedOf(missed), answer.length) : null,
    }
  }
}

/** Calls that were missed in a stretch; none of a desk or a worker. The oldest first. */
export function createMissedRings(db: Database, whose: Whose): (span: Span) => readonly MissedRing[] {
  const eachCall = createCallReader(db, whose)
  const missedOf = createMissedReader(db)
  return (span) => {
    const missed: Buffer[] = []
    if (isWholeHouse(whose))
      eachCall(span, (call, id) => {
        if (isMissed(call)) missed.push(id)
      })
    return missedOf(missed)
  }
}

/** Nobody has answered a missed call, so it is no single worker's and no desk's. */
function isWholeHouse({ deskId, agentId }: Whose): boolean {
  return deskId === null && agentId === null
}

function isMissed(call: Said): boolean {
  return call.direction === 'in' && call.answeredAt === null && traceOfCall(call)?.kind === 'missed'
}

/** Calls with customers, of those who were asked for. */
function createCallReader(db: Database, { deskId, agentId }: Whose) {
  const select = db.prepare<[number, number], Row>(
    `SELECT id, ${columns} AS said FROM call WHERE received_at >= ? AND received_at < ?`,
  )
  const selectDesk = db.prepare<[Buffer, Buffer], 1>(
    'SELECT 1 FROM customer_case WHERE id = ? AND desk_now = ?',
  )

  function isOurs(call: Said): boolean {
    if (agentId !== null && call.agentId !== agentId) return false
    if (deskId === null) return true
    return call.caseId !== null && selectDesk.get(uuidToBlob(call.caseId), uuidToBlob(deskId)) !== undefined
  }

  return ({ from, to }: Span, tell: (call: Said, id: Buffer) => void): void => {
    for (const row of select.iterate(from, to)) {
      const call = Said.parse(JSON.parse(row.said))
      if (isOurs(call) && isWithCustomer(call)) tell(call, row.id)
    }
  }
}

/** A colleague who asks about somebody that waits on another line is no customer. */
function isWithCustomer({ passedOn, consultFor }: Said): boolean {
  return passedOn?.how !== 'asks' && consultFor === null
}

/** UTC milliseconds; `id`: of the call in which it was heard first. */
export type MissedRing = {
  readonly id: Buffer
  readonly at: number
  readonly party: string
  readonly reachedAt: number | null
}

function missedFigures(rings: readonly MissedRing[], answered: number): CallFigures['missed'] {
  const waits = rings.flatMap(({ at, reachedAt }) => (reachedAt === null ? [] : [(reachedAt - at) / 1000]))
  return {
    rang: answered + rings.length,
    missed: rings.length,
    recovered: waits.length,
    until: distributionOf(waits, binEdges.until),
  }
}

type TraceRow = {
  id: Buffer
  at: number
  endedAt: number | null
  seat: Buffer | null
  root: Buffer | null
  line: string | null
}

/** One ring on several seats is one; whose it was, and when somebody spoke with them after it. */
export function createMissedReader(db: Database): (ids: readonly Buffer[]) => readonly MissedRing[] {
  const select = db.prepare<[Buffer], TraceRow>(`
    SELECT id, at, ended_at AS endedAt, seat, root_id AS root, line FROM call_trace WHERE id = ? AND kind = 'missed'
  `)
  const reached = (where: string) =>
    db
      .prepare<[Buffer | string, number], number | null>(
        `SELECT min(at) FROM call_trace WHERE ${where} AND kind = 'reached' AND open = 0 AND at > ?`,
      )
      .pluck()
  const reachedRoot = reached('root_id = ?')
  const reachedLine = reached('line = ? AND root_id IS NULL')

  return (ids) => {
    const parties = new Map<string, (Heard & Pick<TraceRow, 'id' | 'root' | 'line'>)[]>()
    for (const id of ids) {
      const trace = select.get(id)
      if (trace === undefined) continue
      const party = trace.root?.toString('hex') ?? trace.line ?? ''
      const heard = parties.get(party) ?? []
      parties.set(party, heard)
      heard.push({ ...trace, seat: trace.seat && uuidFromBlob(trace.seat) })
    }
    return [...parties].flatMap(([party, heard]) =>
      ringsOf(heard).flatMap(([first]) => {
        if (first === undefined) return []
        const { id, at, root, line } = first
        const reachedAt = root ? reachedRoot.get(root, at) : line === null ? null : reachedLine.get(line, at)
        return [{ id, at, party, reachedAt: reachedAt ?? null }]
      }),
    )
  }
}
