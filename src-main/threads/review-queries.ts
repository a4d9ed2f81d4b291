import { createCustomerRepository } from '../customers/customer-repository.ts'
import type { Database } from '../database/connection.ts'
import type { GiveWay } from '../database/giving-way.ts'
import { defaultHouseFor } from '../default-house.ts'
import { createTextMatch } from '../domain/full-text-match.ts'
import { parseFullTextQuery } from '../domain/full-text-query.ts'
import { createHouseRepository } from '../house/house-repository.ts'
import { createReviewQuery, type ReviewQueryPorts } from '../review/review-query.ts'
import { createReviewRows } from '../review/review-rows.ts'
import { excerptOf } from '../search/excerpt.ts'
import { fullTextExpression } from '../search/full-text.ts'
import { createVocabulary } from '../search/vocabulary.ts'

/** The search for leads in a reader thread, put together from the features it looks into. */
export const reviewQueries = {
  'review:find': (db: Database, giveWay: GiveWay) => {
    // Only calendar and categories matter here, and those are the same in every language.
    const house = createHouseRepository(db, () => defaultHouseFor('it'))
    return createReviewQuery(db, {
      giveWay,
      rows: createReviewRows(db, createCustomerRepository(db).summary),
      words: createWords(db),
      plainExcerpt: ([text = '']) => excerptOf(text, nothing),
      house: () => ({ zone: house.read().calendar.zone, categories: house.read().categories }),
    })
  },
}

const nothing = parseFullTextQuery('')

function createWords(db: Database): ReviewQueryPorts['words'] {
  const wordsBeginning = createVocabulary(db)
  const select = db
    // Bound as they are, they would be floating-point numbers, which the full text does not take for bounds.
    .prepare<[string, number, number], number>(`
      SELECT rowid FROM history_search WHERE history_search MATCH ?
        AND rowid >= CAST(? AS INTEGER) AND rowid < CAST(? AS INTEGER) ORDER BY rowid
    `)
    .pluck()
  return (typed, textsOf) => {
    const query = parseFullTextQuery(typed)
    if (query.wanted.length === 0) return null
    const fits = createTextMatch(query)
    const expression = fullTextExpression(query, wordsBeginning)
    return {
      entries: (from, to) => (expression === null ? [] : select.all(expression, from, to)),
      standIn: (row) => textsOf(row).some(fits),
      excerpt: (texts) => excerptOf(texts.find(fits) ?? texts[0] ?? '', query),
    }
  }
}
