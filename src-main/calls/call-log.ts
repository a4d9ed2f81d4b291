import { CallRecord, type LoggedCall } from '../contract/calls.ts'
import type { CallId, CustomerId } from '../contract/ids.ts'
import type { CallQuality } from '../contract/quality.ts'
import type { CreateApplier } from '../database/apply.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'

type CallRow = { record: string; customer_name: string | null }

const pageSize = 100
const longestReach = 20

export const createCallApplier: CreateApplier<'call:logged'> = (db) => {
  const upsert = db.prepare(`
    INSERT INTO call (id, clock, customer_id, number, received_at, wrap_up_pending, ended_at, record)
    VALUES (@id, @clock, @customerId, @number, @receivedAt, @wrapUpPending, @endedAt, @record)
    ON CONFLICT (id) DO UPDATE SET
      clock = excluded.clock, customer_id = excluded.customer_id, number = excluded.number,
      received_at = excluded.received_at, wrap_up_pending = excluded.wrap_up_pending,
      ended_at = excluded.ended_at, record = excluded.record
    WHERE excluded.clock >= call.clock
  `)
  return {
    'call:logged': ({ call }, { clock }) => {
      upsert.run({
        id: uuidToBlob(call.id),
        clock,
        customerId: uuidToBlobOrNull(call.customerId),
        number: call.number,
        receivedAt: call.receivedAt,
        wrapUpPending: call.wrapUpPending ? 1 : 0,
        endedAt: call.endedAt,
        record: JSON.stringify(call),
      })
    },
  }
}

/** The call log, newest first, and what the last run left open in it. `db` may be read-only. */
export function createCallLogRepository(db: Database) {
  const selectPage = db.prepare<[number], CallRow>(`
    SELECT call.record, customer.name AS customer_name
    FROM call
    LEFT JOIN customer_alias alias ON alias.customer_id = call.customer_id
    LEFT JOIN customer ON customer.id = coalesce(alias.root_id, call.customer_id)
    WHERE call.received_at < ?
    ORDER BY call.received_at DESC
    LIMIT ${pageSize}
  `)
  const selectOpen = db.prepare<[], { record: string }>(`
    SELECT record FROM call
    WHERE wrap_up_pending = 1 OR ended_at IS NULL
    ORDER BY received_at DESC
    LIMIT ${longestReach}
  `)
  const selectOfCustomer = db.prepare<[Buffer], { record: string }>(`
    SELECT call.record FROM interaction JOIN call ON call.id = interaction.call_id
    WHERE interaction.customer_id = ? AND interaction.call_id IS NOT NULL
    ORDER BY interaction.at DESC
    LIMIT ${longestReach}
  `)
  const selectOne = db.prepare<[Buffer], { record: string }>('SELECT record FROM call WHERE id = ?')

  return {
    /** At most a hundred calls received before `before` (UTC ms), newest first. */
    page(before: number): LoggedCall[] {
      return selectPage.all(before).map((row) => {
        const { quality: _quality, ...record } = CallRecord.parse(JSON.parse(row.record))
        return { ...record, customerName: row.customer_name }
      })
    },

    /** Calls that are over with these cards, which are one customer's; the newest first. */
    ofCustomer(cards: readonly CustomerId[]): CallRecord[] {
      return cards
        .flatMap((card) => selectOfCustomer.all(uuidToBlob(card)))
        .map(({ record }) => CallRecord.parse(JSON.parse(record)))
        .sort((a, b) => b.receivedAt - a.receivedAt)
    },

    /** Null: no such call. */
    find(callId: CallId): CallRecord | null {
      const row = selectOne.get(uuidToBlob(callId))
      return row ? CallRecord.parse(JSON.parse(row.record)) : null
    },

    /** How a call was heard; null where nothing was measured. */
    quality(callId: CallId): CallQuality | null {
      const row = selectOne.get(uuidToBlob(callId))
      return row ? (CallRecord.parse(JSON.parse(row.record)).quality ?? null) : null
    },

    /**
     * Calls that have not ended, wait for their wrap-up, or have an unsigned note among `draftKeys`, as the last run
     * left them; the oldest first.
     */
    open(draftKeys: readonly string[]): CallRecord[] {
      const withNote = draftKeys.flatMap((key) => selectOne.get(uuidToBlob(key)) ?? [])
      const records = [...selectOpen.all(), ...withNote].map(({ record }) =>
        CallRecord.parse(JSON.parse(record)),
      )
      const byId = new Map(records.map((record) => [record.id, record]))
      return [...byId.values()].sort((a, b) => a.receivedAt - b.receivedAt)
    },
  }
}
