import type { CustomerId } from '../contract/ids.ts'
import { type Acquaintance, PossibleDuplicate } from '../contract/one-customer.ts'
import type { Database } from '../database/connection.ts'
import { createCustomerRepository } from './customer-repository.ts'
import { createDuplicateFinder, sketchOf } from './duplicate-finder.ts'

export type DuplicateQuestion = Acquaintance & { readonly except: CustomerId | null }

/** More than these nobody compares. */
const mostShown = 8

/** For a reader thread, as somebody types: who may have a card already. */
export function createDuplicateQuery(db: Database) {
  const find = createDuplicateFinder(db)
  const { summary } = createCustomerRepository(db)
  return ({ except, ...typed }: DuplicateQuestion): readonly PossibleDuplicate[] =>
    find(sketchOf(typed), except)
      .slice(0, mostShown)
      .flatMap(({ customerId, points, likenesses }) => {
        const customer = summary(customerId)
        return customer === null ? [] : [PossibleDuplicate.parse({ customer, points, likenesses })]
      })
}
