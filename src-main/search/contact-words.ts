import type { Database } from '../database/connection.ts'
import { type FullTextQuery, parseFullTextQuery, type SearchTerm } from '../domain/full-text-query.ts'
import { excerptOf } from './excerpt.ts'
import { type FullTextHas, type FullTextTerm, fullTextTerm, plainText } from './full-text.ts'
import { createFullTextWords } from './full-text-words.ts'
import { createVocabulary } from './vocabulary.ts'

/**
 * Words that are looked for in contacts: all that is wanted has to stand somewhere in a contact's texts, and nothing that
 * is not wanted may stand in any of them.
 */
export function createContactWords(db: Database) {
  const has = { cut: createFullTextWords(db), wordsBeginning: createVocabulary(db) }
  const select = db
    // Bound as they are, they would be floating-point numbers, which the full text does not take for bounds.
    .prepare<[string, number, number], number>(`
      SELECT rowid FROM history_search WHERE history_search MATCH ?
        AND rowid >= CAST(? AS INTEGER) AND rowid < CAST(? AS INTEGER) ORDER BY rowid
    `)
    .pluck()
  const selectSome = db
    .prepare<[string, number], number>(
      'SELECT rowid FROM history_search WHERE history_search MATCH ? LIMIT CAST(? AS INTEGER)',
    )
    .pluck()
  /** All places of the first that has no more than `most`. */
  function fewPlaces(wanted: readonly FullTextTerm[], most: number): readonly number[] | null {
    for (const { expression } of wanted) {
      const some = expression === null ? [] : selectSome.all(expression, most + 1)
      if (some.length <= most) return some
    }
    return null
  }
  const placesOf = ({ expression }: FullTextTerm) => ({
    key: expression ?? '',
    entries: (from: number, to: number): readonly number[] =>
      expression === null ? [] : select.all(expression, from, to),
  })

  /** Null where nothing is looked for. */
  return (typed: string, contacts: Contacts) => {
    const query = parseFullTextQuery(typed)
    const known = (terms: readonly SearchTerm[]) => terms.flatMap((term) => fullTextTerm(term, has) ?? [])
    const [wanted, unwanted] = [known(query.wanted), known(query.unwanted)]
    if (wanted.length === 0 && unwanted.length === 0) return null
    function standIn(row: number): boolean {
      // Between two texts lies what no phrase goes over.
      const texts = contacts.texts(row).map((text) => plainText(text, has.cut))
      const all = texts.join('\n')
      return wanted.every(({ standsIn }) => standsIn(all)) && !unwanted.some(({ standsIn }) => standsIn(all))
    }
    return {
      wanted: wanted.map(placesOf),
      unwanted: unwanted.map(placesOf),
      standIn,
      /** Places in the full text at which all contacts are that have the words; null where each word stands at more. */
      few(most: number): { readonly places: readonly number[]; readonly haveWords: boolean } | null {
        const places = fewPlaces(wanted, most)
        return places && { places, haveWords: places.length === 0 || wanted.length + unwanted.length === 1 }
      },
      excerpt: (texts: readonly string[]) => excerptOfTexts(texts, { wanted, query, has }),
    }
  }
}

/** By the rows that contacts are found by. */
type Contacts = {
  /** Everything written of a contact. */
  texts(row: number): readonly string[]
}

type Sought = {
  readonly wanted: readonly FullTextTerm[]
  readonly query: FullTextQuery
  readonly has: FullTextHas
}

/** UTF-16 code units of all excerpts together, and the least of each. */
const length = 260
const least = 60

/** Some of the text with most of the words, and of the others that it takes to show all of them. */
function excerptOfTexts(texts: readonly string[], { wanted, query, has }: Sought): string {
  const plain = texts.map((text) => plainText(text, has.cut))
  const chosen: string[] = []
  for (let missing = wanted; missing.length > 0; ) {
    const standing = plain.map((text) => missing.filter(({ standsIn }) => standsIn(text)).length)
    const most = Math.max(0, ...standing)
    if (most === 0) break
    const best = standing.indexOf(most)
    chosen.push(texts[best] ?? '')
    missing = missing.filter(({ standsIn }) => !standsIn(plain[best] ?? ''))
  }
  const shown = chosen.length === 0 ? texts.slice(0, 1) : chosen
  const each = Math.max(least, Math.floor(length / shown.length))
  return shown.map((text) => excerptOf(text, query, each)).join(' · ')
}
