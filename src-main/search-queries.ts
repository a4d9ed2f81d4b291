import { createCaseRepository } from './cases/case-repository.ts'
import { createCustomerRepository } from './customers/customer-repository.ts'
import type { Database } from './database/connection.ts'
import { createCustomerSearch } from './search/customer-search.ts'
import { createHistorySearch } from './search/history-search.ts'

/** The searches a reader thread runs, put together from the features they look into. */
export const searchQueries = {
  'customer:search': (db: Database) => {
    const { summary, findByCode } = createCustomerRepository(db)
    const { findByReference } = createCaseRepository(db)
    const customersOfReference = (reference: Parameters<typeof findByReference>[0]) =>
      findByReference(reference).map(({ customerId }) => customerId)
    return createCustomerSearch(db, { summary, findByCode, customersOfReference })
  },
  'history:search': createHistorySearch,
}
