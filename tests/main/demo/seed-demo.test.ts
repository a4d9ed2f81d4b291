import { expect, it } from 'vitest'
import { createCardRepository } from '../../../src-main/card-repository.ts'
import { Change } from '../../../src-main/contract/changes.ts'
import { createCustomerRepository } from '../../../src-main/customers/customer-repository.ts'
import { demoCustomers } from '../../../src-main/demo/house/index.ts'
import { demoChanges } from '../../../src-main/demo/seed-demo.ts'
import { parsePhoneNumber } from '../../../src-main/domain/phone-numbers.ts'
import { demoHouseWords } from '../../../src-main/texts/demo-house.ts'
import { missedListOf } from '../../support/open-missed-list.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

it('is the same house each time, of about forty customers and four agents', () => {
  const changes = demoChanges(noon, demoHouseWords.it)
  expect(demoChanges(noon, demoHouseWords.it)).toEqual(changes)
  expect(changes.filter(({ kind }) => kind === 'customer:created')).toHaveLength(40)
  expect(changes.flatMap((one) => (one.kind === 'agent:added' ? one.agent.initials : []))).toEqual([
    'GR',
    'GB',
    'LT',
    'SC',
  ])
})

it('calls its desks, contracts and kinds of case by the words of the window, and stays the same house', () => {
  const italian = JSON.stringify(demoChanges(noon, demoHouseWords.it))
  const changes = demoChanges(noon, demoHouseWords.en)
  const house = changes.flatMap((one) => (one.kind === 'house:changed' ? one.house : []))[0]
  expect(house?.desks?.map(({ name }) => name)).toEqual(['Support', 'Administration'])
  expect(house?.yardstick?.levels.map(({ name }) => name)).toEqual(['Home contract', 'Business contract'])
  const known = new Set(house?.categories?.map(({ name }) => name))
  expect(known).toContain('Complaints')
  const named = changes.flatMap((one) => (one.kind === 'case:opened' ? one.case.category : []))
  expect(named.filter((category) => !known.has(category ?? ''))).toEqual([])
  const ids = (text: string) => text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g)
  expect(ids(JSON.stringify(changes))).toEqual(ids(italian))
})

it('is made of changes that the door takes', () => {
  for (const change of demoChanges(noon, demoHouseWords.it))
    expect(Change.safeParse(change).error).toBeUndefined()
})

it('gives every customer numbers that can be called, written in many ways', () => {
  const phones = demoChanges(noon, demoHouseWords.it).flatMap((one) =>
    one.kind === 'phone:added' ? one.phone : [],
  )
  const unreadable = phones.filter(
    ({ number, raw }) => number === null || parsePhoneNumber(raw).number !== number,
  )
  expect(unreadable).toEqual([])
})

it('names only cases that are there', () => {
  for (const { name, cases = [], contacts, promises = [] } of demoCustomers) {
    const subjects = new Set(cases.map(({ subject }) => subject))
    const lost = [...contacts, ...promises].flatMap(({ about }) =>
      about === null || subjects.has(about) ? [] : [about],
    )
    expect({ name, lost }).toEqual({ name, lost: [] })
  }
})

it('gives every customer a history, and promises that follow each other in time', () => {
  const { door, reading } = openTestDoor()
  const changes = demoChanges(noon, demoHouseWords.it)
  door.record(changes, { agentId: null })
  const cards = createCardRepository(reading)
  for (const change of changes) {
    if (change.kind !== 'customer:created') continue
    const card = cards.card(change.customerId, noon)
    expect(card?.timeline.length).toBeGreaterThan(0)
    for (const { keptAt, madeAt, dueAt } of card?.promises ?? []) {
      expect(dueAt).toBeGreaterThan(madeAt)
      if (keptAt !== null) expect(keptAt).toBeGreaterThan(madeAt)
    }
  }
})

