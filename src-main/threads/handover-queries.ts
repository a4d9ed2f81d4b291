import { createAgentRepository } from '../agents/agent-repository.ts'
import { createMissedRepository } from '../calls/missed-repository.ts'
import { createCaseRepository } from '../cases/case-repository.ts'
import type { HandoverPeriod, HandoverSheet, HandoverStart } from '../contract/handover.ts'
import type { AgentId } from '../contract/ids.ts'
import { createCustomerRepository } from '../customers/customer-repository.ts'
import type { Database } from '../database/connection.ts'
import { defaultHouseFor } from '../default-house.ts'
import { handoverStart, periodStart, shiftsOf } from '../domain/handover-start.ts'
import type { HouseClock } from '../domain/opening-hours.ts'
import { holderAt } from '../domain/promise-holder.ts'
import { createZoneDays } from '../domain/zone-days.ts'
import { createHandoverSheet } from '../handover/handover-sheet.ts'
import { createOwnPast } from '../handover/own-past.ts'
import { createBrokenPromises } from '../handover/promise-rows.ts'
import { createClockOfHouse } from '../house/clock-of-house.ts'
import { createHouseRepository } from '../house/house-repository.ts'
import { ownersOf } from '../number-directory.ts'
import { readRota } from '../promises/ledger-desk.ts'
import { createPromiseRepository } from '../promises/promise-repository.ts'

export type HandoverQuestion = {
  readonly period: HandoverPeriod
  /** Whose last shift; null: nobody sits there. */
  readonly agentId: AgentId | null
  /** UTC milliseconds. */
  readonly now: number
}

/** The hand-over sheet in a reader thread; null where the period is in the future or too long ago. */
export const handoverQueries = {
  'handover:sheet': (db: Database) => {
    const { house, houseClock } = clockOf(db)
    const readSheet = createHandoverSheet(db, portsOf(db, houseClock))
    const written = createOwnPast(db)

    function startOf({ period, agentId, now }: HandoverQuestion): HandoverStart | null {
      const days = createZoneDays(house.read().calendar.zone)
      if (period.kind !== 'last-shift') return periodStart(period, days, now)
      const own = {
        shifts: shiftsOf(houseClock(), agentId, now),
        written: agentId === null ? [] : written(agentId),
        yesterday: days.start(days.dayOf(now) - 1),
      }
      return handoverStart(own, now)
    }

    // Of one moment, whatever is written meanwhile.
    return db.transaction((question: HandoverQuestion): HandoverSheet | null => {
      const start = startOf(question)
      return start && readSheet(start, question.now)
    })
  },
}

/** Promises still owed though their time has passed. */
export function brokenPromisesOf(db: Database): ReturnType<typeof createBrokenPromises> {
  return createBrokenPromises(db, portsOf(db, clockOf(db).houseClock))
}

function clockOf(db: Database) {
  // Only desks and calendar matter here, and those are the same in every language.
  const house = createHouseRepository(db, () => defaultHouseFor('it'))
  return { house, houseClock: createClockOfHouse({ house, agents: createAgentRepository(db) }) }
}

function portsOf(db: Database, houseClock: () => HouseClock): Parameters<typeof createHandoverSheet>[1] {
  const customers = createCustomerRepository(db)
  const promises = createPromiseRepository(db)
  const cases = createCaseRepository(db, customers.cardsOf)
  const missed = createMissedRepository(db, {
    customer: customers.summary,
    owners: ownersOf(customers.findByNumber),
  })
  let rota: { at: number; clock: HouseClock; of: ReturnType<typeof readRota> } | null = null
  return {
    customer: customers.summary,
    promise: promises.find,
    promisesOf: (id) => promises.ofCustomers(customers.cardsOf(id)),
    case: cases.find,
    missed: missed.groups,
    holder(promise, now) {
      // Read once for all promises of a sheet.
      const clock = houseClock()
      if (rota?.at !== now || rota.clock !== clock) rota = { at: now, clock, of: readRota(clock, now) }
      return holderAt(promise, rota.of(promise.deskId).rota, now)
    },
  }
}
