import { ChangedFields } from '../contract/customers.ts'
import type { CustomerId, MergeId } from '../contract/ids.ts'
import { CustomerId as CustomerIdSchema } from '../contract/ids.ts'
import { MergeRecord } from '../contract/one-customer.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob, uuidToBlob } from '../database/uuid.ts'
import { createMergedCards } from './merged-cards.ts'

type MergeRow = {
  id: Buffer
  at: number
  initials: string | null
  fields: string
  before: string
  kept_id: Buffer
  kept_code: string
  kept_name: string
  merged_id: Buffer
  merged_code: string
  merged_name: string
}

/** A merge that holds, with what it wrote on the kept card and what stood there. */
export type FoundMerge = {
  readonly keptId: CustomerId
  readonly mergedId: CustomerId
  readonly fields: ChangedFields
  readonly before: ChangedFields
}

const columns = `m.id, m.at, m.initials, m.fields, m.before,
  kept.id AS kept_id, kept.code AS kept_code, kept.name AS kept_name,
  merged.id AS merged_id, merged.code AS merged_code, merged.name AS merged_name`
const tables = `customer_merge m
  JOIN customer kept ON kept.id = m.kept_id JOIN customer merged ON merged.id = m.merged_id`

export type MergeRepository = ReturnType<typeof createMergeRepository>

/** Merges that hold. `db` may be read-only. */
export function createMergeRepository(db: Database) {
  const { cardsOf } = createMergedCards(db)
  const selectOne = db.prepare<[Buffer], MergeRow>(
    `SELECT ${columns} FROM ${tables} WHERE m.id = ? AND m.undone = 0`,
  )
  const selectOfCard = db.prepare<[Buffer], MergeRow>(
    `SELECT ${columns} FROM ${tables} WHERE m.kept_id = ? AND m.undone = 0`,
  )
  return {
    find(mergeId: MergeId): FoundMerge | null {
      const row = selectOne.get(uuidToBlob(mergeId))
      return row === undefined ? null : toFound(row)
    },
    /** Those that made one customer of this one's cards, the newest first. */
    ofCustomer(customerId: CustomerId): readonly MergeRecord[] {
      const cards = cardsOf(customerId)
      if (cards.length === 1) return []
      return cards
        .flatMap((card) => selectOfCard.all(uuidToBlob(card)))
        .map(toRecord)
        .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
    },
  }
}

function toFound({ kept_id, merged_id, fields, before }: MergeRow): FoundMerge {
  return {
    keptId: CustomerIdSchema.parse(uuidFromBlob(kept_id)),
    mergedId: CustomerIdSchema.parse(uuidFromBlob(merged_id)),
    fields: ChangedFields.parse(JSON.parse(fields)),
    before: ChangedFields.parse(JSON.parse(before)),
  }
}

function toRecord(row: MergeRow): MergeRecord {
  return MergeRecord.parse({
    id: uuidFromBlob(row.id),
    kept: { id: uuidFromBlob(row.kept_id), code: row.kept_code, name: row.kept_name },
    merged: { id: uuidFromBlob(row.merged_id), code: row.merged_code, name: row.merged_name },
    at: row.at,
    initials: row.initials,
  })
}
