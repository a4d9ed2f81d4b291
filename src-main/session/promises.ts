import { dialFrom } from '../calls/call-handlers.ts'
import type { CardRepository } from '../card-repository.ts'
import { createCaseRepository } from '../cases/case-repository.ts'
import type { Agent } from '../contract/agents.ts'
import type { Language } from '../contract/customers.ts'
import type { HostPort } from '../contract/host.ts'
import type { HouseSettings } from '../contract/house.ts'
import { PhoneNumber } from '../contract/ids.ts'
import type { PromiseReminder } from '../contract/ledger.ts'
import type { CustomerRepository } from '../customers/customer-repository.ts'
import type { Store } from '../database/store.ts'
import type { WriteContext } from '../database/write-context.ts'
import { needsWork } from '../domain/case-steps.ts'
import type { EventHub } from '../events/event-hub.ts'
import { createLedgerDesk } from '../promises/ledger-desk.ts'
import { createPromiseCalls } from '../promises/promise-calls.ts'
import { createPromiseHandlers } from '../promises/promise-handlers.ts'
import { createPromisePen, type DeskClock } from '../promises/promise-pen.ts'
import { createPromiseRepository } from '../promises/promise-repository.ts'
import { textsFor } from '../texts/index.ts'
import { createTransferHandlers } from '../transfers/transfer-handlers.ts'
import type { Phone } from './phone.ts'

export type PromiseParts = {
  readonly store: Pick<Store, 'db'>
  readonly write: WriteContext
  readonly customers: CustomerRepository
  readonly cards: CardRepository
  readonly phone: Phone
  readonly hub: EventHub
  readonly host: HostPort
  agent(): Agent | null
  language(): Language
  house(): HouseSettings
  houseClock(): DeskClock
}

export type Promises = ReturnType<typeof createPromises>

/** What the house owes its customers, and the gate that keeps them from being sent around, put together for one profile. */
export function createPromises(parts: PromiseParts) {
  const { store, write, customers, cards, phone, hub, house, houseClock } = parts
  const promises = createPromiseRepository(store.db)
  const customerExists = (id: Parameters<typeof customers.summary>[0]) => customers.summary(id) !== null

  const calls = createPromiseCalls({
    findPromise: promises.find,
    findCall: phone.desk.find,
    recordLater: phone.recordLater,
    agent: parts.agent,
  })
  const pen = createPromisePen({
    ...write,
    customerExists,
    findCase: createCaseRepository(store.db, customers.cardsOf).find,
    house,
    houseClock,
  })
  const ledger = createLedgerDesk({
    owed: promises.owed,
    customer(id) {
      const summary = customers.summary(id)
      return summary && { ...summary, phone: PhoneNumber.safeParse(summary.phone).data ?? null }
    },
    shifts: (deskId, from, to) => houseClock().shifts(deskId, from, to),
    agentId: () => parts.agent()?.id ?? null,
    now: write.now,
    tell: (changed) => hub.emit('ledger:changed', { ledger: changed }),
    remind,
  })

  function remind(reminder: PromiseReminder): void {
    hub.emit('promise:reminder', { reminder })
    const { promises: words, time } = textsFor(parts.language())
    const { moment, customerName, dueAt, what, others, customerId } = reminder
    const body = others === 0 ? what : `${what}, ${words.notice.others(others)}`
    parts.host.remind({ title: words.notice[moment](customerName, time.clock(dueAt)), body }, () =>
      hub.emit('customer:focus', { customerId }),
    )
  }

  return {
    ledger,
    step: calls.step,
    handlers: {
      ...createPromiseHandlers({
        ...write,
        promises,
        pen,
        calls,
        phoneOf: (id) =>
          cards.card(id, write.now())?.customer.phones.find(({ number }) => number !== null)?.number ?? null,
        dial: (target) => dialFrom(phone, target),
        tieCustomer(callId, customerId) {
          const root = customers.rootOf(customerId)
          if (phone.desk.find(callId)?.customerId !== root) phone.desk.tie(callId, root, false)
        },
      }),
      ...createTransferHandlers({
        ...write,
        house,
        houseClock,
        softphone: phone.softphone,
        findCall: phone.desk.find,
        referenceOf({ caseId, customerId }) {
          const card = customerId && cards.card(customerId, write.now())
          if (!card) return null
          const open = card.cases.filter(needsWork)
          const about =
            card.cases.find(({ id }) => id === caseId) ?? (open.length === 1 ? open[0] : undefined)
          return about
            ? { kind: 'case', code: about.reference }
            : { kind: 'customer', code: card.customer.code }
        },
        recordLater: phone.recordLater,
        preparePromise: pen.make,
        findPromise: promises.find,
      }),
    },
  }
}
