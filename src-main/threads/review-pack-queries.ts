import { createCaseRepository } from '../cases/case-repository.ts'
import { createCustomerRepository } from '../customers/customer-repository.ts'
import { createSaidBefore } from '../customers/said-before.ts'
import type { Database } from '../database/connection.ts'
import { createHistoryRepository } from '../notes/history-repository.ts'
import { type PackerPorts, packContacts, type ToPack } from '../review-pack/packer.ts'
import { createReviewRepository } from '../scoring/review-repository.ts'
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
  }
}
