import { CallbackPromise } from '../contract/history.ts'
import type { CustomerId, PromiseId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob, uuidFromBlobOrNull, uuidToBlob } from '../database/uuid.ts'

type PromiseRow = {
  id: Buffer
  customer_id: Buffer
  case_id: Buffer | null
  what: string
  made_at: number
  due_at: number
  agent_id: Buffer | null
  initials: string | null
  kept_at: number | null
}

const columns = 'id, customer_id, case_id, what, made_at, due_at, agent_id, initials, kept_at'

export type PromiseRepository = ReturnType<typeof createPromiseRepository>

/** Promises to call back; kept ones stay, with the time. `db` may be read-only. */
export function createPromiseRepository(db: Database) {
  const selectOne = db.prepare<[Buffer], PromiseRow>(`SELECT ${columns} FROM callback_promise WHERE id = ?`)
  const selectOfCustomer = db.prepare<[Buffer], PromiseRow>(
    `SELECT ${columns} FROM callback_promise WHERE customer_id = ? ORDER BY due_at DESC, id DESC`,
  )

  return {
    find(promiseId: PromiseId): CallbackPromise | null {
      const row = selectOne.get(uuidToBlob(promiseId))
      return row === undefined ? null : toPromise(row)
    },
    /** The latest due first, kept or not. */
    ofCustomer(customerId: CustomerId): readonly CallbackPromise[] {
      return selectOfCustomer.all(uuidToBlob(customerId)).map(toPromise)
    },
  }
}

function toPromise(row: PromiseRow): CallbackPromise {
  return CallbackPromise.parse({
    id: uuidFromBlob(row.id),
    customerId: uuidFromBlob(row.customer_id),
    caseId: uuidFromBlobOrNull(row.case_id),
    what: row.what,
    madeAt: row.made_at,
    dueAt: row.due_at,
    agentId: uuidFromBlobOrNull(row.agent_id),
    initials: row.initials,
    keptAt: row.kept_at,
  })
}
