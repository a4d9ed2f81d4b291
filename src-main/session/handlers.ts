import { uuidv7 } from 'uuidv7'
import type { AccountHandlers } from '../accounts/account-handlers.ts'
import { createAgentHandlers } from '../agents/agent-handlers.ts'
import type { AgentRepository } from '../agents/agent-repository.ts'
import { createCallHandlers } from '../calls/call-handlers.ts'
import type { CardRepository } from '../card-repository.ts'
import { createCaseHandlers } from '../cases/case-handlers.ts'
import { createCaseRepository } from '../cases/case-repository.ts'
import { type Agent, worksHere } from '../contract/agents.ts'
import type { HouseSettings } from '../contract/house.ts'
import type { AgentId } from '../contract/ids.ts'
import type { MediaAlarm } from '../contract/media.ts'
import type { Handlers, RequestName } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import { createContactPointHandlers } from '../customers/contact-point-handlers.ts'
import { createCustomerHandlers } from '../customers/customer-handlers.ts'
import type { CustomerRepository } from '../customers/customer-repository.ts'
import { createFieldHistory } from '../customers/field-history.ts'
import { createMergeHandlers } from '../customers/merge-handlers.ts'
import { createMergeRepository } from '../customers/merge-repository.ts'
import { createSharedNumbers } from '../customers/shared-numbers.ts'
import { type CodeCounter, createCodeCounter } from '../database/code-counter.ts'
import type { Store } from '../database/store.ts'
import type { WriteContext } from '../database/write-context.ts'
import { createDiagnosticsHandlers } from '../diagnostics/diagnostics-handlers.ts'
import type { HouseClock } from '../domain/opening-hours.ts'
import type { FiguresDesk } from '../figures/figures-desk.ts'
import { createFiguresHandlers } from '../figures/figures-handlers.ts'
import { createHandoverHandlers } from '../handover/handover-handlers.ts'
import { createCalendarHandlers } from '../house/calendar-handlers.ts'
import { createHouseHandlers } from '../house/house-handlers.ts'
import type { HouseRepository } from '../house/house-repository.ts'
import type { ImportDesk } from '../imports/import-desk.ts'
import { createContactHandlers } from '../notes/contact-handlers.ts'
import { createHistoryRepository } from '../notes/history-repository.ts'
import { createNoteHandlers } from '../notes/note-handlers.ts'
import { createTimelineHandlers } from '../notes/timeline-handlers.ts'
import type { AccountStore } from '../profiles/account-file.ts'
import { createFindingHandlers } from '../review/finding-handlers.ts'
import { createSavedFilterHandlers } from '../review/saved-filter-handlers.ts'
import { createSavedFilterRepository } from '../review/saved-filter-repository.ts'
import { createTransferReasonsHandler } from '../review/transfer-reasons.ts'
import type { PrintPage } from '../review-pack/page-printer.ts'
import type { PackShelf } from '../review-pack/shelf.ts'
import { createReviewHandlers } from '../scoring/review-handlers.ts'
import { createReviewRepository } from '../scoring/review-repository.ts'
import { createSearchHandlers } from '../search/search-handlers.ts'
import type { Queries } from '../threads/reader.ts'
import type { Jobs } from '../threads/writer.ts'
import { createTimelineRepository } from '../timeline-repository.ts'
import type { Missed } from './missed.ts'
import type { Parking } from './parking.ts'
import type { Phone } from './phone.ts'
import type { Promises } from './promises.ts'
import type { Reach } from './reach.ts'
import type { Recordings } from './recordings.ts'
import type { SessionReports } from './reports.ts'
import { createReviewPacks } from './review-packs.ts'

export type SessionHandlers = Omit<
  Handlers,
  Extract<
    RequestName,
    'console:snapshot' | `profile:${string}` | `media:${string}` | `pack:${string}` | 'settings:change'
  >
>

export type HandlerParts = {
  readonly store: Store<Queries, Jobs>
  readonly customers: CustomerRepository
  readonly cards: CardRepository
  readonly agents: AgentRepository
  readonly accounts: AccountStore
  readonly accountHandlers: AccountHandlers
  readonly phone: Phone
  readonly imports: ImportDesk
  readonly promises: Promises
  readonly missed: Missed
  readonly parking: Parking
  readonly reach: Reach
  readonly recordings: Recordings
  readonly reports: SessionReports
  readonly figures: FiguresDesk
  readonly packs: PackShelf
  readonly houseKey: Uint8Array
  readonly printPage: PrintPage | null
  report(what: string, error: unknown): void
  /** Codes for new cards. */
  readonly codes: CodeCounter
  agent(): Agent | null
  chooseAgent(id: AgentId): void
  /** What the house has agreed on; the same object until it changes. */
  house(): HouseSettings
  /** Its opening hours and shifts, as they stand now. */
  houseClock(): HouseClock
  readonly houseRepository: HouseRepository
  ring: ((who: 'known' | 'unknown' | 'withheld' | 'two') => void) | null
  /** Which programs these are, for whoever looks for a fault. */
  readonly versions: Readonly<Record<string, string>>
  /** What keeps this seat's sound from working. */
  alarms(): readonly MediaAlarm[]
  /** Takes what is to be called when the profile is closed. */
  onClose(dispose: () => void): void
}

/** Two characters of Crockford's base32, given by the hub; `00` until the seat joins one. */
export const seatCode = '00'

