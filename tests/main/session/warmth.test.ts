import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { createCardRepository } from '../../../src-main/card-repository.ts'
import { createCustomerRepository } from '../../../src-main/customers/customer-repository.ts'
import { keepWarm } from '../../../src-main/session/warmth.ts'
import { created, phoneAdded } from '../../support/make-changes.ts'
import { openTestDoor } from '../../support/open-test-door.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('reads nothing at the start, and rehearses the call of somebody who is known once the line has had its time', () => {
  const { door, reading } = openTestDoor()
  const maria = created({ name: 'Maria Rossi' })
  door.record([maria, phoneAdded(maria.customerId, '+390612345678')], { agentId: null })
  const customers = createCustomerRepository(reading)
  const cards = createCardRepository(reading)
  const recent = vi.spyOn(customers, 'recent')
  const card = vi.spyOn(cards, 'card')
  const reports: string[] = []
  const stop = keepWarm({
    store: { onRecorded: () => () => {} },
    customers,
    cards,
    report: (what) => reports.push(what),
    isBusy: () => false,
  })
  onTestFinished(stop)
  expect(recent).not.toHaveBeenCalled()

  vi.advanceTimersByTime(310)
  expect(recent).toHaveBeenCalledTimes(1)
  expect(card).toHaveBeenCalledWith(maria.customerId, expect.any(Number))
  vi.advanceTimersByTime(10_000)
  expect(recent).toHaveBeenCalledTimes(1)
  expect(card).toHaveBeenCalledTimes(600)
  expect(reports).toEqual([])
})
