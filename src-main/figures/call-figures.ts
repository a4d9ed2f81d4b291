import type { Figures } from '../contract/figures.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob } from '../database/uuid.ts'
import { binEdges, distributionOf } from '../domain/figures.ts'
import type { Whose } from '../domain/figures-law.ts'
import { type Heard, ringsOf } from '../domain/missed-calls.ts'
import type { Span } from '../domain/spans.ts'
import { createAnsweredCalls } from './answered-calls.ts'

export type CallFigures = Pick<Figures, 'answer' | 'wrapUp' | 'missed'>

/** The calls of a stretch by when they rang. Of a desk: those about its cases. */
export function createCallFigures(db: Database, whose: Whose) {
  const eachAnswered = createAnsweredCalls(db, whose)
  const missedRings = createMissedRings(db, whose)

  return (span: Span): CallFigures => {
    const answer: number[] = []
    const wrapUp: number[] = []
    eachAnswered(span, ({ waitedSeconds, wrapUpSeconds }) => {
      if (wrapUpSeconds !== null) wrapUp.push(wrapUpSeconds)
      if (waitedSeconds !== null) answer.push(waitedSeconds)
    })
    return {
      answer: distributionOf(answer, binEdges.answer),
      wrapUp: distributionOf(wrapUp, binEdges.wrapUp),
      missed: isWholeHouse(whose) ? missedFigures(missedRings(span), answer.length) : null,
    }
  }
}

/** Calls that were missed in a stretch; none of a desk or a worker. The oldest first. */
export function createMissedRings(db: Database, whose: Whose): (span: Span) => readonly MissedRing[] {
  // What each of them says of itself is in its trace; the index knows the rest.
  const select = db
    .prepare<[number, number], Buffer>(
      `SELECT id FROM call INDEXED BY call_counted
       WHERE received_at >= ? AND received_at < ? AND direction = 'in' AND answered = 0`,
    )
    .pluck()
  const missedOf = createMissedReader(db)
  return ({ from, to }) => (isWholeHouse(whose) ? missedOf(select.all(from, to)) : [])
}

/** Nobody has answered a missed call, so it is no single worker's and no desk's. */
function isWholeHouse({ deskId, agentId }: Whose): boolean {
  return deskId === null && agentId === null
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
function createMissedReader(db: Database): (ids: readonly Buffer[]) => readonly MissedRing[] {
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
