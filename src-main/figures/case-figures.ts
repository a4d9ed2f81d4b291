import { ComplaintStage } from '../contract/case-steps.ts'
import type { ComplaintFigures } from '../contract/figures.ts'
import { CaseState } from '../contract/history.ts'
import type { Database } from '../database/connection.ts'
import { nowAndThen } from '../database/giving-way.ts'
import { wordReader } from '../database/row-values.ts'
import { uuidToBlobOrNull } from '../database/uuid.ts'
import type { CountedCase } from '../domain/figures.ts'
import { type ComplaintStep, stagesReached } from '../domain/figures-complaints.ts'
import type { Whose } from '../domain/figures-law.ts'
import type { Span } from '../domain/spans.ts'
import { whoseCase } from './whose-case.ts'

type Bound = { since: number; desk: Buffer | null; agent: Buffer | null }
type MoveRow = [id: Buffer, openedAt: number, at: number, state: string]

const stateOf = wordReader(CaseState)

export type KnownCase = CountedCase & { readonly id: Buffer }

/** Cases that were not solved when `since` came, or of which anything was heard after it; with their moves. */
export function createCaseReader(db: Database, { deskId, agentId }: Whose) {
  const select = db
    .prepare<Bound, MoveRow>(`
      SELECT c.id, c.opened_at, m.at, m.state
      FROM (SELECT id FROM customer_case
            WHERE ${nowAndThen('opened_at')} AND (state_now <> 'green' OR opened_at >= @since)
            UNION SELECT case_id FROM case_move WHERE ${nowAndThen('at')} AND at >= @since) wanted
      CROSS JOIN customer_case c ON c.id = wanted.id CROSS JOIN case_move m ON m.case_id = c.id
      WHERE ${whoseCase} AND ${nowAndThen('m.at')} ORDER BY c.id, m.clock, m.id
    `)
    .raw()
  const whose = { desk: uuidToBlobOrNull(deskId), agent: uuidToBlobOrNull(agentId) }
  return (since: number): readonly KnownCase[] => {
    const cases: { id: Buffer; openedAt: number; moves: { at: number; to: CaseState }[] }[] = []
    for (const [id, openedAt, at, state] of select.iterate({ since, ...whose })) {
      let last = cases.at(-1)
      if (!last?.id.equals(id)) {
        last = { id, openedAt, moves: [] }
        cases.push(last)
      }
      last.moves.push({ at, to: stateOf(state) })
    }
    return cases
  }
}

type StepRow = { id: Buffer; at: number; stage: string | null }
const stageOf = wordReader(ComplaintStage)

/** The stages of a complaint that are counted. */
const countedStages = ['received', 'solved', 'made-good'] as const
type ReachedStage = {
  readonly id: Buffer
  /** UTC milliseconds. */
  readonly at: number
  readonly stage: (typeof countedStages)[number]
}

/** How far complaints came in a stretch. */
export function createComplaintFigures(db: Database, whose: Whose) {
  const reached = createComplaintReader(db, whose)
  return (span: Span): ComplaintFigures => {
    const all = reached(span)
    const count = (wanted: ReachedStage['stage']) => all.filter(({ stage }) => stage === wanted).length
    return { received: count('received'), solved: count('solved'), madeGood: count('made-good') }
  }
}

/** Each stage that a complaint first came to in a stretch; one that was none after all came to none. */
export function createComplaintReader(db: Database, { deskId, agentId }: Whose) {
  const select = db.prepare<Bound & { to: number }, StepRow>(`
    SELECT s.case_id AS id, s.at, s.said ->> '$.stage' AS stage
    FROM (SELECT DISTINCT case_id FROM case_step WHERE kind = 'complaint' AND at >= @since AND at < @to) wanted
    CROSS JOIN customer_case c ON c.id = wanted.case_id CROSS JOIN case_step s ON s.case_id = c.id
    WHERE s.kind = 'complaint' AND ${whoseCase} ORDER BY s.case_id, s.clock, s.id
  `)
  const whose = { desk: uuidToBlobOrNull(deskId), agent: uuidToBlobOrNull(agentId) }
  return ({ from, to }: Span): readonly ReachedStage[] => {
    const courses = new Map<string, { id: Buffer; steps: ComplaintStep[] }>()
    for (const { id, at, stage } of select.iterate({ since: from, to, ...whose })) {
      const key = id.toString('hex')
      const course = courses.get(key) ?? { id, steps: [] }
      courses.set(key, course)
      course.steps.push({ at, stage: stage === null ? null : stageOf(stage) })
    }
    return [...courses.values()].flatMap(({ id, steps }) => {
      const reached = stagesReached(steps)
      return countedStages.flatMap((stage) => {
        const at = reached.get(stage)
        return at !== undefined && at >= from && at < to ? [{ id, at, stage }] : []
      })
    })
  }
}
