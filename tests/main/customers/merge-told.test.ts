import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { createCallLogRepository } from '../../../src-main/calls/call-log.ts'
import { identifyCaller } from '../../../src-main/calls/identify-caller.ts'
import { createCardRepository } from '../../../src-main/card-repository.ts'
import type { EventEnvelope } from '../../../src-main/contract/events.ts'
import { CallId, type CustomerId, MergeId, WindowId } from '../../../src-main/contract/ids.ts'
import { createCustomerRepository } from '../../../src-main/customers/customer-repository.ts'
import { createEventHub } from '../../../src-main/events/event-hub.ts'
import { createCardTeller } from '../../../src-main/events/tell-cards.ts'
import { created, phoneAdded } from '../../support/make-changes.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

const nobody = { agentId: null }
const mobile = '+393331234567'

function merged(keptId: CustomerId, mergedId: CustomerId) {
  const who = { at: noon, agentId: null, initials: null, fields: {}, before: {} }
  return { kind: 'customer:merged' as const, mergeId: MergeId.parse(uuidv7()), keptId, mergedId, ...who }
}

function house() {
  const { door, reading } = openTestDoor()
  const [maria, again] = [created({ name: 'Maria Rossi' }), created({ name: 'Rossi M.' })]
  door.record(
    [maria, phoneAdded(maria.customerId, mobile), again, phoneAdded(again.customerId, mobile)],
    nobody,
  )
  const hub = createEventHub('epoch')
  const heard: EventEnvelope[] = []
  hub.join(WindowId.parse(uuidv7()), (event) => heard.push(event))
  const cards = createCardRepository(reading)
  const tell = createCardTeller(hub, (id) => cards.card(id, noon))
  return { door, reading, heard, tell, maria: maria.customerId, again: again.customerId }
}

it('tells every window the card that stands for both, and both when they are two again', () => {
  const { door, heard, tell, maria, again } = house()
  const merge = merged(maria, again)
  tell(door.record([merge], nobody))
  const ids = () =>
    heard.map((event) => (event.name === 'card:changed' ? event.payload.card.customer.id : event.name))
  expect(new Set(ids())).toEqual(new Set([maria]))

  heard.length = 0
  tell(door.record([{ ...merge, kind: 'customer:merge-undone' }], nobody))
  expect(ids()).toEqual([maria, again])
})

it('knows a caller whose two cards became one, and asks again when they are two', () => {
  const { door, reading, maria, again } = house()
  const customers = createCustomerRepository(reading)
  const remote = { user: mobile, displayName: '', withheld: false, verified: true }
  expect(identifyCaller(remote, customers.findByNumber).kind).toBe('several')
  const merge = merged(maria, again)
  door.record([merge], nobody)
  expect(identifyCaller(remote, customers.findByNumber)).toMatchObject({
    kind: 'known',
    customer: { id: maria },
  })
  door.record([{ ...merge, kind: 'customer:merge-undone' }], nobody)
  expect(identifyCaller(remote, customers.findByNumber).kind).toBe('several')
})

it('names the customer of an old call by the card that stands for them now', () => {
  const { door, reading, maria, again } = house()
  const call = {
    id: CallId.parse(uuidv7()),
    direction: 'in' as const,
    state: 'ended' as const,
    customerId: again,
    displayName: '',
    verified: true,
    line: '',
    agentId: null,
    receivedAt: noon,
    answeredAt: null,
    heldSince: null,
    heldMs: 0,
    holds: [],
    endedAt: noon,
    end: null,
    pop: null,
    wrapUpPending: false,
    outcome: null,
    caseId: null,
    consultFor: null,
    passedOn: null,
    number: mobile,
    paintedAt: null,
    wrapUpMs: null,
  }
  door.record([{ kind: 'call:logged', call }, merged(maria, again)], nobody)
  const log = createCallLogRepository(reading)
  expect(log.page(noon + 1)).toMatchObject([{ customerName: 'Maria Rossi' }])
})
