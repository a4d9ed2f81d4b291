import type { CaseMove } from '../contract/history.ts'
import type { CreateApplier } from '../database/apply.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'
import { caseAfter, needsWork } from '../domain/case-steps.ts'
import { createCourseReader } from './case-repository.ts'
import { type CaseRow, caseColumns, saidOf, toOpenedCase } from './case-rows.ts'

type Bound = Record<string, string | number | Buffer | null>

/** Cases, their moves and their steps, all facts: which is the last, the clock decides when they are read. */
export const createCaseApplier: CreateApplier<'case:opened' | 'case:moved' | 'case:stepped'> = (db) => {
  const insertCase = db.prepare<Bound>(`
    INSERT INTO customer_case (id, customer_id, reference, subject, category, opened_at, category_id, answer_by,
                               solve_by, owner_id, owner_initials, desk_id)
    VALUES (@id, @customerId, @reference, @subject, @category, @openedAt, @categoryId, @answerBy,
            @solveBy, @ownerId, @ownerInitials, @deskId)
    ON CONFLICT DO NOTHING
  `)
  const insertMove = db.prepare<Bound>(`
    INSERT INTO case_move (case_id, clock, id, at, agent_id, initials, state, reason)
    VALUES (@caseId, @clock, @id, @at, @agentId, @initials, @to, @reason)
    ON CONFLICT DO NOTHING
  `)
  const insertStep = db.prepare<Bound>(`
    INSERT INTO case_step (case_id, clock, id, at, agent_id, initials, kind, reason, said)
    VALUES (@caseId, @clock, @id, @at, @agentId, @initials, @kind, @reason, @said)
    ON CONFLICT DO NOTHING
  `)
  const keepStanding = createStanding(db)
  const addMove = (caseId: Buffer, move: CaseMove, clock: number) => {
    const agentId = uuidToBlobOrNull(move.agentId)
    insertMove.run({ ...move, id: uuidToBlob(move.id), caseId, agentId, clock })
    keepStanding(caseId)
  }

  return {
    'case:opened': ({ case: opened, move }, { clock }) => {
      const id = uuidToBlob(opened.id)
      insertCase.run({
        ...opened,
        id,
        customerId: uuidToBlob(opened.customerId),
        categoryId: uuidToBlobOrNull(opened.categoryId),
        ownerId: uuidToBlobOrNull(opened.ownerId),
        deskId: uuidToBlobOrNull(opened.deskId),
      })
      addMove(id, move, clock)
    },
    'case:moved': ({ caseId, move }, { clock }) => addMove(uuidToBlob(caseId), move, clock),
    'case:stepped': ({ caseId: id, step }, { clock }) => {
      const { at, initials, kind, reason } = step
      const caseId = uuidToBlob(id)
      const signed = { id: uuidToBlob(step.id), at, agentId: uuidToBlobOrNull(step.agentId), initials }
      insertStep.run({ caseId, clock, ...signed, kind, reason, said: saidOf(step) })
      keepStanding(caseId)
    },
  }
}

/** Keeps who has a case and where it stands beside it, for lists of what is open. */
function createStanding(db: Database) {
  const select = db.prepare<[Buffer], CaseRow>(`SELECT ${caseColumns} FROM customer_case WHERE id = ?`)
  const update = db.prepare<[string, number, Buffer | null, Buffer | null, Buffer]>(
    'UPDATE customer_case SET state_now = ?, needs_work = ?, owner_now = ?, desk_now = ? WHERE id = ?',
  )
  const readCourse = createCourseReader(db)
  return (caseId: Buffer): void => {
    const row = select.get(caseId)
    const course = readCourse.ofCase(caseId).get(caseId.toString('hex'))
    if (row === undefined || course === undefined) return
    const now = caseAfter(toOpenedCase(row), { ...course, answeredAt: null })
    const [ownerId, deskId] = [uuidToBlobOrNull(now.ownerId), uuidToBlobOrNull(now.deskId)]
    update.run(now.state, Number(needsWork(now)), ownerId, deskId, caseId)
  }
}
