// @vitest-environment node
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Call } from '../../../src-main/contract/calls.ts'
import { type EventEnvelope, eventStreams } from '../../../src-main/contract/events.ts'
import type { CustomerCard } from '../../../src-main/contract/history.ts'
import { failure, success } from '../../../src-main/contract/result.ts'
import type { Snapshot } from '../../../src-main/contract/snapshot.ts'
import { createConsoleStore } from '../../../src-renderer/state/console-store.ts'
import { mirrorConsole } from '../../../src-renderer/state/mirror.ts'
import { createFakeHost, eventOf } from '../../support/window/fake-host.ts'
import { callFrom, cardOf, snapshotOf } from '../../support/window/fixtures.ts'

const cards = ['Maria Rossi', 'Bruno Verdi', 'Carla Neri'].map((name) => cardOf(name))
const calls = cards.map((card) => callFrom(card))
const states = ['ringing', 'talking', 'held'] as const

/** A main process in small: what it does moves its state and tells an event for it. */
function createTruth() {
  let position = { epoch: 'first', data: 0, calls: 0 }
  const callsById = new Map<string, Call>()
  const cardsById = new Map<string, CustomerCard>(cards.map((card) => [card.customer.id, card]))
  let storageLine = 0

  const counted = () => {
    position = { ...position, calls: position.calls + 1 }
    return { epoch: position.epoch, from: position.calls - 1, to: position.calls }
  }

  return {
    act(who: number, what: number): EventEnvelope[] {
      const call = calls[who]
      const card = cards[who]
      if (!call || !card) return []
      if (what < states.length) {
        const changed = { ...call, state: states[what] ?? 'ringing' }
        callsById.set(call.id, changed)
        const shown = cardsById.get(card.customer.id) ?? card
        return [eventOf('call:changed', { call: changed, cards: [shown] }, counted())]
      }
      if (what === states.length) {
        callsById.delete(call.id)
        return [eventOf('call:gone', { callId: call.id }, counted())]
      }
      storageLine += 1
      const renamed = {
        ...card,
        customer: { ...card.customer, name: `${card.customer.name} ${storageLine}` },
      }
      cardsById.set(card.customer.id, renamed)
      const from = position.data
      position = { ...position, data: from + 2 }
      return [eventOf('card:changed', { card: renamed }, { epoch: position.epoch, from, to: from + 2 })]
    },
    restart() {
      position = { epoch: `${position.epoch}+`, data: position.data, calls: 0 }
      callsById.clear()
    },
    card: (id: string) => cardsById.get(id),
    snapshot(): Snapshot {
      const running = [...callsById.values()]
      const held = running.flatMap(({ customerId }) => cardsById.get(customerId ?? '') ?? [])
      return snapshotOf({ position, calls: running, cards: held })
    },
    flush: () => eventOf('line:changed', { line: snapshotOf().line }, counted()),
    flushData: () =>
      eventOf(
        'data:moved',
        { cards: 'unchanged' },
        { epoch: position.epoch, from: position.data, to: position.data },
      ),
  }
}

type Fate = 'arrives' | 'lost' | 'twice' | 'late'
const step = fc.record({
  who: fc.nat(2),
  what: fc.nat(4),
  fate: fc.constantFrom<Fate>('arrives', 'arrives', 'arrives', 'lost', 'twice', 'late'),
  restart: fc.constantFrom(false, false, false, false, false, false, false, true),
})

test('whatever is lost, doubled or late, the window ends where a snapshot would put it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const truth = createTruth()
      const host = createFakeHost({
        'console:snapshot': () => success(truth.snapshot()),
        'customer:open': ({ customerId }) => {
          const card = truth.card(customerId)
          return card ? success(card) : failure('not-found')
        },
      })
      const store = createConsoleStore()
      const stop = mirrorConsole({ bridge: host, store, commit: (change) => change(), painted: vi.fn() })
      // Within a stream anything may happen; a card that comes with a call is not overtaken by the other stream.
      let late: EventEnvelope[] = []
      const deliverLate = (before?: EventEnvelope) => {
        const due = late.filter((event) => !before || eventStreams[event.name] !== eventStreams[before.name])
        late = late.filter((event) => !due.includes(event))
        for (const event of due.reverse()) host.tell(event)
      }
      for (const { who, what, fate, restart } of steps) {
        if (restart) truth.restart()
        for (const event of truth.act(who, what)) {
          deliverLate(event)
          if (fate !== 'lost' && fate !== 'late') host.tell(event)
          if (fate === 'twice') host.tell(event)
          if (fate === 'late') late.push(event)
        }
        if (who === 0) await tick()
      }
      deliverLate()
      // Something more always happens, and only then can a loss be noticed.
      host.tell(truth.flushData())
      host.tell(truth.flush())
      for (let turn = 0; turn < 8; turn += 1) await tick()
      stop()

      const { position, callsById, cardsById } = store.getState()
      const wanted = truth.snapshot()
      expect(position).toEqual(wanted.position)
      expect(callsById).toEqual(Object.fromEntries(wanted.calls.map((call) => [call.id, call])))
      for (const card of wanted.cards) expect(cardsById[card.customer.id]).toEqual(card)
    }),
    { numRuns: 300 },
  )
})

const tick = () => new Promise((resolve) => setTimeout(resolve, 0))
