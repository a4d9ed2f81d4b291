import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import type { EventEnvelope } from '../../../src-main/contract/events.ts'
import { CustomerId, PromiseId } from '../../../src-main/contract/ids.ts'
import type { PromiseReminder } from '../../../src-main/contract/ledger.ts'
import { followReminders } from '../../../src-renderer/promises/follow-reminders.ts'
import { accessTo } from '../../support/gallery/access.ts'
import { now } from '../../support/gallery/cards.ts'
import { scenes } from '../../support/gallery/scenes.ts'
import { createFakeHost } from '../../support/window/fake-host.ts'

const customerId = CustomerId.parse(uuidv7())
const reminder: PromiseReminder = {
  promiseId: PromiseId.parse(uuidv7()),
  customerId,
  moment: 'soon',
  customerName: 'Maria Rossi',
  what: 'richiamare per il rimborso',
  dueAt: now,
  others: 0,
}

function tells<N extends 'promise:reminder' | 'customer:focus'>(name: N, payload: object): EventEnvelope {
  // Name and payload belong together.
  return { epoch: 'first', from: 0, to: 0, name, payload } as unknown as EventEnvelope
}

function followed() {
  const host = createFakeHost()
  const access = accessTo(scenes.idle)
  const stop = followReminders(window, host, access)
  return { host, access, stop }
}

it('says in the window whom to call back, by when and why, with a way to the card', () => {
  const { host, access, stop } = followed()
  host.tell(tells('promise:reminder', { reminder }))
  expect(access.ui.getState().notices).toMatchObject([
    {
      kind: 'reminder',
      text: 'Richiama Maria Rossi entro le 09:30: richiamare per il rimborso',
      customerId,
    },
  ])
  stop()
})

it('names the first of several and counts the others', () => {
  const { host, access, stop } = followed()
  host.tell(tells('promise:reminder', { reminder: { ...reminder, moment: 'broken', others: 2 } }))
  expect(access.ui.getState().notices).toMatchObject([
    {
      text: 'Promessa non mantenuta: Maria Rossi, entro le 09:30: richiamare per il rimborso, e altre 2 promesse',
    },
  ])
  stop()
})

it('opens the card when the system’s own notification was clicked, and listens to nothing once it stops', () => {
  const { host, access, stop } = followed()
  host.tell(tells('customer:focus', { customerId }))
  expect(access.ui.getState()).toMatchObject({ screen: 'customers', openCustomerId: customerId })
  stop()
  expect(host.listeners()).toBe(0)
})
