import type { Directory } from './calls/missed-upkeep.ts'
import type { CustomerSummary } from './contract/customers.ts'
import { PhoneNumber } from './contract/ids.ts'
import { createMergedCards } from './customers/merged-cards.ts'
import { createNumberLookup } from './customers/number-lookup.ts'
import type { Database } from './database/connection.ts'

/** Whose number it is, for what calls left behind: found as a ringing call finds it. */
export function createNumberDirectory(db: Database): Directory {
  const owners = ownersOf(createNumberLookup(db))
  const { cardsOf } = createMergedCards(db)
  return {
    cardsOf,
    owners: (line) => owners(line).map(({ id }) => id),
  }
}

/** Whose a number is in its one spelling; what is no number is nobody's. */
export function ownersOf(
  findByNumber: ReturnType<typeof createNumberLookup>,
): (line: string) => readonly CustomerSummary[] {
  return (line) => {
    const number = PhoneNumber.safeParse(line).data
    return number === undefined ? [] : findByNumber({ number, guesses: [] }).customers
  }
}
