import { type CreateApplier, MissingEntity } from '../database/apply.ts'
import { uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'

type Bound = Record<string, string | number | Buffer | null>

/** A promise is a fact; that it was kept is one too, and the first time counts. */
export const createPromiseApplier: CreateApplier<'promise:made' | 'promise:kept'> = (db) => {
  const insert = db.prepare<Bound>(`
    INSERT INTO callback_promise (id, customer_id, case_id, what, made_at, due_at, agent_id, initials)
    VALUES (@id, @customerId, @caseId, @what, @madeAt, @dueAt, @agentId, @initials)
    ON CONFLICT DO NOTHING
  `)
  const keep = db.prepare<{ id: Buffer; keptAt: number }>(
    'UPDATE callback_promise SET kept_at = min(coalesce(kept_at, @keptAt), @keptAt) WHERE id = @id',
  )

  return {
    'promise:made': ({ promise }) => {
      insert.run({
        ...promise,
        id: uuidToBlob(promise.id),
        customerId: uuidToBlob(promise.customerId),
        caseId: uuidToBlobOrNull(promise.caseId),
        agentId: uuidToBlobOrNull(promise.agentId),
      })
    },
    'promise:kept': ({ promiseId, keptAt }) => {
      if (keep.run({ id: uuidToBlob(promiseId), keptAt }).changes === 0) throw new MissingEntity('promise')
    },
  }
}
