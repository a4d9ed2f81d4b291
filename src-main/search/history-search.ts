import type { CustomerSummary } from '../contract/customers.ts'
import { CustomerId } from '../contract/ids.ts'
import { HistoryHit, type HistoryHits, historyPageSize } from '../contract/search.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob } from '../database/uuid.ts'
import { type FullTextQuery, parseFullTextQuery, type SearchTerm } from '../domain/full-text-query.ts'
import { excerptOf } from './excerpt.ts'
import { allOf, fullTextTerm } from './full-text.ts'
import { createFullTextWords } from './full-text-words.ts'
import { createVocabulary } from './vocabulary.ts'

export type HistorySearch = {
  readonly words: string
  /** `next` of the page before; null for the first one. */
  readonly after: string | null
}

type HitRow = {
  kind: 'interaction' | 'note'
  id: Buffer
  customer_id: Buffer
  at: number
  channel: string | null
  initials: string | null
  text: string
  interaction_id: Buffer | null
  interaction_at: number | null
}

/**
 * Full text of all interactions and notes, what was written last first. By time and not by rank, which costs a hundred
 * times as much on millions of rows.
 */
export function createHistorySearch(
  db: Database,
  summary: (customerId: CustomerId) => CustomerSummary | null,
) {
  const has = { cut: createFullTextWords(db), wordsBeginning: createVocabulary(db) }
  const known = (terms: readonly SearchTerm[]) => terms.flatMap((term) => fullTextTerm(term, has) ?? [])
  const selectEntries = db
    .prepare<[string, number, number], number>(
      `SELECT rowid FROM history_search WHERE history_search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?`,
    )
    .pluck()
  const selectHit = createHitReader(db)

  function hitOf(entry: number, query: FullTextQuery): readonly HistoryHit[] {
    const row = selectHit(entry)
    const customer = row && summary(CustomerId.parse(uuidFromBlob(row.customer_id)))
    if (!row || !customer) return []
    const { kind, at, channel, initials, text } = row
    return [
      HistoryHit.parse({
        kind,
        id: uuidFromBlob(row.id),
        customerId: customer.id,
        customerName: customer.name,
        entryId: uuidFromBlob(row.interaction_id ?? row.id),
        entryAt: row.interaction_at ?? at,
        at,
        channel,
        initials,
        excerpt: excerptOf(text, query),
      }),
    ]
  }

  return ({ words, after }: HistorySearch): HistoryHits => {
    const query = parseFullTextQuery(words)
    const expression = allOf(known(query.wanted), known(query.unwanted))
    if (expression === null) return { hits: [], next: null }
    const before = after === null ? Number.MAX_SAFE_INTEGER : Number(after)
    const entries = selectEntries.all(expression, before, historyPageSize)
    const last = entries.at(-1)
    return {
      hits: entries.flatMap((entry) => hitOf(entry, query)),
      next: entries.length < historyPageSize || last === undefined ? null : String(last),
    }
  }
}

function createHitReader(db: Database): (entry: number) => HitRow | undefined {
  const selectEntry = db.prepare<[number], Pick<HitRow, 'kind' | 'id'>>(
    'SELECT kind, id FROM history_entry WHERE entry = ?',
  )
  const selectInteraction = db.prepare<[Buffer], Omit<HitRow, 'kind' | 'id'>>(`
    SELECT customer_id, at, channel, initials, subject || char(10) || summary AS text,
           NULL AS interaction_id, NULL AS interaction_at
    FROM interaction WHERE id = ?
  `)
  // A note signed during a call knows its call; the contact that the call became was written afterwards.
  const selectNote = db.prepare<[Buffer], Omit<HitRow, 'kind' | 'id'>>(`
    SELECT n.customer_id, n.at, i.channel, n.initials, n.text, i.id AS interaction_id, i.at AS interaction_at
    FROM note n LEFT JOIN interaction i
      ON i.id = coalesce(n.interaction_id, (SELECT c.id FROM interaction c
                                            WHERE c.customer_id = n.customer_id AND c.call_id = n.call_id LIMIT 1))
    WHERE n.id = ?
  `)
  return (entry) => {
    const found = selectEntry.get(entry)
    if (found === undefined) return undefined
    const row = (found.kind === 'note' ? selectNote : selectInteraction).get(found.id)
    return row === undefined ? undefined : { ...row, ...found }
  }
}
