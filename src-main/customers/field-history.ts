import type { CustomerField } from '../contract/customers.ts'
import type { CustomerId } from '../contract/ids.ts'
import { FieldChange } from '../contract/one-customer.ts'
import { kindNumbers } from '../database/change-kinds.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlobOrNull, uuidToBlob } from '../database/uuid.ts'
import { clockTime } from '../domain/clock.ts'
import { createMergedCards } from './merged-cards.ts'

type RegisterRow = {
  field: string
  clock: number
  agent_id: Buffer | null
  initials: string | null
  value: string
}

/** A field that was written since its card was made: the last word, and the one before it as it was stored. */
export type LastWord = { readonly change: FieldChange; readonly before: unknown }

export type FieldHistory = ReturnType<typeof createFieldHistory>

/** Who wrote a card's registers last, and what stood there: where two seats wrote, the one that lost is not gone. */
export function createFieldHistory(db: Database) {
  const { rootOf } = createMergedCards(db)
  // Those of a merged card count from when it was merged: before that they were another card's.
  const selectRegisters = db.prepare<{ root: Buffer }, RegisterRow>(`
    SELECT r.field, r.clock, r.agent_id, agent.initials, r.value
    FROM customer_register r LEFT JOIN agent ON agent.id = r.agent_id
    WHERE r.customer_id = @root
    UNION ALL
    SELECT r.field, r.clock, r.agent_id, agent.initials, r.value
    FROM customer_alias a
    JOIN customer_register r ON r.customer_id = a.customer_id AND r.clock > a.joined_clock
    LEFT JOIN agent ON agent.id = r.agent_id
    WHERE a.root_id = @root AND a.customer_id <> @root
    ORDER BY 1, 2
  `)
  const selectCreation = db
    .prepare<[Buffer], string>(
      `SELECT payload FROM change
       WHERE subject = ? AND kind = ${kindNumbers['customer:created']} AND payload IS NOT NULL
       ORDER BY revision LIMIT 1`,
    )
    .pluck()

  function atCreation(root: Buffer): Record<string, unknown> {
    const payload = selectCreation.get(root)
    const fields: unknown = payload === undefined ? {} : JSON.parse(payload)?.fields
    return typeof fields === 'object' && fields !== null ? { ...fields } : {}
  }

  return (customerId: CustomerId): ReadonlyMap<CustomerField, LastWord> => {
    const root = uuidToBlob(rootOf(customerId))
    const rows = selectRegisters.all({ root })
    const words = new Map<CustomerField, LastWord>()
    if (rows.length === 0) return words
    const values: Record<string, unknown> = atCreation(root)
    for (const row of rows) {
      const value: unknown = JSON.parse(row.value)
      const before = values[row.field] ?? ''
      values[row.field] = value
      const change = FieldChange.safeParse({
        field: row.field,
        value: asText(value),
        before: asText(before),
        at: clockTime(row.clock),
        agentId: uuidFromBlobOrNull(row.agent_id),
        initials: row.initials,
      })
      if (change.success) words.set(change.data.field, { change: change.data, before })
    }
    return words
  }
}

function asText(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value)
}
