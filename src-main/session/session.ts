import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { createAgentRepository } from '../agents/agent-repository.ts'
import { createCardRepository } from '../card-repository.ts'
import type { ConsoleOptions } from '../console-api.ts'
import { worksHere } from '../contract/agents.ts'
import type { AgentId } from '../contract/ids.ts'
import type { Snapshot } from '../contract/snapshot.ts'
import { createCustomerRepository } from '../customers/customer-repository.ts'
import { createCodeCounter } from '../database/code-counter.ts'
import { loadLibrary } from '../database/open-database.ts'
import { takeSeat } from '../database/seat.ts'
import { openStore } from '../database/store.ts'
import type { ThreadAhead } from '../database/thread-ahead.ts'
import { defaultHouseFor } from '../default-house.ts'
import type { EventHub } from '../events/event-hub.ts'
import { createCardTeller } from '../events/tell-cards.ts'
import { createFiguresDesk } from '../figures/figures-desk.ts'
import { createClockOfHouse } from '../house/clock-of-house.ts'
import { createHouseRepository } from '../house/house-repository.ts'
import { createHouseTeller } from '../house/tell-house.ts'
import { createImportDesk } from '../imports/import-desk.ts'
import { createImportRepository } from '../imports/import-repository.ts'
import type { MediaDesk } from '../media/media-desk.ts'
import { openParkFile } from '../parking/park-file.ts'
import { openAccountFile } from '../profiles/account-file.ts'
import type { HouseKey } from '../profiles/house-key.ts'
import type { Seat } from '../profiles/seat-file.ts'
import { programVersions } from '../program-versions.ts'
import { pagePrinter } from '../review-pack/page-printer.ts'
import type { PackShelf } from '../review-pack/shelf.ts'
import { textsFor } from '../texts/index.ts'
import type { Queries } from '../threads/reader.ts'
import type { Jobs } from '../threads/writer.ts'
import { createAccounts } from './accounts.ts'
import { openDemo } from './demo.ts'
import { createSessionHandlers, seatCode } from './handlers.ts'
import { createMissed } from './missed.ts'
import { createParking } from './parking.ts'
import { createPhone } from './phone.ts'
import { createPromises } from './promises.ts'
import { createReach } from './reach.ts'
import { createRecordings } from './recordings.ts'
import { createReports } from './reports.ts'
import { createSeatLog } from './seats.ts'
import { keepWarm } from './warmth.ts'

export type SessionParts = HouseKey & {
  readonly options: ConsoleOptions
  readonly kind: 'demo' | 'house'
  readonly folder: string
  readonly seat: Seat
  readonly hub: EventHub
  readonly media: MediaDesk
  readonly packs: PackShelf
  /** The writer's thread, where it was started before there was a key. */
  readonly writer?: ThreadAhead | undefined
}

/** One open profile: its store, its line, its calls, and everything a window can ask of them. */
export type Session = Awaited<ReturnType<typeof openSession>>

/** What every profile takes and no key is needed for: SQLite itself, the rules of a house, the time zones. */
export function readAhead(): void {
  loadLibrary()
  defaultHouseFor('it')
}

