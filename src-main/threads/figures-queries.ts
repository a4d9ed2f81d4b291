import { createAgentRepository } from '../agents/agent-repository.ts'
import { createCaseResponse } from '../cases/case-response.ts'
import type { CustomerId } from '../contract/ids.ts'
import { createCustomerRepository } from '../customers/customer-repository.ts'
import { createMergedCards } from '../customers/merged-cards.ts'
import type { Database } from '../database/connection.ts'
import { defaultHouseFor } from '../default-house.ts'
import { createFigureRows } from '../figures/figure-rows.ts'
import { createActingQuery, createFiguresQuery } from '../figures/figures-query.ts'
import { createClockOfHouse } from '../house/clock-of-house.ts'
import { createHouseRepository } from '../house/house-repository.ts'

/** A period's figures in a reader thread, put together from the features they look into. */
export const figuresQueries = {
  'figures:read': (db: Database) => {
    const { cardsOf } = createMergedCards(db)
    return createFiguresQuery(db, { ...houseOf(db, cardsOf), cardsOf })
  },
  'figures:acting': (db: Database) => createActingQuery(db, { zone: zoneOf(db) }),
  'figures:rows': (db: Database) => {
    const { summary, cardsOf } = createCustomerRepository(db)
    const customerName = (id: CustomerId) => summary(id)?.name ?? ''
    return createFigureRows(db, { ...houseOf(db, cardsOf), cardsOf, customerName })
  },
}

function houseOf(db: Database, cardsOf: (id: CustomerId) => readonly CustomerId[]) {
  // Only desks and calendar matter here, and those are the same in every language.
  const house = createHouseRepository(db, () => defaultHouseFor('it'))
  return {
    response: createCaseResponse(db, cardsOf),
    zone: () => house.read().calendar.zone,
    levelName: (level: string) => house.read().yardstick.levels.find(({ id }) => id === level)?.name ?? '',
    houseClock: createClockOfHouse({ house, agents: createAgentRepository(db) }),
  }
}

function zoneOf(db: Database): () => string {
  const house = createHouseRepository(db, () => defaultHouseFor('it'))
  return () => house.read().calendar.zone
}
