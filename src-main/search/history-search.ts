import type { CustomerSummary } from '../contract/customers.ts'
import { CustomerId } from '../contract/ids.ts'
import { HistoryHit, type HistoryHits, historyPageSize } from '../contract/search.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob } from '../database/uuid.ts'
import { type FullTextQuery, parseFullTextQuery, type SearchTerm } from '../domain/full-text-query.ts'
import { excerptOf } from './excerpt.ts'
import { allOf, type FullTextTerm, fullTextTerm } from './full-text.ts'
import { createFullTextWords } from './full-text-words.ts'
import { createVocabulary } from './vocabulary.ts'

/** Texts that are looked at for those without a word, before the page is handed over. */
const looked = 1000

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
  const [those, others] = [createThose(db), createOthers(db)]
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
    const [wanted, unwanted] = [known(query.wanted), known(query.unwanted)]
    if (wanted.length === 0 && unwanted.length === 0) return { hits: [], next: null }
    const before = after === null ? Number.MAX_SAFE_INTEGER : Number(after)
    const { entries, next } = wanted.length === 0 ? others(unwanted, before) : those(wanted, unwanted, before)
    return {
      hits: entries.flatMap((entry) => hitOf(entry, query)),
      next: next === undefined ? null : String(next),
    }
  }
}

type Page = { readonly entries: readonly number[]; readonly next: number | undefined }

/** The texts that have what is wanted and nothing that is not. */
function createThose(db: Database) {
  const select = db
    .prepare<[string, number, number], number>(
      'SELECT rowid FROM history_search WHERE history_search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?',
    )
    .pluck()
  return (wanted: readonly FullTextTerm[], unwanted: readonly FullTextTerm[], before: number): Page => {
    const expression = allOf(wanted, unwanted)
    const entries = expression === null ? [] : select.all(expression, before, historyPageSize)
    return { entries, next: entries.length < historyPageSize ? undefined : entries.at(-1) }
  }
}

/** All texts but those that have one of `unwanted`. A page may be empty although more follow. */
function createOthers(db: Database) {
  const selectNewest = db
    .prepare<[number], number>(
      `SELECT entry FROM history_entry WHERE entry < ? ORDER BY entry DESC LIMIT ${looked}`,
    )
    .pluck()
  const selectBetween = db
    // Bound as they are, they would be floating-point numbers, which the full text does not take for bounds.
    .prepare<[string, number, number], number>(`
      SELECT rowid FROM history_search WHERE history_search MATCH ?
        AND rowid >= CAST(? AS INTEGER) AND rowid <= CAST(? AS INTEGER)
    `)
    .pluck()
  return (unwanted: readonly FullTextTerm[], before: number): Page => {
    const newest = selectNewest.all(before)
    const [last = 0, first = 0] = [newest.at(-1), newest[0]]
    const without = new Set(
      unwanted.flatMap(({ expression }) =>
        expression === null ? [] : selectBetween.all(expression, last, first),
      ),
    )
    const left = newest.filter((entry) => !without.has(entry))
    const entries = left.slice(0, historyPageSize)
    if (left.length > historyPageSize) return { entries, next: entries.at(-1) }
    return { entries, next: newest.length < looked ? undefined : last }
  }
}

function createHitReader(db: Database): (entry: number) => HitRow | undefined {
  const selectEntry = db.prepare<[number], Pick<HitRow, 'kind' | 'id'>>(
    'SELECT kind, id FROM history_entry WHERE entry = ?',
  )
  const selectInteraction = db.prepare<[Buffer], Omit<HitRow, 'kind' | 'id'>>(`
    SELECT customer_id, at, channel, initials, NULL AS interaction_id, NULL AS interaction_at,
           subject || char(10) || summary || coalesce(
             (SELECT char(10) || group_concat(c.value ->> '$.label' || ' ' || (c.value ->> '$.value'), char(10))
              FROM json_each(collected) c), '') AS text
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
