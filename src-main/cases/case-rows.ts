import { CaseCategory, CaseHolder, CaseStep, CaseSubject } from '../contract/case-steps.ts'
import { CaseMove, type OpenedCase } from '../contract/history.ts'
import {
  AgentId,
  CaseId,
  CaseMoveId,
  CategoryId,
  Code,
  CustomerId,
  codePattern,
  DeskId,
  Time,
} from '../contract/ids.ts'
import {
  countFrom,
  countFromOrNull,
  idFromBlob,
  idFromBlobOrNull,
  orNull,
  patternReader,
  textReader,
  wordReader,
} from '../database/row-values.ts'
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

const referenceOf = patternReader(Code, codePattern)
const subjectOf = textReader(CaseSubject)
const categoryOf = textReader(CaseCategory.shape.category)
const initialsOf = orNull(textReader(CaseHolder.shape.ownerInitials.unwrap()))
const reasonOf = textReader(CaseMove.shape.reason)
const stateOf = wordReader(CaseMove.shape.to)

/** By hand, as contacts and notes: see docs/decisions/0106-rows-of-the-hot-path.md. */
export function toOpenedCase(row: CaseRow): OpenedCase {
  return {
    id: idFromBlob(row.id, CaseId),
    reference: referenceOf(row.reference),
    customerId: idFromBlob(row.customer_id, CustomerId),
    subject: subjectOf(row.subject),
    category: categoryOf(row.category),
    categoryId: idFromBlobOrNull(row.category_id, CategoryId),
    answerBy: countFromOrNull(row.answer_by, Time),
    solveBy: countFromOrNull(row.solve_by, Time),
    ownerId: idFromBlobOrNull(row.owner_id, AgentId),
    ownerInitials: initialsOf(row.owner_initials),
    deskId: idFromBlobOrNull(row.desk_id, DeskId),
    openedAt: countFrom(row.opened_at, Time),
  }
}

export function toMove({ id, at, agent_id, initials, to, reason }: MoveRow): CaseMove {
  return {
    id: idFromBlob(id, CaseMoveId),
    at: countFrom(at, Time),
    agentId: idFromBlobOrNull(agent_id, AgentId),
    initials: initialsOf(initials),
    to: stateOf(to),
    reason: reasonOf(reason),
  }
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
