import { createCaseRepository } from './cases/case-repository.ts'
import type { Case, CustomerCard, Interaction, Note } from './contract/history.ts'
import type { CustomerId } from './contract/ids.ts'
import { createCustomerRepository } from './customers/customer-repository.ts'
import { createMergedCards } from './customers/merged-cards.ts'
import type { Database } from './database/connection.ts'
import { needsWork } from './domain/case-steps.ts'
import { alreadyTold, isRecentContact } from './domain/told.ts'
import { createHistoryRepository } from './notes/history-repository.ts'
import { createPromiseRepository } from './promises/promise-repository.ts'

export type CardRepository = ReturnType<typeof createCardRepository>

/**
 * Puts a card together from the features that own its parts; here, because features do not know each other. A card that
 * was merged is read from all the cards of its customer, whichever of them was asked for.
 */
export function createCardRepository(db: Database) {
  const customers = createCustomerRepository(db)
  const { cardsOf } = createMergedCards(db)
  const cases = createCaseRepository(db, cardsOf)
  const promises = createPromiseRepository(db)
  const history = createHistoryRepository(db)

  function readCard(customerId: CustomerId, now: number): CustomerCard | null {
    const ids = cardsOf(customerId)
    const customer = customers.findMerged(ids)
    if (customer === null) return null
    const facts = { cases: cases.ofCustomers(ids), promises: promises.ofCustomers(ids) }
    const { entries, next, interactions, notes } = history.timeline(ids)
    const allNotes = [...notes, ...olderCaseNotes(ids, facts.cases, notes)]
    const contacts = [...interactions, ...olderContact(ids, interactions, next, now)]
    const told = alreadyTold({ ...facts, interactions: contacts, notes: allNotes }, now)
    return { customer, ...facts, told, timeline: entries, timelineNext: next }
  }

  /** A page may be full of purchases and deliveries, and what was last said lie under them. */
  function olderContact(
    ids: readonly CustomerId[],
    shown: readonly Interaction[],
    next: string | null,
    now: number,
  ): readonly Interaction[] {
    if (next === null || shown.some((one) => isRecentContact(one, now))) return []
    return [history.lastContact(ids) ?? []].flat()
  }

  /** What was last said about an open case may be older than the first page. */
  function olderCaseNotes(
    ids: readonly CustomerId[],
    all: readonly Case[],
    notes: readonly Note[],
  ): readonly Note[] {
    return all
      .filter((each) => needsWork(each) && !notes.some(({ caseId }) => caseId === each.id))
      .flatMap(({ id }) => history.lastNoteOfCase(ids, id) ?? [])
  }

  return {
    /** The whole card as of one moment; `now` in UTC milliseconds decides what is broken. Null: no such customer. */
    card: db.transaction(readCard),
  }
}
