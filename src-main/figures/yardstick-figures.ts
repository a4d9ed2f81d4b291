import { mostFavours, type YardstickFigures } from '../contract/figures.ts'
import type { Case } from '../contract/history.ts'
import { CaseId, Code } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { idFromBlob } from '../database/row-values.ts'
import { uuidToBlobOrNull } from '../database/uuid.ts'
import { binEdges, distributionOf } from '../domain/figures.ts'
import type { Whose } from '../domain/figures-law.ts'
import type { HouseClock } from '../domain/opening-hours.ts'
import type { Span } from '../domain/spans.ts'

export type YardstickPorts = {
  /** With its steps and when it was answered. */
  case(id: CaseId): Case | null
  houseClock(): HouseClock
  /** Of a contract level, as the house calls it; empty: it has none, or the house has it no more. */
  levelName(id: string): string
}

type Bound = { from: number; to: number; desk: Buffer | null; agent: Buffer | null }
type CaseRow = { id: Buffer; level: string; agreed: number }
type FavourRow = { id: Buffer; at: number; reference: string; level: string; askedBy: string; reason: string }

const whoseCase = '(@desk IS NULL OR c.desk_now = @desk) AND (@agent IS NULL OR c.owner_now = @agent)'
const card = `LEFT JOIN customer_alias a ON a.customer_id = c.customer_id
  JOIN customer k ON k.id = coalesce(a.root_id, c.customer_id)`

/** Whether the same yardstick was kept for everybody: by contract, and who was put before others. */
export function createYardstickFigures(db: Database, ports: YardstickPorts, { deskId, agentId }: Whose) {
  const select = db.prepare<Bound, CaseRow>(`
    SELECT c.id, k.contract_level AS level,
           c.answer_by IS NOT NULL
             OR EXISTS (SELECT 1 FROM case_step s WHERE s.case_id = c.id AND s.kind = 'changed') AS agreed
    FROM customer_case c ${card} WHERE c.opened_at >= @from AND c.opened_at < @to AND ${whoseCase}
  `)
  const selectFavours = db.prepare<Bound, FavourRow>(`
    SELECT c.id, s.at, c.reference, k.contract_level AS level, s.said ->> '$.askedBy' AS askedBy, s.reason
    FROM case_step s JOIN customer_case c ON c.id = s.case_id ${card}
    WHERE s.kind = 'moved-ahead' AND s.at >= @from AND s.at < @to AND ${whoseCase} ORDER BY s.at, s.id
  `)
  const whose = { desk: uuidToBlobOrNull(deskId), agent: uuidToBlobOrNull(agentId) }

  return ({ from, to }: Span, now: number): YardstickFigures => {
    const bound = { from, to, ...whose }
    const levels = new Map<string, ReturnType<typeof createLevel>>()
    for (const { id, level, agreed } of select.iterate(bound)) {
      const name = ports.levelName(level)
      const one = levels.get(name) ?? createLevel(ports.houseClock())
      levels.set(name, one)
      one.count(agreed ? ports.case(idFromBlob(id, CaseId)) : null, now)
    }
    const favours = selectFavours.all(bound)
    return {
      levels: [...levels]
        .map(([level, { figures }]) => ({ level, ...figures() }))
        .sort((a, b) => b.cases - a.cases || a.level.localeCompare(b.level)),
      favours: favours.slice(0, mostFavours).map(({ id, reference, level, ...favour }) => ({
        ...favour,
        level: ports.levelName(level),
        caseId: idFromBlob(id, CaseId),
        reference: Code.parse(reference),
      })),
      totalFavours: favours.length,
    }
  }
}

function createLevel(clock: HouseClock) {
  const counts = { cases: 0, inTime: 0, late: 0, waiting: 0 }
  const response: number[] = []
  return {
    /** Null where no time was agreed. */
    count(one: Case | null, now: number): void {
      counts.cases += 1
      const answerBy = one?.answerBy ?? null
      if (one === null || answerBy === null) return
      const { answeredAt, openedAt, deskId } = one
      if (answeredAt === null) {
        // Solved without a word of ours is over; else it waits, or is late already.
        if (one.state !== 'green') counts[now > answerBy ? 'late' : 'waiting'] += 1
        return
      }
      counts[answeredAt > answerBy ? 'late' : 'inTime'] += 1
      response.push(Math.round(clock.openMinutesBetween(deskId, openedAt, answeredAt) * 60))
    },
    figures: () => ({ ...counts, response: distributionOf(response, binEdges.response) }),
  }
}
