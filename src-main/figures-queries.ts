import { createAgentRepository } from './agents/agent-repository.ts'
import { createCaseRepository } from './cases/case-repository.ts'
import { createCustomerRepository } from './customers/customer-repository.ts'
import { createMergedCards } from './customers/merged-cards.ts'
import type { Database } from './database/connection.ts'
import { defaultHouseFor } from './default-house.ts'
import { createFigureRows } from './figures/figure-rows.ts'
import { createFiguresQuery, createPeopleQuery } from './figures/figures-query.ts'
import { createClockOfHouse } from './house/clock-of-house.ts'
import { createHouseRepository } from './house/house-repository.ts'

/** A period's figures in a reader thread, put together from the features they look into. */
export const figuresQueries = {
  'figures:read': (db: Database) => {
    // Only desks and calendar matter here, and those are the same in every language.
    const house = createHouseRepository(db, () => defaultHouseFor('it'))
    const { cardsOf } = createMergedCards(db)
    return createFiguresQuery(db, {
      cardsOf,
      case: createCaseRepository(db, cardsOf).find,
      zone: () => house.read().calendar.zone,
      levelName: (level) => house.read().yardstick.levels.find(({ id }) => id === level)?.name ?? '',
      houseClock: createClockOfHouse({ house, agents: createAgentRepository(db) }),
    })
  },
  'figures:people': (db: Database) => createPeopleQuery(db, { zone: zoneOf(db) }),
  'figures:rows': (db: Database) => {
    const { summary } = createCustomerRepository(db)
    return createFigureRows(db, { zone: zoneOf(db), customerName: (id) => summary(id)?.name ?? '' })
  },
}

function zoneOf(db: Database): () => string {
  const house = createHouseRepository(db, () => defaultHouseFor('it'))
  return () => house.read().calendar.zone
}
