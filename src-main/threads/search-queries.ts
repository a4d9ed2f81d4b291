import { createCaseRepository } from '../cases/case-repository.ts'
import type { CustomerSummary } from '../contract/customers.ts'
import type { Found, FoundCustomer } from '../contract/search.ts'
import { createCustomerRepository } from '../customers/customer-repository.ts'
import type { Database } from '../database/connection.ts'
import { createCaseSearch } from '../search/case-search.ts'
import { createCustomerSearch, mostInList, mostInPalette } from '../search/customer-search.ts'
import { createHistorySearch } from '../search/history-search.ts'

type Words = { readonly words: string }

/** The searches a reader thread runs, put together from the features they look into. */
export const searchQueries = {
  'customer:search': (db: Database) => {
    const search = createSearchOfCustomers(db, mostInList)
    return (words: Words): readonly CustomerSummary[] =>
      search(words).map(({ found: _, ...summary }) => summary)
  },
  'palette:search': (db: Database) => {
    const { summary, cardsOf } = createCustomerRepository(db)
    const { find } = createCaseRepository(db, cardsOf)
    const customers = createSearchOfCustomers(db, mostInPalette)
    const cases = createCaseSearch(db, { find, summary })
    return (words: Words): Found => ({ customers: customers(words), cases: cases(words) })
  },
  'history:search': (db: Database) => createHistorySearch(db, createCustomerRepository(db).summary),
}

function createSearchOfCustomers(db: Database, most: number): (words: Words) => readonly FoundCustomer[] {
  const { summary, findByCode, cardsOf } = createCustomerRepository(db)
  const { findByReference } = createCaseRepository(db, cardsOf)
  const customersOfReference = (reference: Parameters<typeof findByReference>[0]) =>
    findByReference(reference).map(({ customerId }) => customerId)
  return createCustomerSearch(db, { summary, findByCode, customersOfReference }, most)
}
