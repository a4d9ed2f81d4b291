import { AgentId, CaseId, CustomerId, DeskId, PromiseId, Time } from '../contract/ids.ts'
import { CallbackPromise, PromiseAttempt, PromiseRelease } from '../contract/promises.ts'
import type { Database } from '../database/connection.ts'
import {
  countFrom,
  countFromOrNull,
  idFromBlob,
  idFromBlobOrNull,
  orNull,
  textReader,
} from '../database/row-values.ts'
import { uuidToBlob } from '../database/uuid.ts'
import { keptAtOf } from '../domain/promise-course.ts'

type PromiseRow = {
  id: Buffer
  customer_id: Buffer
  case_id: Buffer | null
  what: string
  made_at: number
  due_at: number
  agent_id: Buffer | null
  initials: string | null
  desk_id: Buffer | null
  owner_id: Buffer | null
  kept_at: number | null
  attempts: string | null
  release: string | null
}

// One statement for a promise with all that became of it: a card is read while somebody rings.
const columns = `id, customer_id, case_id, what, made_at, due_at, agent_id, initials, desk_id, owner_id, kept_at,
  (SELECT group_concat(attempt) FROM promise_attempt WHERE promise_id = callback_promise.id) AS attempts,
  (SELECT release FROM promise_release WHERE promise_id = callback_promise.id
   ORDER BY at, clock, seat LIMIT 1) AS release`

/** Up to here they are counted one by one. */
const fewOwed = 2_000

export type PromiseRepository = ReturnType<typeof createPromiseRepository>

/** Promises to call back with what became of them. `db` may be read-only. */
export function createPromiseRepository(db: Database) {
  const selectOne = db.prepare<[Buffer], PromiseRow>(`SELECT ${columns} FROM callback_promise WHERE id = ?`)
  const selectOfCustomer = db.prepare<[Buffer], PromiseRow>(
    `SELECT ${columns} FROM callback_promise WHERE customer_id = ? ORDER BY due_at DESC, id DESC`,
  )
  const owed = (order: 'ASC' | 'DESC') =>
    db.prepare<[number], PromiseRow>(
      `SELECT ${columns} FROM callback_promise WHERE closed_at IS NULL ORDER BY due_at ${order}, id ${order} LIMIT ?`,
    )
  const selectOldest = owed('ASC')
  const selectNewest = owed('DESC')
  const countFew = db
    .prepare<[number], number>(
      'SELECT count(*) FROM (SELECT 1 FROM callback_promise WHERE closed_at IS NULL LIMIT ?)',
    )
    .pluck()
  const countAll = db.prepare<[], number>('SELECT count(*) FROM callback_promise').pluck()
  const countClosed = db
    .prepare<[], number>('SELECT count(*) FROM callback_promise WHERE closed_at IS NOT NULL')
    .pluck()

  /** SQLite reads the promise itself for each that is owed, and for all others only what an index holds. */
  function countOwed(): number {
    const few = countFew.get(fewOwed) ?? 0
    return few < fewOwed ? few : (countAll.get() ?? 0) - (countClosed.get() ?? 0)
  }

  return {
    find(promiseId: PromiseId): CallbackPromise | null {
      const row = selectOne.get(uuidToBlob(promiseId))
      return row === undefined ? null : toPromise(row)
    },
    /** Of all the cards of one customer: the latest due first, kept or not. */
    ofCustomers(customerIds: readonly CustomerId[]): readonly CallbackPromise[] {
      const found = customerIds.flatMap((id) => selectOfCustomer.all(uuidToBlob(id)))
      // One card's come sorted.
      if (customerIds.length > 1) found.sort((a, b) => b.due_at - a.due_at || Buffer.compare(b.id, a.id))
      return found.map(toPromise)
    },
    /** Neither kept nor released, the first due first; of more than twice `most`, that many oldest and newest. */
    owed(most: number): { readonly promises: readonly CallbackPromise[]; readonly total: number } {
      const total = countOwed()
      if (total <= most * 2) return { promises: selectOldest.all(most * 2).map(toPromise), total }
      const promises = [...selectOldest.all(most), ...selectNewest.all(most).reverse()]
      return { promises: promises.map(toPromise), total }
    },
  }
}

const whatOf = textReader(CallbackPromise.shape.what)
const initialsOf = orNull(textReader(CallbackPromise.shape.initials.unwrap()))

/** By hand, as contacts and notes: see docs/decisions/0106-rows-of-the-hot-path.md. */
function toPromise(row: PromiseRow): CallbackPromise {
  const attempts = row.attempts === null ? [] : attemptsOf(row.attempts)
  return {
    id: idFromBlob(row.id, PromiseId),
    customerId: idFromBlob(row.customer_id, CustomerId),
    caseId: idFromBlobOrNull(row.case_id, CaseId),
    what: whatOf(row.what),
    madeAt: countFrom(row.made_at, Time),
    dueAt: countFrom(row.due_at, Time),
    agentId: idFromBlobOrNull(row.agent_id, AgentId),
    initials: initialsOf(row.initials),
    deskId: idFromBlobOrNull(row.desk_id, DeskId),
    ownerId: idFromBlobOrNull(row.owner_id, AgentId),
    keptAt: countFromOrNull(keptAtOf(row.kept_at, attempts), Time),
    attempts,
    release: row.release === null ? null : PromiseRelease.parse(JSON.parse(row.release)),
  }
}

function attemptsOf(written: string): PromiseAttempt[] {
  const attempts = PromiseAttempt.array().parse(JSON.parse(`[${written}]`))
  return attempts.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}
