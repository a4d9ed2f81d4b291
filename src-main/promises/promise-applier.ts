import type { ChangeOf, ChangeStamp } from '../contract/changes.ts'
import { type CreateApplier, MissingEntity } from '../database/apply.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'

type Bound = Record<string, string | number | Buffer | null>
type Kinds = 'promise:made' | 'promise:kept' | 'promise:attempted' | 'promise:released'

/** A promise is a fact, and so is all that became of it: nothing here takes anything away, whatever comes first. */
export const createPromiseApplier: CreateApplier<Kinds> = (db) => {
  const insert = db.prepare<Bound>(`
    INSERT INTO callback_promise (id, customer_id, case_id, what, made_at, due_at, agent_id, initials, desk_id, owner_id)
    VALUES (@id, @customerId, @caseId, @what, @madeAt, @dueAt, @agentId, @initials, @deskId, @ownerId)
    ON CONFLICT DO NOTHING
  `)
  const keep = db.prepare<{ id: Buffer; keptAt: number }>(
    'UPDATE callback_promise SET kept_at = min(coalesce(kept_at, @keptAt), @keptAt) WHERE id = @id',
  )
  const { attempt, release, close } = createFollowers(db)

  return {
    'promise:made': ({ promise }) => {
      const { ownerId = promise.agentId } = promise
      insert.run({
        ...promise,
        id: uuidToBlob(promise.id),
        customerId: uuidToBlob(promise.customerId),
        caseId: uuidToBlobOrNull(promise.caseId),
        agentId: uuidToBlobOrNull(promise.agentId),
        deskId: uuidToBlobOrNull(promise.deskId),
        ownerId: uuidToBlobOrNull(ownerId),
      })
    },
    'promise:kept': ({ promiseId, keptAt }) => {
      const id = uuidToBlob(promiseId)
      if (keep.run({ id, keptAt }).changes === 0) throw new MissingEntity('promise')
      close(id)
    },
    'promise:attempted': attempt,
    'promise:released': release,
  }
}

function createFollowers(db: Database) {
  const exists = db.prepare<[Buffer]>('SELECT 1 FROM callback_promise WHERE id = ?')
  const upsertAttempt = db.prepare<Bound>(`
    INSERT INTO promise_attempt (promise_id, id, clock, seat, at, keeps, attempt)
    VALUES (@promiseId, @id, @clock, @seat, @at, @keeps, @attempt)
    ON CONFLICT (promise_id, id) DO UPDATE SET
      clock = excluded.clock, seat = excluded.seat, at = excluded.at,
      keeps = excluded.keeps, attempt = excluded.attempt
    WHERE (excluded.clock, excluded.seat) > (promise_attempt.clock, promise_attempt.seat)
  `)
  const insertRelease = db.prepare<Bound>(`
    INSERT INTO promise_release (promise_id, at, clock, seat, release)
    VALUES (@promiseId, @at, @clock, @seat, @release)
    ON CONFLICT DO NOTHING
  `)
  const closeAt = db.prepare<{ id: Buffer }>(`
    UPDATE callback_promise SET closed_at = (
      SELECT min(at) FROM (
        SELECT kept_at AS at
        UNION ALL SELECT at FROM promise_attempt WHERE promise_id = @id AND keeps = 1
        UNION ALL SELECT at FROM promise_release WHERE promise_id = @id
      )
    ) WHERE id = @id
  `)
  const close = (id: Buffer) => void closeAt.run({ id })

  function found(promiseId: string): Buffer {
    const id = uuidToBlob(promiseId)
    if (exists.get(id) === undefined) throw new MissingEntity('promise')
    return id
  }

  return {
    close,
    attempt({ promiseId, attempt }: ChangeOf<'promise:attempted'>, { clock, seat }: ChangeStamp): void {
      const id = found(promiseId)
      upsertAttempt.run({
        promiseId: id,
        id: uuidToBlob(attempt.id),
        clock,
        seat: uuidToBlob(seat),
        at: attempt.at,
        keeps: attempt.keeps ? 1 : 0,
        attempt: JSON.stringify(attempt),
      })
      close(id)
    },
    release({ promiseId, release }: ChangeOf<'promise:released'>, { clock, seat }: ChangeStamp): void {
      const id = found(promiseId)
      const stamped = { clock, seat: uuidToBlob(seat), at: release.at }
      insertRelease.run({ promiseId: id, ...stamped, release: JSON.stringify(release) })
      close(id)
    },
  }
}
