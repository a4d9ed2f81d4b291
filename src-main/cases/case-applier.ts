import type { CaseMove } from '../contract/history.ts'
import type { CreateApplier } from '../database/apply.ts'
import { uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'

type Bound = Record<string, string | number | Buffer | null>

/** Cases and their moves, facts both: which move is the last, the clock decides when they are read. */
export const createCaseApplier: CreateApplier<'case:opened' | 'case:moved'> = (db) => {
  const insertCase = db.prepare<Bound>(`
    INSERT INTO customer_case (id, customer_id, reference, subject, category, opened_at)
    VALUES (@id, @customerId, @reference, @subject, @category, @openedAt)
    ON CONFLICT DO NOTHING
  `)
  const insertMove = db.prepare<Bound>(`
    INSERT INTO case_move (case_id, clock, id, at, agent_id, initials, state, reason)
    VALUES (@caseId, @clock, @id, @at, @agentId, @initials, @to, @reason)
    ON CONFLICT DO NOTHING
  `)
  const addMove = (caseId: Buffer, move: CaseMove, clock: number) => {
    const agentId = uuidToBlobOrNull(move.agentId)
    insertMove.run({ ...move, id: uuidToBlob(move.id), caseId, agentId, clock })
  }

  return {
    'case:opened': ({ case: opened, move }, { clock }) => {
      const id = uuidToBlob(opened.id)
      insertCase.run({ ...opened, id, customerId: uuidToBlob(opened.customerId) })
      addMove(id, move, clock)
    },
    'case:moved': ({ caseId, move }, { clock }) => addMove(uuidToBlob(caseId), move, clock),
  }
}
