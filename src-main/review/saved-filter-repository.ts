import type { AgentId } from '../contract/ids.ts'
import { ReviewQuestion, SavedFilter } from '../contract/review.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob, uuidFromBlobOrNull, uuidToBlob } from '../database/uuid.ts'

type Row = { id: Buffer; owner_id: Buffer | null; name: string; question: string }

export type SavedFilters = ReturnType<typeof createSavedFilterRepository>

/** Filters that were saved and not removed. `db` may be read-only. */
export function createSavedFilterRepository(db: Database) {
  const selectOf = db.prepare<[Buffer], Row>(
    `SELECT id, owner_id, name, question FROM saved_filter WHERE removed = 0 AND (owner_id IS NULL OR owner_id = ?)`,
  )
  return {
    /** Somebody's own and everybody's, by name. */
    of: (agentId: AgentId): readonly SavedFilter[] =>
      selectOf
        .all(uuidToBlob(agentId))
        .map(toFilter)
        .sort((left, right) => left.name.localeCompare(right.name) || (left.id < right.id ? -1 : 1)),
  }
}

function toFilter({ id, owner_id: ownerId, name, question }: Row): SavedFilter {
  return SavedFilter.parse({
    id: uuidFromBlob(id),
    ownerId: uuidFromBlobOrNull(ownerId),
    name,
    question: ReviewQuestion.parse(JSON.parse(question)),
  })
}
