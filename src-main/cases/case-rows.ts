import { CaseStep } from '../contract/case-steps.ts'
import { CaseMove, OpenedCase } from '../contract/history.ts'
import { uuidFromBlob, uuidFromBlobOrNull } from '../database/uuid.ts'

export type CaseRow = {
  id: Buffer
  customer_id: Buffer
  reference: string
  subject: string
  category: string
  category_id: Buffer | null
  answer_by: number | null
  solve_by: number | null
  owner_id: Buffer | null
  owner_initials: string | null
  desk_id: Buffer | null
  opened_at: number
}

export type MoveRow = {
  case_id: Buffer
  id: Buffer
  at: number
  agent_id: Buffer | null
  initials: string | null
  to: string
  reason: string
}

export type StepRow = Omit<MoveRow, 'to'> & { kind: string; said: string }

export const caseColumns = `id, customer_id, reference, subject, category, category_id, answer_by, solve_by,
  owner_id, owner_initials, desk_id, opened_at`

export const moveColumns = 'case_id, m.id, at, agent_id, initials, state AS "to", reason'

export const stepColumns = 'case_id, s.id, at, agent_id, initials, kind, reason, said'

export function toOpenedCase(row: CaseRow): OpenedCase {
  return OpenedCase.parse({
    id: uuidFromBlob(row.id),
    reference: row.reference,
    customerId: uuidFromBlob(row.customer_id),
    subject: row.subject,
    category: row.category,
    categoryId: uuidFromBlobOrNull(row.category_id),
    answerBy: row.answer_by,
    solveBy: row.solve_by,
    ownerId: uuidFromBlobOrNull(row.owner_id),
    ownerInitials: row.owner_initials,
    deskId: uuidFromBlobOrNull(row.desk_id),
    openedAt: row.opened_at,
  })
}

export function toMove({ id, at, agent_id, initials, to, reason }: MoveRow): CaseMove {
  return CaseMove.parse({
    id: uuidFromBlob(id),
    at,
    agentId: uuidFromBlobOrNull(agent_id),
    initials,
    to,
    reason,
  })
}

export function toStep({ id, at, agent_id, initials, kind, reason, said }: StepRow): CaseStep {
  return CaseStep.parse({
    ...JSON.parse(said),
    kind,
    id: uuidFromBlob(id),
    at,
    agentId: uuidFromBlobOrNull(agent_id),
    initials,
    reason,
  })
}

/** What belongs to a step's kind, for the column `said`. */
export function saidOf({ kind, id, at, agentId, initials, reason, ...said }: CaseStep): string {
  return JSON.stringify(said)
}