/** Every use case of an open profile, with what each needs. */
export function createSessionHandlers(parts: HandlerParts): SessionHandlers {
  const { store, customers, cards, agents, accounts, phone, agent } = parts
  const cases = createCaseRepository(store.db, customers.cardsOf)
  const write: WriteContext = { record: store.record, now: Date.now, agent, newId: uuidv7 }
  const timeline = createTimelineRepository(store.db)
  const history = createHistoryRepository(store.db)
  const customerExists = (id: Parameters<typeof customers.find>[0]) => customers.summary(id) !== null

  return {
    ...createAgentHandlers({
      ...write,
      agents,
      onAdded(added) {
        if (agent() === null) parts.chooseAgent(added.id)
      },
    }),
    'agent:choose'({ agentId }) {
      const chosen = agents.find(agentId)
      if (chosen === null || !worksHere(chosen)) return failure('not-found')
      parts.chooseAgent(agentId)
      return success(null)
    },
    ...createCustomerHandlers({
      ...write,
      customers,
      cards,
      codes: parts.codes,
      formOfAddress: () => parts.house().manner.formOfAddress,
      search: (words) => store.query('customer:search', { words }, 'interactive'),
      onCreated: (customerId, callId) => void (callId && phone.desk.tie(callId, customerId, false)),
    }),
    ...createContactPointHandlers({
      ...write,
      customers,
      cards,
      sharedNumbers: createSharedNumbers(store.db, customers),
      numberOfCall: phone.desk.numberOf,
      tieCall: (callId, customerId) => phone.desk.tie(callId, customerId, true) !== null,
    }),
    ...createMergeHandlers({
      ...write,
      customers,
      cards,
      merges: createMergeRepository(store.db),
      fieldHistory: createFieldHistory(store.db),
      duplicates: (question) => store.query('customer:duplicates', question, 'interactive'),
    }),
    ...createSearchHandlers({
      find: (words) => store.query('palette:search', { words }, 'interactive'),
      searchHistory: (search) => store.query('history:search', search, 'interactive'),
    }),
    ...createSavedFilterHandlers({ ...write, filters: createSavedFilterRepository(store.db) }),
    ...createFindingHandlers({
      now: write.now,
      agent,
      find: (asked) => store.query('review:find', asked, 'finding'),
      spareMemory: process.availableMemory,
      onClose: parts.onClose,
    }),
    ...createTransferReasonsHandler({
      agent,
      transferReasons: () => store.query('review:transfer-reasons', null, 'finding'),
    }),
    ...createFiguresHandlers({
      now: write.now,
      zone: () => parts.house().calendar.zone,
      agent,
      desk: parts.figures,
      rows: (asked) => store.query('figures:rows', asked, 'finding'),
    }),
    ...createTimelineHandlers({
      ...timeline,
      sift: (question) => store.query('timeline:page', question, 'interactive'),
      months: (question) => store.query('timeline:months', question, 'interactive'),
    }),
    ...createContactHandlers({
      ...write,
      saveDraft: store.saveDraft,
      customerExists,
      hasCase: (customerId, caseId) =>
        cards.card(customerId, 0)?.cases.some(({ id }) => id === caseId) ?? false,
    }),
    ...createNoteHandlers({
      ...write,
      history,
      saveDraft: store.saveDraft,
      customerExists,
      cardsOf: customers.cardsOf,
    }),
    ...createReviewHandlers({
      ...write,
      reviews: createReviewRepository(store.db),
      contact(id) {
        const interaction = history.interaction(id)
        return interaction && { interaction, notes: timeline.notesOf(id, null).notes }
      },
      customer: customers.summary,
      house: parts.house,
    }),
    ...createReviewPacks({
      store,
      agents,
      shelf: parts.packs,
      houseKey: parts.houseKey,
      agent,
      house: parts.house,
      print: parts.printPage,
      report: parts.report,
    }),
    ...createCaseHandlers({
      ...write,
      cases,
      references: createCodeCounter(seatCode, cases.highestReference),
      customerExists,
      cardFor: customers.summary,
      levelOf: (id) => customers.find(id)?.contractLevel || null,
      findAgent: agents.find,
      house: parts.house,
      houseClock: parts.houseClock,
      deskOfCall: (callId) => phone.deskOf(phone.desk.find(callId)?.account),
      onOpened: (opened, callId) => void (callId && phone.desk.concerns(callId, opened.id)),
    }),
    ...parts.promises.handlers,
    ...createCallHandlers(phone),
    ...parts.missed.handlers,
    ...parts.parking.handlers,
    ...parts.reach.handlers,
    ...parts.recordings.handlers,
    ...parts.reports.handlers,
    ...createDiagnosticsHandlers({
      ...phone,
      now: write.now,
      accounts,
      alarms: parts.alarms,
      versions: parts.versions,
    }),
    ...parts.accountHandlers,
    ...parts.imports.handlers,
    ...createHouseHandlers({ ...write, house: parts.houseRepository, agents }),
    ...createCalendarHandlers(),
    ...createHandoverHandlers({
      now: write.now,
      agent,
      house: parts.house,
      houseClock: parts.houseClock,
      readSheet: (question) => store.query('handover:sheet', question, 'finding'),
    }),
    'exchange:ring'({ who }) {
      if (!parts.ring) return failure('not-found')
      parts.ring(who)
      return success(null)
    },
  }
}
