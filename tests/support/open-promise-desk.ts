import { uuidv7 } from 'uuidv7'
import { createCardRepository } from '../../src-main/card-repository.ts'
import { createCaseRepository } from '../../src-main/cases/case-repository.ts'
import { Agent } from '../../src-main/contract/agents.ts'
import type { Call } from '../../src-main/contract/calls.ts'
import type { Change } from '../../src-main/contract/changes.ts'
import type { HouseSettings } from '../../src-main/contract/house.ts'
import { CallId, type CustomerId, DeskId } from '../../src-main/contract/ids.ts'
import { type Result, success } from '../../src-main/contract/result.ts'
import type { CommandOutcome, StoryReference } from '../../src-main/contract/softphone.ts'
import { createCustomerRepository } from '../../src-main/customers/customer-repository.ts'
import type { Author } from '../../src-main/database/door.ts'
import { makeCode } from '../../src-main/domain/codes.ts'
import { emptyHouse } from '../../src-main/domain/house-defaults.ts'
import { createHouseClock } from '../../src-main/domain/opening-hours.ts'
import { createPromiseCalls } from '../../src-main/promises/promise-calls.ts'
import { createPromiseHandlers } from '../../src-main/promises/promise-handlers.ts'
import { createPromisePen } from '../../src-main/promises/promise-pen.ts'
import { createPromiseRepository } from '../../src-main/promises/promise-repository.ts'
import { createTransferHandlers } from '../../src-main/transfers/transfer-handlers.ts'
import { createTransferRepository } from '../../src-main/transfers/transfer-repository.ts'
import { aCall } from './gallery/calls.ts'
import { noon, openTestDoor } from './open-test-door.ts'

const person = (name: string, initials: string) =>
  Agent.parse({ id: uuidv7(), name, initials, role: 'operator' })
export const gaia = person('Gaia Ricci', 'GR')
export const luca = person('Luca Tosi', 'LT')
export const help = DeskId.parse(uuidv7())

/** A Saturday like every day: open from nine to six, Gaia till two, Luca from one. */
export function officeHouse(): HouseSettings {
  const everyDay = [1, 2, 3, 4, 5, 6, 7]
  return {
    ...emptyHouse,
    calendar: { ...emptyHouse.calendar, zone: 'Europe/Rome' },
    transferReasons: ['Serve uno specialista'],
    desks: [
      {
        id: help,
        name: 'Assistenza',
        hours: everyDay.map((weekday) => ({ weekday, from: '09:00', to: '18:00' })),
      },
    ],
    rota: {
      absences: [],
      shifts: everyDay.flatMap((weekday) => [
        { agentId: gaia.id, deskId: help, on: { kind: 'weekly', weekday }, from: '09:00', to: '14:00' },
        { agentId: luca.id, deskId: help, on: { kind: 'weekly', weekday }, from: '13:00', to: '18:00' },
      ]),
    },
  }
}

/** A desk with promises, calls and a rota over a real database; Gaia sits at it, and the clock can be moved. */
export function openPromiseDesk() {
  const { door, reading } = openTestDoor()
  const promises = createPromiseRepository(reading)
  const customers = createCustomerRepository(reading)
  const cards = createCardRepository(reading)
  const calls = new Map<CallId, Call>()
  const dialled: string[] = []
  const held: CallId[] = []
  const transferred: string[] = []
  const consulted: { target: string; story: StoryReference | undefined }[] = []
  const joined: CallId[] = []
  let now = noon
  let house = officeHouse()
  let transferEnds: CommandOutcome = 'done'
  const houseClock = () => createHouseClock(house, [gaia.id, luca.id])
  const write = {
    record: async (changes: readonly Change[], by: Author) => door.record(changes, by),
    now: () => now,
    agent: () => gaia,
    newId: uuidv7,
  }
  const recordLater = (changes: readonly Change[]) => void door.record(changes, { agentId: gaia.id })
  const findCall = (callId: CallId) => calls.get(callId) ?? null
  const promiseCalls = createPromiseCalls({
    findPromise: promises.find,
    findCall,
    recordLater,
    agent: () => gaia,
  })
  const pen = createPromisePen({
    ...write,
    customerExists: (id) => customers.summary(id) !== null,
    findCase: createCaseRepository(reading, customers.cardsOf).find,
    house: () => house,
    houseClock,
  })
  const handlers = {
    ...createPromiseHandlers({
      ...write,
      promises,
      pen,
      calls: promiseCalls,
      phoneOf: (id) => customers.find(id)?.phones.find(({ number }) => number !== null)?.number ?? null,
      async dial(target): Promise<Result<Call>> {
        dialled.push(target)
        const call = aCall(900 + dialled.length, {
          id: CallId.parse(uuidv7()),
          direction: 'out',
          state: 'dialling',
          receivedAt: now,
        })
        calls.set(call.id, call)
        return success(call)
      },
      tieCustomer: () => {},
    }),
    ...createTransferHandlers({
      ...write,
      house: () => house,
      houseClock,
      softphone: {
        async hold(callId) {
          held.push(callId)
          return 'done'
        },
        async transfer(_callId, target) {
          transferred.push(target)
          return transferEnds
        },
        async consult(callId, target, story) {
          held.push(callId)
          consulted.push({ target, story })
          const call = aCall(980, { direction: 'out', state: 'dialling', consultFor: callId })
          calls.set(call.id, call)
          return { outcome: 'done', callId: call.id }
        },
        async completeTransfer(callId) {
          joined.push(callId)
          return transferEnds
        },
      },
      findCall,
      referenceOf: ({ customerId }) =>
        customerId === null ? null : { kind: 'customer', code: makeCode('00', 7) },
      recordLater,
      preparePromise: pen.make,
      findPromise: promises.find,
    }),
  }
  return {
    door,
    handlers,
    promises,
    customers,
    cards,
    decisions: createTransferRepository(reading),
    houseClock,
    dialled,
    held,
    transferred,
    consulted,
    joined,
    record: (...changes: Change[]) => door.record(changes, { agentId: null }),
    card: (customerId: CustomerId) => cards.card(customerId, now),
    /** The call is now like this; what is about it hears of it. */
    callIs(call: Call) {
      calls.set(call.id, call)
      promiseCalls.step(call)
    },
    itIs(time: number) {
      now = time
    },
    houseIs(next: HouseSettings) {
      house = next
    },
    transferEnds(outcome: CommandOutcome) {
      transferEnds = outcome
    },
  }
}