it('measures every case by the yardstick of its category and contract', () => {
  const cases = demoChanges(noon, demoHouseWords.it).flatMap((one) =>
    one.kind === 'case:opened' ? one.case : [],
  )
  for (const { openedAt, answerBy, solveBy } of cases) {
    expect(answerBy).toBeGreaterThan(openedAt)
    expect(solveBy).toBeGreaterThan(answerBy ?? Number.NaN)
  }
  const parcel = cases.find(({ subject }) => subject === 'Pacco non consegnato')
  const { openedAt = 0, answerBy = 0 } = parcel ?? {}
  // Four hours of the desk for parcels, which opened before her call and does not close for lunch.
  expect(((answerBy ?? 0) - openedAt) / 3_600_000).toBe(4)
})

it('has everything on the card of Maria Rossi, who is the newest', () => {
  const { door, reading } = openTestDoor()
  door.record(demoChanges(noon, demoHouseWords.it), { agentId: null })
  const [maria] = createCustomerRepository(reading).recent(1)
  const card = maria && createCardRepository(reading).card(maria.id, noon)

  expect(maria).toMatchObject({ name: 'Maria Rossi', phone: '+393331234567' })
  expect(card?.told.map(({ kind }) => kind)).toEqual([
    'promise-broken',
    'promise-due',
    'case-open',
    'case-open',
    'last-contact',
  ])
  const states = card?.cases.map(({ state }) => state) ?? []
  expect(['red', 'yellow', 'green'].map((state) => states.filter((one) => one === state).length)).toEqual([
    1, 1, 6,
  ])
  expect(card?.timeline.every(({ at }) => at <= noon)).toBe(true)
})

it('opens several cards for the number of a family and of a switchboard', () => {
  const { door, reading } = openTestDoor()
  door.record(demoChanges(noon, demoHouseWords.it), { agentId: null })
  const customers = createCustomerRepository(reading)
  const names = (raw: string) =>
    customers.findByNumber(parsePhoneNumber(raw)).customers.map(({ name }) => name)

  expect(names('0541/555.0190')).toEqual(['Paolo Bianchi', 'Giulia Bianchi', 'Teresa Bianchi'])
  expect(names('+390255500140')).toEqual(['Franco Mazzini', 'Ilaria Conforti'])
})

it('promises for office hours only, at whatever hour the demo begins', () => {
  const hours = 3_600_000
  for (const now of Array.from({ length: 7 * 8 }, (_, index) => noon + index * 3 * hours)) {
    for (const change of demoChanges(now, demoHouseWords.it)) {
      if (change.kind !== 'promise:made' || change.promise.dueAt < now) continue
      const due = new Date(change.promise.dueAt)
      const time = due.getHours() + due.getMinutes() / 60
      expect({ due, inOffice: due.getDay() % 6 !== 0 && time >= 9 && time <= 18 }).toMatchObject({
        inOffice: true,
      })
    }
  }
})

it('never puts what happened into the future, even just after midnight', () => {
  const now = new Date(2026, 10, 21, 0, 5).getTime()
  for (const change of demoChanges(now, demoHouseWords.it)) {
    if (change.kind === 'interaction:added') expect(change.interaction.at).toBeLessThan(now)
    if (change.kind === 'case:moved') expect(change.move.at).toBeLessThan(now)
  }
})

it('has calls that wait to be returned: a customer who called twice, a stranger, a withheld number', () => {
  const { door, reading } = openTestDoor()
  door.record(demoChanges(noon, demoHouseWords.it), { agentId: null })
  const { groups } = missedListOf(reading).groups(10)
  const minute = 60_000

  expect(
    groups.map(({ party, times, lastAt, tries, closable }) => ({
      who: party.kind === 'customer' ? party.customer.name : party.kind,
      times,
      minutesAgo: (noon - lastAt) / minute,
      tries: tries?.times ?? 0,
      closable,
    })),
  ).toEqual([
    { who: 'Paolo Bianchi', times: 2, minutesAgo: 12, tries: 1, closable: null },
    { who: 'withheld', times: 1, minutesAgo: 27, tries: 0, closable: 'withheld' },
    { who: 'unknown', times: 1, minutesAgo: 51, tries: 0, closable: null },
  ])
})
