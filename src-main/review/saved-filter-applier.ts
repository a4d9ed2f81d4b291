import { ReviewQuestion } from '../contract/review.ts'
import type { CreateApplier } from '../database/apply.ts'
import { uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'

/** A saved filter is one register: of what two seats make of it the latest clock holds, and of a tie the greater seat. */
export const createSavedFilterApplier: CreateApplier<'review-filter:saved'> = (db) => {
  const upsert = db.prepare<(string | number | Buffer | null)[]>(`
    INSERT INTO saved_filter (id, clock, seat, owner_id, name, question, removed) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
      clock = excluded.clock, seat = excluded.seat, owner_id = excluded.owner_id, name = excluded.name,
      question = excluded.question, removed = excluded.removed
    WHERE (excluded.clock, excluded.seat) > (saved_filter.clock, saved_filter.seat)
  `)
  return {
    'review-filter:saved': ({ filter, removed }, { clock, seat }) => {
      const { id, ownerId, name, question } = filter
      const said = JSON.stringify(ReviewQuestion.parse(question))
      upsert.run(
        uuidToBlob(id),
        clock,
        uuidToBlob(seat),
        uuidToBlobOrNull(ownerId),
        name,
        said,
        removed ? 1 : 0,
      )
    },
  }
}
