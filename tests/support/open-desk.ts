import { uuidv7 } from 'uuidv7'
import { createAgentHandlers } from '../../src-main/agents/agent-handlers.ts'
import { createAgentRepository } from '../../src-main/agents/agent-repository.ts'
import { createCardRepository } from '../../src-main/card-repository.ts'
import { createCaseHandlers } from '../../src-main/cases/case-handlers.ts'
import { createCaseRepository } from '../../src-main/cases/case-repository.ts'
import { Agent } from '../../src-main/contract/agents.ts'
import type { Change } from '../../src-main/contract/changes.ts'
import type { FormOfAddress } from '../../src-main/contract/customers.ts'
import { createContactPointHandlers } from '../../src-main/customers/contact-point-handlers.ts'
import { createCustomerHandlers } from '../../src-main/customers/customer-handlers.ts'
import { createCustomerRepository } from '../../src-main/customers/customer-repository.ts'
import { createDuplicateQuery } from '../../src-main/customers/duplicate-query.ts'
import { createFieldHistory } from '../../src-main/customers/field-history.ts'
import { createMergeHandlers } from '../../src-main/customers/merge-handlers.ts'
import { createMergeRepository } from '../../src-main/customers/merge-repository.ts'
import { createSharedNumbers } from '../../src-main/customers/shared-numbers.ts'
import { createCodeCounter } from '../../src-main/database/code-counter.ts'
import type { Author } from '../../src-main/database/door.ts'
import { createDraftReader, createDraftWriter } from '../../src-main/database/drafts.ts'
import { StorageFull } from '../../src-main/database/errors.ts'
import { emptyHouse } from '../../src-main/domain/house-defaults.ts'
import { createHouseClock } from '../../src-main/domain/opening-hours.ts'
import { createHistoryRepository } from '../../src-main/notes/history-repository.ts'
import { createNoteHandlers } from '../../src-main/notes/note-handlers.ts'
import { searchQueries } from '../../src-main/threads/search-queries.ts'
import { noon, openTestDoor } from './open-test-door.ts'

export const gaia = Agent.parse({ id: uuidv7(), name: 'Gaia Ricci', initials: 'GR', role: 'operator' })

/** A desk at noon with Gaia at it: the use cases of cards and their history over a real database. */
export function openDesk() {
  const { door, db, reading } = openTestDoor()
  const drafts = createDraftWriter(db)
  const search = searchQueries['customer:search'](reading)
  const heard: { what: string; id: string; callId: string | null }[] = []
  const agents = createAgentRepository(reading)
  const customers = createCustomerRepository(reading)
  const cases = createCaseRepository(reading, customers.cardsOf)
  const history = createHistoryRepository(reading)
  const findDuplicates = createDuplicateQuery(reading)
  let callingNumber: string | null = null
  let draftsFail = false
  let houseForm: FormOfAddress = 'lei'
  const context = {
    record: async (changes: readonly Change[], by: Author) => door.record(changes, by),
    now: () => noon,
    agent: () => gaia,
    newId: uuidv7,
    async saveDraft(key: string, text: string) {
      if (draftsFail) throw new StorageFull()
      drafts.save(key, text, noon)
    },
    agents,
    customers,
    cards: createCardRepository(reading),
    cases,
    history,
    codes: createCodeCounter('00', customers.highestCode),
    formOfAddress: () => houseForm,
    references: createCodeCounter('00', cases.highestReference),
    customerExists: (id: Parameters<typeof customers.summary>[0]) => customers.summary(id) !== null,
    cardFor: customers.summary,
    cardsOf: customers.cardsOf,
    levelOf: (id: Parameters<typeof customers.find>[0]) => customers.find(id)?.contractLevel || null,
    findAgent: agents.find,
    house: () => emptyHouse,
    houseClock: () => createHouseClock(emptyHouse),
    search: async (words: string) => search({ words }),
    merges: createMergeRepository(reading),
    fieldHistory: createFieldHistory(reading),
    sharedNumbers: createSharedNumbers(reading, customers),
    duplicates: async (question: Parameters<typeof findDuplicates>[0]) => findDuplicates(question),
    numberOfCall: () => callingNumber,
    tieCall: (callId: string, id: string) => heard.push({ what: 'tied', id, callId }) > 0,
    onAdded: (agent: Agent) => void heard.push({ what: 'agent', id: agent.id, callId: null }),
    onCreated: (id: string, callId: string | null) => void heard.push({ what: 'customer', id, callId }),
    onOpened: ({ id }: { id: string }, callId: string | null) =>
      void heard.push({ what: 'case', id, callId }),
  }
  const handlers = {
    ...createAgentHandlers(context),
    ...createCustomerHandlers(context),
    ...createContactPointHandlers(context),
    ...createMergeHandlers(context),
    ...createNoteHandlers(context),
    ...createCaseHandlers(context),
  }
  return {
    reading,
    revision: () => door.log.newestRevision(),
    drafts: createDraftReader(reading),
    /** The house addresses new customers so. */
    address(form: FormOfAddress) {
      houseForm = form
    },
    /** The disk takes no more drafts. */
    failDrafts() {
      draftsFail = true
    },
    /** Who calls, for `call:attach`. */
    callFrom(number: string | null) {
      callingNumber = number
    },
    agents,
    customers,
    cases,
    heard,
    handlers,
    record: (...changes: Change[]) => door.record(changes, { agentId: null }),
  }
}