export async function openSession(parts: SessionParts) {
  const { options, kind, folder, key, sealer, seat, hub, media } = parts
  const seatId = takeSeat(join(folder, 'seat-marker.json'))
  const store = await openStore<Queries, Jobs>({
    file: join(folder, 'pronto.db'),
    key,
    seat: seatId,
    workers: options.workers,
    writer: parts.writer,
    report: options.report,
  })
  const customers = createCustomerRepository(store.db)
  const cards = createCardRepository(store.db)
  const agents = createAgentRepository(store.db)
  const accounts = openAccountFile(folder, sealer)
  const parkFile = openParkFile({ folder, sealer, report: options.report })
  const restored = await parkFile.read()
  const house = createHouseRepository(store.db, () => defaultHouseFor(language()))
  let storageFull = false

  /** Null while nobody has said who answers here, or where they have left the house since. */
  function agent() {
    const id = seat.read().agents[kind]
    const chosen = id && agents.find(id)
    return chosen && worksHere(chosen) ? chosen : null
  }
  const agentId = () => agent()?.id ?? null
  function chooseAgent(id: AgentId): void {
    seat.change({ agents: { ...seat.read().agents, [kind]: id } })
    hub.emit('agents:changed', { agents: agents.list(), agentId: id })
  }
  function language() {
    const chosen = seat.read().settings.language
    return chosen === 'system' ? options.systemLanguage : chosen
  }

  const demo =
    kind === 'demo'
      ? await openDemo({
          options,
          store,
          customers,
          agents,
          seat,
          media,
          language,
          chooseAgent,
          written() {
            promises.ledger.refresh()
            missed.desk.refresh()
          },
        })
      : null
  const phone = createPhone({
    options,
    demo: demo !== null,
    store,
    cards,
    hub,
    media,
    accounts: () => demo?.accounts ?? accounts.list(),
    agent,
    language,
    outgoing: () => house.read().outgoing,
    rules: () => seat.read().settings.calls,
    onLine(line) {
      demo?.onLine(line)
      reach.look()
    },
    followers: {
      callChanged: (call) => recordings.desk.callChanged(call),
      callGone: (callId) => recordings.desk.callGone(callId),
    },
    onSlot: (slot, taken, accountId) => parking.desk.slotChanged(slot, taken, accountId),
    returned: (caller) => parking.desk.returned(caller),
    onLogged(record) {
      promises.step(record)
      parking.desk.step(record)
    },
  })
  const telephoneAccounts = createAccounts({ accounts, phone, report: options.report })
  const parking = createParking({ phone, hub, file: parkFile, restored, house: house.read })
  const reach = createReach({ store, seat: seatId, phone, hub, host: options.host, media, agent, language })
  const recordings = createRecordings({
    store,
    folder: join(folder, 'recordings'),
    key,
    seat: seatId,
    write: { record: store.record, now: Date.now, agent, newId: uuidv7 },
    customers,
    phone,
    hub,
    media,
    house: house.read,
    report: options.report,
  })
  const houseClock = createClockOfHouse({ house, agents })
  const promises = createPromises({
    store,
    write: { record: store.record, now: Date.now, agent, newId: uuidv7 },
    customers,
    cards,
    phone,
    hub,
    host: options.host,
    agent,
    language,
    house: house.read,
    houseClock,
  })

  const missed = createMissed({
    store,
    write: { record: store.record, now: Date.now, agent, newId: uuidv7 },
    customers,
    phone,
    hub,
  })

  const tellHouse = createHouseTeller({ house, agents, agentId, emit: hub.emit })
  const disposers = [
    parts.packs.books.clear,
    store.onRecorded(tellHouse),
    store.onRecorded(({ kinds }) => {
      if (kinds.includes('house:changed')) parking.desk.rulesChanged()
    }),
    store.onRecorded(promises.ledger.written),
    store.onRecorded(recordings.written),
    promises.ledger.close,
    store.onRecorded(missed.desk.written),
    missed.desk.close,
    store.onRecorded(createCardTeller(hub, (id) => cards.card(id, Date.now()))),
    store.onFull((full) => {
      storageFull = full
      hub.emit('storage:changed', { full })
    }),
  ]

  const codes = createCodeCounter(seatCode, customers.highestCode)
  const imports = createImportDesk({
    record: store.record,
    now: Date.now,
    agent,
    newId: uuidv7,
    imports: createImportRepository(store.db),
    codes,
    bulk: store.bulk,
    seat: seatId,
    formOfAddress: () => house.read().manner.formOfAddress,
    zone: () => house.read().calendar.zone,
    refusals: (importId) => store.query('import:refusals', { importId }, 'finding'),
    likenesses: (importId) => store.query('import:likenesses', { importId }, 'finding'),
    words: (chosen) => textsFor(chosen).imports,
    tell: (changed) => hub.emit('import:changed', { import: changed }),
    cardsGone() {
      hub.emitData('data:moved', { cards: 'unknown' }, store.revision(), store.revision())
      // The change was written before the cards went, a few at a time.
      missed.desk.written({ kinds: ['import:undone'] })
    },
  })

  const figures = createFiguresDesk({
    now: Date.now,
    house: house.read,
    count: (asked) => store.query('figures:read', asked, 'long'),
    acting: (asked) => store.query('figures:acting', asked, 'finding'),
  })
  const reports = createReports({
    store,
    figures,
    folder,
    hub,
    host: options.host,
    house: house.read,
    agents: agents.list,
    agent,
    language,
    customerName: (id) => customers.summary(id)?.name ?? null,
    parked: () => parking.desk.parked(),
    report: options.report,
  })

  const handlers = createSessionHandlers({
    store,
    packs: parts.packs,
    houseKey: key,
    printPage: pagePrinter(options.host, disposers),
    report: options.report,
    customers,
    cards,
    agents,
    accounts,
    accountHandlers: telephoneAccounts.handlers,
    phone,
    imports,
    promises,
    missed,
    parking,
    reach,
    recordings,
    reports,
    figures,
    codes,
    agent,
    chooseAgent,
    house: house.read,
    houseRepository: house,
    houseClock,
    ring: demo?.ring ?? null,
    alarms: media.alarms,
    versions: programVersions(options.host.name),
    onClose: (dispose) => void disposers.push(dispose),
  })

  /** Their calls are over, and their names still stand on the screen. */
  function parkedCards() {
    return parking.desk
      .parked()
      .flatMap(({ customerId }) => (customerId && cards.card(customerId, Date.now())) ?? [])
  }

  if (kind === 'house' && options.otherSeats) disposers.push(options.otherSeats(createSeatLog(store, seatId)))
  phone.restore()
  parking.desk.rulesChanged()
  promises.ledger.refresh()
  missed.desk.refresh()
  recordings.retention.start()
  reports.desk.start()
  imports.restore().catch((error: unknown) => options.report('imports', error))
  void (demo ? phone.softphone.use([demo.account]) : telephoneAccounts.register())
  disposers.push(keepWarm({ store, customers, cards, report: options.report, isBusy: phone.desk.isPopping }))

  return {
    handlers,
    revision: () => store.revision(),
    snapshot: (): Omit<
      Snapshot,
      'position' | 'windowId' | 'mediaWindow' | 'alarms' | 'profile' | 'settings' | 'pack'
    > => ({
      agents: [...agents.list()],
      agentId: agentId(),
      house: house.read(),
      line: phone.line(),
      ledger: promises.ledger.ledger(),
      missed: missed.desk.missed(),
      calls: phone.desk.calls(),
      recordings: recordings.desk.states(),
      parked: parking.desk.parked(),
      cards: [...phone.desk.cards(), ...parkedCards()],
      drafts: [...store.drafts()],
      imports: imports.list(),
      storageFull,
    }),
    mediaMoved(): void {
      phone.mediaMoved()
      demo?.onLine(phone.line())
    },
    /** A window came or went, or said what keeps it from being heard. */
    mediaChanged: reach.look,
    /** Another window has the sound of calls, or none has. */
    mediaWindowChanged: () => recordings.desk.windowMoved(),
    mediaNotice: phone.mediaNotice,
    forwardTrouble: phone.forwardTrouble,
    mediaStats: phone.mediaStats,
    /** A house that nobody has set up speaks the language of the seat, and so do reports until somebody chooses theirs. */
    languageChanged(): void {
      tellHouse()
      reports.desk.languageChanged()
    },
    /** `asleepSince`: the last moment before the computer slept. */
    awake(asleepSince: number | null): void {
      if (asleepSince !== null && phone.line().state !== 'none' && !demo) reach.slept(asleepSince)
      phone.softphone.retryNow()
      promises.ledger.refresh()
    },
    /** To be waited for before anything is answered; null where everything is there. */
    begin: (): Promise<void> | null => demo?.begin() ?? null,
    isBeginning: () => demo?.isBeginning() ?? false,
    hasCalls: () => phone.desk.calls().some(({ state }) => state !== 'ended'),
    reportFile: reports.content,
    async close(): Promise<void> {
      await reports.desk.close()
      reach.close()
      await recordings.close()
      await phone.close()
      await parking.close()
      await demo?.close()
      for (const dispose of disposers) dispose()
      await store.close()
    },
  }
}
