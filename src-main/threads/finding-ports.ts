import { createCaseRepository } from '../cases/case-repository.ts'
import { createMergedCards } from '../customers/merged-cards.ts'
import type { Database } from '../database/connection.ts'
import type { FindingPorts } from '../review/finding-keeper.ts'

/** Cards and cases, for what contacts are found by. */
export function createFindingPorts(db: Database): FindingPorts {
  const { cardsOf } = createMergedCards(db)
  return { cardsOf, caseNow: createCaseRepository(db, cardsOf).find }
}
