import { type Favour, mostFavours, type YardstickFigures } from '../contract/figures.ts'
import { type Case, CaseState } from '../contract/history.ts'
import { CaseId, Code } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { idFromBlob, wordReader } from '../database/row-values.ts'
import { uuidToBlobOrNull } from '../database/uuid.ts'
import { binEdges, distributionOf } from '../domain/figures.ts'
import type { Whose } from '../domain/figures-law.ts'
import type { HouseClock } from '../domain/opening-hours.ts'
import type { Span } from '../domain/spans.ts'
import { whoseCase } from './whose-case.ts'

/** Of a case, what its answer is measured by. */
type CaseResponse = Pick<Case, 'openedAt' | 'answerBy' | 'answeredAt' | 'deskId' | 'state'>

export type YardstickPorts = {
  /** Null: no such case. */
  response(id: CaseId): CaseResponse | null
  houseClock(): HouseClock
  /** Of a contract level, as the house calls it; empty: it has none, or the house has it no more. */
  levelName(id: string): string
}

type Bound = { from: number; to: number; desk: Buffer | null; agent: Buffer | null }
type CaseRow = {
  id: Buffer
  openedAt: number
  level: string
  answerBy: number | null
  state: string
  /** Its row alone does not say how it was answered. */
  apart: number
}
type FavourRow = { id: Buffer; at: number; reference: string; level: string; askedBy: string; reason: string }

const stateOf = wordReader(CaseState)

const card = `LEFT JOIN customer_alias a ON a.customer_id = c.customer_id
  JOIN customer k ON k.id = coalesce(a.root_id, c.customer_id)`

/** As what a case counts against the yardstick; `over`: solved without a word of ours. */
export type Against = 'inTime' | 'late' | 'waiting' | 'over' | 'notAgreed'

export type YardstickCase = {
  readonly id: Buffer
  /** UTC milliseconds. */
  readonly openedAt: number
  /** As the house calls it; empty: none. */
  readonly level: string
  readonly against: Against
  /** Seconds of opening hours until the house's first answer; null: it has not, or no time was agreed. */
  readonly response: number | null
}

/** Whether the same yardstick was kept for everybody: by contract, and who was put before others. */
export function createYardstickFigures(db: Database, ports: YardstickPorts, asked: Whose) {
  const casesOf = createYardstickReader(db, ports, asked)
  const favoursOf = createFavourReader(db, ports, asked)

  return (span: Span, now: number): YardstickFigures => {
    const levels = new Map<string, ReturnType<typeof createLevel>>()
    for (const one of casesOf(span, now)) {
      const level = levels.get(one.level) ?? createLevel()
      levels.set(one.level, level)
      level.count(one)
    }
    const favours = favoursOf(span)
    return {
      levels: [...levels]
        .map(([level, { figures }]) => ({ level, ...figures() }))
        .sort((a, b) => b.cases - a.cases || a.level.localeCompare(b.level)),
      favours: favours.slice(0, mostFavours),
      totalFavours: favours.length,
    }
  }
}

/** Cases opened in a stretch, against the yardstick. */
export function createYardstickReader(db: Database, ports: YardstickPorts, { deskId, agentId }: Whose) {
  // Customer by customer, as cards and contacts lie in their tables; without a limit SQLite leaves that order out.
  const select = db.prepare<Bound, CaseRow>(`
    SELECT c.id, c.opened_at AS openedAt, k.contract_level AS level, c.answer_by AS answerBy,
           c.state_now AS state,
           a.root_id IS NOT NULL
             OR EXISTS (SELECT 1 FROM case_step s WHERE s.case_id = c.id AND s.kind = 'changed')
             OR (c.answer_by IS NOT NULL AND EXISTS (
               SELECT 1 FROM interaction i WHERE i.customer_id = c.customer_id AND i.at > c.opened_at)) AS apart
    FROM (SELECT * FROM customer_case c WHERE opened_at >= @from AND opened_at < @to AND ${whoseCase}
          ORDER BY customer_id, id LIMIT -1) c ${card}
  `)
  const whose = { desk: uuidToBlobOrNull(deskId), agent: uuidToBlobOrNull(agentId) }
  return function* ({ from, to }: Span, now: number): Generator<YardstickCase> {
    const clock = ports.houseClock()
    const levelName = createLevelNames(ports)
    for (const row of select.iterate({ from, to, ...whose })) {
      const { id, openedAt, level } = row
      const one = row.apart === 1 ? ports.response(idFromBlob(id, CaseId)) : unanswered(row)
      yield { id, openedAt, level: levelName(level), ...againstYardstick(one, clock, now) }
    }
  }
}

/** Nobody has been in contact with the customer since, nor was anything agreed later. */
function unanswered({ openedAt, answerBy, state }: CaseRow): CaseResponse {
  return { openedAt, answerBy, state: stateOf(state), answeredAt: null, deskId: null }
}

/** There are few levels and many cases, and to read a name is to read the whole house. */
function createLevelNames({ levelName }: Pick<YardstickPorts, 'levelName'>): (level: string) => string {
  const names = new Map<string, string>()
  return (level) => {
    const name = names.get(level) ?? levelName(level)
    names.set(level, name)
    return name
  }
}

/** Null where no time was agreed. */
function againstYardstick(
  one: CaseResponse | null,
  clock: HouseClock,
  now: number,
): Pick<YardstickCase, 'against' | 'response'> {
  const answerBy = one?.answerBy ?? null
  if (one === null || answerBy === null) return { against: 'notAgreed', response: null }
  const { answeredAt, openedAt, deskId } = one
  if (answeredAt !== null)
    return {
      against: answeredAt > answerBy ? 'late' : 'inTime',
      response: Math.round(clock.openMinutesBetween(deskId, openedAt, answeredAt) * 60),
    }
  // Solved without a word of ours is over; else it waits, or is late already.
  if (one.state === 'green') return { against: 'over', response: null }
  return { against: now > answerBy ? 'late' : 'waiting', response: null }
}

/** Cases that somebody put before others in a stretch, the oldest first. */
export function createFavourReader(
  db: Database,
  { levelName }: Pick<YardstickPorts, 'levelName'>,
  { deskId, agentId }: Whose,
) {
  const select = db.prepare<Bound, FavourRow>(`
    SELECT c.id, s.at, c.reference, k.contract_level AS level, s.said ->> '$.askedBy' AS askedBy, s.reason
    FROM case_step s JOIN customer_case c ON c.id = s.case_id ${card}
    WHERE s.kind = 'moved-ahead' AND s.at >= @from AND s.at < @to AND ${whoseCase} ORDER BY s.at, s.id
  `)
  const whose = { desk: uuidToBlobOrNull(deskId), agent: uuidToBlobOrNull(agentId) }
  return ({ from, to }: Span): readonly Favour[] =>
    select.all({ from, to, ...whose }).map(({ id, reference, level, ...favour }) => ({
      ...favour,
      level: levelName(level),
      caseId: idFromBlob(id, CaseId),
      reference: Code.parse(reference),
    }))
}

function createLevel() {
  const counts = { cases: 0, inTime: 0, late: 0, waiting: 0 }
  const responses: number[] = []
  return {
    count({ against, response }: YardstickCase): void {
      counts.cases += 1
      if (against !== 'notAgreed' && against !== 'over') counts[against] += 1
      if (response !== null) responses.push(response)
    },
    figures: () => ({ ...counts, response: distributionOf(responses, binEdges.response) }),
  }
}
