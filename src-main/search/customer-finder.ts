import { CustomerId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob } from '../database/uuid.ts'
import { type MarkPlace, searchWords } from '../domain/search-text.ts'
import { groupsQuery, hasWords } from './letter-groups.ts'

/** A row of the index: a name with its company, an e-mail address or a number. */
export type IndexRow = { readonly entry: number; readonly customerId: CustomerId; readonly text: string }

type Row = { entry: number; text: string; customer_id: Buffer }

/** Texts with the same groups of letters in another order are read and passed over, up to so many. */
const mostRead = 2000
/** Before single letters, which are in many groups, are asked for, too. */
const mostReadForLetters = 300
/** Letters of a name that other names often begin with: Ada, Anna, Rosa. */
const shortName = 4
/** The fewer digits, the more cards: of so many the names are compared. */
const mostWithDigits = 500

/**
 * Rows of the index by words (or several in a row with a space between them): those with more whole words first, then
 * words that begin so, then what stands inside words; the newest first within each.
 */
export function createCustomerFinder(db: Database) {
  const select = db.prepare<[string], Row>(
    'SELECT rowid AS entry, text, customer_id FROM customer_search WHERE customer_search MATCH ? ORDER BY rowid DESC',
  )
  const selectNames = db.prepare<[Buffer], { name: string; company: string }>(
    'SELECT name, company FROM customer WHERE id = ?',
  )

  function rowsOf(query: string | null, fits: (row: Row) => boolean, limit: number, most: number) {
    const rows: Row[] = []
    let read = 0
    if (query !== null)
      for (const row of select.iterate(query)) {
        read += 1
        if (fits(row)) rows.push(row)
        if (rows.length === limit || read === most) break
      }
    return { rows, isAll: rows.length === limit || read < most }
  }

  function rowsWith(words: readonly string[], place: MarkPlace, limit: number): readonly Row[] {
    const fits = ({ text }: Row) => hasWords(text, words, place)
    const longer = words.filter((word) => word.length > 1)
    if (longer.length > 0 && longer.length < words.length) {
      const { rows, isAll } = rowsOf(groupsQuery(longer, place), fits, limit, mostReadForLetters)
      if (isAll) return rows
    }
    return rowsOf(groupsQuery(words, place), fits, limit, mostRead).rows
  }

  /** What begins so is enough where there is enough of it. */
  function byOne(word: string, limit: number): readonly Row[] {
    const begun = rowsWith([word], 'begins', limit)
    if (begun.length < limit) return [...begun, ...rowsWith([word], 'anywhere', limit)]
    return word.length <= shortName ? [...rowsWith([word], 'whole', limit), ...begun] : begun
  }

  /** What several words have in common takes longest to find: where it is all there is, it is asked for once. */
  function bySeveral(words: readonly string[], limit: number): readonly Row[] {
    const anywhere = rowsWith(words, 'anywhere', limit)
    if (anywhere.length < limit || words.length === 1) return anywhere
    return [...rowsWith(words, 'begins', limit), ...anywhere]
  }

  return {
    byWords(words: readonly string[], limit: number): readonly IndexRow[] {
      const [word = ''] = words
      const rows = words.length === 1 && !word.includes(' ') ? byOne(word, limit) : bySeveral(words, limit)
      return bestFirst(rows, words).slice(0, limit).map(toIndexRow)
    },

    /** «rossi 333»: the digits stand in one row of a card, the name in another. */
    byDigitsAndWords(digits: string, words: readonly string[], limit: number): readonly IndexRow[] {
      const named = ({ customer_id: id }: Row) => {
        const card = selectNames.get(id)
        if (card === undefined) return false
        return hasWords(` ${searchWords(`${card.name} ${card.company}`).join(' ')} `, words, 'anywhere')
      }
      return rowsWith([digits], 'anywhere', mostWithDigits).filter(named).slice(0, limit).map(toIndexRow)
    },
  }
}

/** By how many of the words are whole, and how many begin one; then the newest. */
function bestFirst(rows: readonly Row[], words: readonly string[]): readonly Row[] {
  const points = ({ text }: Row) => words.reduce((sum, word) => sum + pointsOf(text, word), 0)
  return [...new Map(rows.map((row) => [row.entry, row])).values()]
    .map((row) => ({ row, points: points(row) }))
    .sort((left, right) => right.points - left.points || right.row.entry - left.row.entry)
    .map(({ row }) => row)
}

function pointsOf(text: string, word: string): number {
  if (hasWords(text, [word], 'whole')) return 2
  return hasWords(text, [word], 'begins') ? 1 : 0
}

function toIndexRow({ entry, text, customer_id: id }: Row): IndexRow {
  return { entry, text, customerId: CustomerId.parse(uuidFromBlob(id)) }
}
