import { z } from 'zod'
import { CustomerId, Time } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob } from '../database/uuid.ts'
import { searchPhrases, startingWith } from './full-text.ts'

/** An interaction or a note in whose text the words were found. */
export const HistoryHit = z.object({
  kind: z.enum(['interaction', 'note']),
  id: z.uuidv7(),
  customerId: CustomerId,
  at: Time,
  text: z.string(),
})
export type HistoryHit = z.infer<typeof HistoryHit>

type HitRow = { kind: string; id: Buffer; customer_id: Buffer; at: number; text: string }

/**
 * Full text of all interactions and notes: all words, of which the last may be only begun; what was written last comes
 * first. By time and not by rank, which costs a hundred times as much on millions of rows.
 */
export function createHistorySearch(db: Database) {
  const select = db.prepare<[string, number], HitRow>(`
    WITH hit AS (
      SELECT s.rowid AS entry FROM history_search s WHERE s.history_search MATCH ? ORDER BY s.rowid DESC LIMIT ?
    )
    SELECT e.kind, e.id, coalesce(i.customer_id, n.customer_id) AS customer_id, coalesce(i.at, n.at) AS at,
           coalesce(n.text, i.subject || char(10) || i.summary) AS text
    FROM hit JOIN history_entry e ON e.entry = hit.entry
    LEFT JOIN interaction i ON e.kind = 'interaction' AND i.id = e.id
    LEFT JOIN note n ON e.kind = 'note' AND n.id = e.id
    JOIN customer c ON c.id = coalesce(i.customer_id, n.customer_id) AND c.removed_at IS NULL
    ORDER BY hit.entry DESC
  `)
  return ({ words, limit }: { readonly words: string; readonly limit: number }): readonly HistoryHit[] => {
    const phrases = searchPhrases(words)
    if (phrases.length === 0) return []
    return select.all(startingWith(phrases), limit).map(toHit)
  }
}

function toHit(row: HitRow): HistoryHit {
  return HistoryHit.parse({ ...row, id: uuidFromBlob(row.id), customerId: uuidFromBlob(row.customer_id) })
}
