import { uuidv7 } from 'uuidv7'
import { createAgentHandlers } from '../../src-main/agents/agent-handlers.ts'
import { createAgentRepository } from '../../src-main/agents/agent-repository.ts'
import { createCardRepository } from '../../src-main/card-repository.ts'
import { createCaseHandlers } from '../../src-main/cases/case-handlers.ts'
import { createCaseRepository } from '../../src-main/cases/case-repository.ts'
import { Agent } from '../../src-main/contract/agents.ts'
import type { Change } from '../../src-main/contract/changes.ts'
import { createCustomerHandlers } from '../../src-main/customers/customer-handlers.ts'
import { createCustomerRepository } from '../../src-main/customers/customer-repository.ts'
import { createCodeCounter } from '../../src-main/database/code-counter.ts'
import { createHistoryRepository } from '../../src-main/notes/history-repository.ts'
import { createNoteHandlers } from '../../src-main/notes/note-handlers.ts'
import { createPromiseHandlers } from '../../src-main/promises/promise-handlers.ts'
import { createPromiseRepository } from '../../src-main/promises/promise-repository.ts'
import { noon } from './open-test-door.ts'
import { openTestStore } from './open-test-store.ts'

export const gaia = Agent.parse({ id: uuidv7(), name: 'Gaia Ricci', initials: 'GR', role: 'operator' })

/** A desk at noon with Gaia at it: the use cases of cards and their history over a real store. */
export async function openDesk() {
  const store = await openTestStore()
  const heard: { what: string; id: string; callId: string | null }[] = []
  const agents = createAgentRepository(store.db)
  const customers = createCustomerRepository(store.db)
  const cases = createCaseRepository(store.db)
  const history = createHistoryRepository(store.db)
  const context = {
    record: store.record,
    now: () => noon,
    agent: () => gaia,
    newId: uuidv7,
    saveDraft: store.saveDraft,
    customers,
    cards: createCardRepository(store.db),
    cases,
    history,
    promises: createPromiseRepository(store.db),
    codes: createCodeCounter('00', customers.highestCode),
    references: createCodeCounter('00', cases.highestReference),
    customerExists: (id: Parameters<typeof customers.summary>[0]) => customers.summary(id) !== null,
    search: (words: string) => store.query('customer:search', { words }, 'interactive'),
    onAdded: (agent: Agent) => void heard.push({ what: 'agent', id: agent.id, callId: null }),
    onCreated: (id: string, callId: string | null) => void heard.push({ what: 'customer', id, callId }),
    onOpened: ({ id }: { id: string }, callId: string | null) =>
      void heard.push({ what: 'case', id, callId }),
  }
  const handlers = {
    ...createAgentHandlers(context),
    ...createCustomerHandlers(context),
    ...createNoteHandlers(context),
    ...createCaseHandlers(context),
    ...createPromiseHandlers(context),
  }
  return {
    store,
    agents,
    cases,
    heard,
    handlers,
    record: (...changes: Change[]) => store.record(changes, { agentId: null }),
  }
}
