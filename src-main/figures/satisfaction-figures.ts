import type { SatisfactionFigures } from '../contract/figures.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlobOrNull } from '../database/uuid.ts'
import { marksFigures } from '../domain/figures.ts'
import type { Whose } from '../domain/figures-law.ts'
import type { Span } from '../domain/spans.ts'

type Bound = { from: number; to: number; desk: Buffer | null; agent: Buffer | null }

/** What the operator heard; else the latest answer of a survey that was not taken back. */
export const markOf = `coalesce(i.concluded_satisfaction, i.satisfaction, CASE WHEN i.surveyed IS NOT NULL THEN (
  SELECT s.mark FROM standing_answer s WHERE s.interaction_id = i.id
  ORDER BY s.answered_at DESC, s.source_key DESC LIMIT 1) END)`

/** Contacts of a stretch with an answer; of a desk those on its cases. The first condition is that of the index. */
export const answeredContacts = `interaction i
  LEFT JOIN customer_case c ON c.id = coalesce(i.concluded_case_id, i.case_id)
  WHERE coalesce(i.concluded_satisfaction, i.satisfaction, i.surveyed) IS NOT NULL AND ${markOf} IS NOT NULL
    AND i.at >= @from AND i.at < @to
    AND i.channel <> 'event' AND i.direction <> 'none'
    AND coalesce(iif(i.concluded_clock IS NULL, i.outcome, i.concluded_outcome), '')
      NOT IN ('no-answer', 'wrong-number')
    AND (@agent IS NULL OR i.agent_id = @agent) AND (@desk IS NULL OR c.desk_now = @desk)`

/** What customers said who were asked how satisfied they were. */
export function createSatisfactionFigures(db: Database, { deskId, agentId }: Whose) {
  const select = db.prepare<Bound, number>(`SELECT ${markOf} FROM ${answeredContacts}`).pluck()
  const whose = { desk: uuidToBlobOrNull(deskId), agent: uuidToBlobOrNull(agentId) }
  return ({ from, to }: Span, contacts: number): SatisfactionFigures =>
    marksFigures(select.all({ from, to, ...whose }), contacts)
}
