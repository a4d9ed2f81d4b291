// @vitest-environment node
import { afterEach, expect, test, vi } from 'vitest'
import { failure, success } from '../../../src-main/contract/result.ts'
import type { Snapshot } from '../../../src-main/contract/snapshot.ts'
import { languageOf } from '../../../src-renderer/state/console-context.tsx'
import { createConsoleStore, keepCard } from '../../../src-renderer/state/console-store.ts'
import { mirrorConsole } from '../../../src-renderer/state/mirror.ts'
import { createFakeHost, eventOf } from '../../support/window/fake-host.ts'
import { callFrom, callOf, cardOf, profileOf, snapshotOf } from '../../support/window/fixtures.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  vi.useRealTimers()
})

async function openWindow(first: Snapshot = snapshotOf()) {
  const host = createFakeHost({ 'console:snapshot': () => success(first) })
  const store = createConsoleStore()
  const painted = vi.fn()
  const commit = vi.fn((change: () => void) => change())
  const stop = mirrorConsole({ bridge: host, store, commit, painted })
  stops.push(stop)
  await settle()
  const snapshots = () => host.askedFor('console:snapshot').length
  return { host, store, painted, commit, stop, snapshots }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

test('a window that opens shows what the main process holds', async () => {
  const maria = cardOf('Maria Rossi')
  const call = callFrom(maria)
  const { store } = await openWindow(snapshotOf({ calls: [call], cards: [maria] }))
  expect(store.getState()).toMatchObject({
    connection: 'live',
    callsById: { [call.id]: { state: 'ringing' } },
  })
  expect(store.getState().cardsById[maria.customer.id]?.customer.name).toBe('Maria Rossi')
})

test('a window says its own language, by which the demo is written', async () => {
  const { host } = await openWindow()
  expect(host.askedFor('console:snapshot')).toEqual([{ language: languageOf('system') }])
})

test('a new ringing call and its card are committed together, and said to be painted once', async () => {
  const { host, store, painted, commit } = await openWindow()
  const maria = cardOf('Maria Rossi')
  const call = callFrom(maria)
  host.tell(eventOf('call:changed', { call, cards: [maria] }, { from: 0, to: 1 }))
  expect(commit).toHaveBeenCalledTimes(1)
  expect(store.getState().cardsById[maria.customer.id]).toBeDefined()
  expect(painted).toHaveBeenCalledExactlyOnceWith(host, call.id)

  host.tell(eventOf('call:changed', { call, cards: [] }, { from: 0, to: 1 }))
  host.tell(eventOf('call:changed', { call: { ...call, state: 'talking' }, cards: [] }, { from: 1, to: 2 }))
  expect(painted).toHaveBeenCalledTimes(1)
})

test('an outgoing call pops nothing', async () => {
  const { host, painted } = await openWindow()
  const call = callOf({ direction: 'out', state: 'dialling' })
  host.tell(eventOf('call:changed', { call, cards: [] }, { from: 0, to: 1 }))
  expect(painted).not.toHaveBeenCalled()
})

test('an event that never came is noticed by the next one, and made good by a snapshot', async () => {
  const { host, store, snapshots } = await openWindow()
  const call = callOf({ state: 'talking' })
  host.answerWith({
    'console:snapshot': () =>
      success(snapshotOf({ position: { epoch: 'first', data: 0, calls: 2 }, calls: [call] })),
  })
  host.tell(eventOf('call:gone', { callId: callOf().id }, { from: 1, to: 2 }))
  await settle()
  expect(snapshots()).toBe(2)
  expect(Object.keys(store.getState().callsById)).toEqual([call.id])
})

test('another epoch or another profile is a new world', async () => {
  const { host, snapshots } = await openWindow()
  host.tell(eventOf('storage:changed', { full: true }, { epoch: 'second' }))
  await settle()
  expect(snapshots()).toBe(2)
  host.tell(eventOf('profile:changed', {}))
  await settle()
  expect(snapshots()).toBe(3)
})

test('an event that arrives before the snapshot it belongs after is kept, an older one does no harm', async () => {
  const { host, store } = await openWindow()
  const call = callOf({ state: 'talking' })
  let answer: (value: Snapshot) => void = () => undefined
  host.answerWith({
    'console:snapshot': () => new Promise((resolve) => (answer = (value) => resolve(success(value)))),
  })
  host.tell(eventOf('profile:changed', {}))
  host.tell(eventOf('call:changed', { call: { ...call, state: 'ringing' }, cards: [] }, { from: 0, to: 1 }))
  host.tell(eventOf('call:changed', { call: { ...call, state: 'held' }, cards: [] }, { from: 2, to: 3 }))
  await settle()
  answer(snapshotOf({ position: { epoch: 'first', data: 0, calls: 2 }, calls: [call] }))
  await settle()
  expect(store.getState().callsById[call.id]?.state).toBe('held')
})

test('what nobody looks at is not collected, what somebody opened is kept up to date', async () => {
  const { host, store } = await openWindow()
  const bruno = cardOf('Bruno Verdi')
  host.tell(eventOf('card:changed', { card: bruno }, { from: 0, to: 1 }))
  expect(store.getState().cardsById).toEqual({})
  keepCard(store, bruno)
  const married = { ...bruno, customer: { ...bruno.customer, name: 'Bruno Verdi Neri' } }
  host.tell(eventOf('card:changed', { card: married }, { from: 1, to: 2 }))
  expect(store.getState().cardsById[bruno.customer.id]?.customer.name).toBe('Bruno Verdi Neri')
})

test('open cards are read again after a gap; those that are gone leave', async () => {
  const { host, store } = await openWindow()
  const [bruno, carla] = [cardOf('Bruno Verdi'), cardOf('Carla Neri')]
  keepCard(store, bruno)
  keepCard(store, carla)
  const renamed = { ...bruno, customer: { ...bruno.customer, name: 'Bruno Verdi Neri' } }
  host.answerWith({
    'customer:open': ({ customerId }) =>
      customerId === bruno.customer.id ? success(renamed) : failure('not-found'),
  })
  host.tell(eventOf('card:changed', { card: carla }, { from: 8, to: 9 }))
  await settle()
  await settle()
  expect(Object.values(store.getState().cardsById).map(({ customer }) => customer.name)).toEqual([
    'Bruno Verdi Neri',
  ])
})

test('open cards are read again one after the other, so that a call finds the main process free', async () => {
  const { host, store } = await openWindow()
  const cards = [cardOf('Bruno Verdi'), cardOf('Carla Neri'), cardOf('Dario Bianchi')]
  for (const card of cards) keepCard(store, card)
  let asked = 0
  let most = 0
  host.answerWith({
    async 'customer:open'({ customerId }) {
      asked += 1
      most = Math.max(most, asked)
      await settle()
      asked -= 1
      const card = cards.find(({ customer }) => customer.id === customerId)
      return card ? success(card) : failure('not-found')
    },
  })
  host.tell(eventOf('card:changed', { card: cardOf('Carla Neri') }, { from: 8, to: 9 }))
  await vi.waitFor(() => expect(host.askedFor('customer:open')).toHaveLength(3))
  expect(most).toBe(1)
})

test('another profile leaves no card of the one before', async () => {
  const { host, store } = await openWindow()
  keepCard(store, cardOf('Bruno Verdi'))
  host.answerWith({
    'console:snapshot': () => success(snapshotOf({ profile: profileOf({ name: 'casa', kind: 'house' }) })),
  })
  host.tell(eventOf('profile:changed', {}))
  await settle()
  expect(store.getState().cardsById).toEqual({})
})

test('a host that went away is said to be lost, and mirrored again when it is back', async () => {
  const { host, store, snapshots } = await openWindow()
  host.become('lost')
  expect(store.getState().connection).toBe('lost')
  host.become('live')
  await settle()
  expect(store.getState().connection).toBe('live')
  expect(snapshots()).toBe(2)
})

test('a snapshot that fails is asked for again', async () => {
  vi.useFakeTimers()
  const host = createFakeHost({ 'console:snapshot': () => failure('storage-failed') })
  const store = createConsoleStore()
  stops.push(mirrorConsole({ bridge: host, store, commit: (change) => change(), painted: vi.fn() }))
  await vi.advanceTimersByTimeAsync(100)
  host.answerWith({ 'console:snapshot': () => success(snapshotOf()) })
  await vi.advanceTimersByTimeAsync(500)
  expect(store.getState().connection).toBe('live')
})

test('no listener is left behind', async () => {
  const { host, stop } = await openWindow()
  expect(host.listeners()).toBe(2)
  stop()
  expect(host.listeners()).toBe(0)
})
