import type { Directory } from './calls/missed-upkeep.ts'
import { PhoneNumber } from './contract/ids.ts'
import { createMergedCards } from './customers/merged-cards.ts'
import { createNumberLookup } from './customers/number-lookup.ts'
import type { Database } from './database/connection.ts'

/** Whose number it is, for what calls left behind: found as a ringing call finds it. */
export function createNumberDirectory(db: Database): Directory {
  const findByNumber = createNumberLookup(db)
  const { cardsOf } = createMergedCards(db)
  return {
    cardsOf,
    owners(line) {
      const number = PhoneNumber.safeParse(line).data
      return number === undefined ? [] : findByNumber({ number, guesses: [] }).customers.map(({ id }) => id)
    },
  }
}
