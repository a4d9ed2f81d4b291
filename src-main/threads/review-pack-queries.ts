import { createCaseRepository } from '../cases/case-repository.ts'
import { createCustomerRepository } from '../customers/customer-repository.ts'
import { createSaidBefore } from '../customers/said-before.ts'
import type { Database } from '../database/connection.ts'
import { parseFullTextQuery, wordsToMark } from '../domain/full-text-query.ts'
import { markStretches } from '../domain/search-text.ts'
import { createHistoryRepository } from '../notes/history-repository.ts'
import { type PackerPorts, packContacts, type ToPack } from '../review-pack/packer.ts'
import { createReviewRepository } from '../scoring/review-repository.ts'
import { excerptOf } from '../search/excerpt.ts'
import { createTimelineRepository } from '../timeline-repository.ts'

/** What leaves as a review pack, read and hidden in a reader thread. */
export const reviewPackQueries = {
  'review-pack:contacts': (db: Database) => {
    const ports = createPackerPorts(db)
    return db.transaction((wanted: ToPack) => packContacts(ports, wanted))
  },
}

/** The features that a pack looks into. */
export function createPackerPorts(db: Database): PackerPorts {
  const customers = createCustomerRepository(db)
  const history = createHistoryRepository(db)
  const timeline = createTimelineRepository(db)
  return {
    customer: customers.find,
    saidBefore: createSaidBefore(db),
    interaction: history.interaction,
    note: history.note,
    notesOf: (id) => timeline.notesOf(id, null).notes,
    case: createCaseRepository(db, customers.cardsOf).find,
    reviews: createReviewRepository(db).of,
    excerpt(words) {
      const query = parseFullTextQuery(words)
      const marked = wordsToMark(query)
      const standing = (text: string) =>
        marked.filter((word) => markStretches(text, [word]).length > 0).length
      return ([first = '', ...others]) =>
        excerptOf(
          others.reduce((best, text) => (standing(text) > standing(best) ? text : best), first),
          query,
        )
    },
  }
}
