import { createCustomerRepository } from '../customers/customer-repository.ts'
import type { Database } from '../database/connection.ts'
import type { GiveWay } from '../database/giving-way.ts'
import { defaultHouseFor } from '../default-house.ts'
import { parseFullTextQuery } from '../domain/full-text-query.ts'
import { createHouseRepository } from '../house/house-repository.ts'
import { createReviewQuery } from '../review/review-query.ts'
import { createReviewRows } from '../review/review-rows.ts'
import { createTransferReasons } from '../review/transfer-reasons.ts'
import { createContactWords } from '../search/contact-words.ts'
import { excerptOf } from '../search/excerpt.ts'

/** The search for leads in a reader thread, put together from the features it looks into. */
export const reviewQueries = {
  'review:find': (db: Database, giveWay: GiveWay) => {
    // Only calendar and categories matter here, and those are the same in every language.
    const house = createHouseRepository(db, () => defaultHouseFor('it'))
    return createReviewQuery(db, {
      giveWay,
      rows: createReviewRows(db, createCustomerRepository(db).summary),
      words: createContactWords(db),
      plainExcerpt: ([text = '']) => excerptOf(text, nothing),
      house: () => ({ zone: house.read().calendar.zone, categories: house.read().categories }),
    })
  },
  'review:transfer-reasons': createTransferReasons,
}

const nothing = parseFullTextQuery('')
