import { dialFrom } from '../calls/call-handlers.ts'
import { createMissedDesk } from '../calls/missed-desk.ts'
import { createMissedHandlers } from '../calls/missed-handlers.ts'
import { createMissedRepository } from '../calls/missed-repository.ts'
import type { CustomerRepository } from '../customers/customer-repository.ts'
import type { Store } from '../database/store.ts'
import type { WriteContext } from '../database/write-context.ts'
import type { EventHub } from '../events/event-hub.ts'
import { ownersOf } from '../number-directory.ts'
import type { Phone } from './phone.ts'

export type MissedParts = {
  readonly store: Pick<Store, 'db'>
  readonly write: WriteContext
  readonly customers: CustomerRepository
  readonly phone: Phone
  readonly hub: EventHub
}

export type Missed = ReturnType<typeof createMissed>

/** Who called and was not reached, put together for one profile. */
export function createMissed({ store, write, customers, phone, hub }: MissedParts) {
  const missed = createMissedRepository(store.db, {
    customer: customers.summary,
    owners: ownersOf(customers.findByNumber),
  })
  const desk = createMissedDesk({
    read: missed.groups,
    isRinging: () => phone.desk.calls().some(({ state }) => state === 'ringing'),
    mark: () => performance.now(),
    tell: (list) => hub.emit('missed:changed', { missed: list }),
  })
  return {
    desk,
    handlers: createMissedHandlers({
      ...write,
      missed,
      desk,
      dial: (target, rang) => dialFrom(phone, target, phone.lineOfCall(rang) ?? undefined),
      tieCustomer(callId, customerId) {
        const root = customers.rootOf(customerId)
        if (phone.desk.find(callId)?.customerId !== root) phone.desk.tie(callId, root, false)
      },
    }),
  }
}
