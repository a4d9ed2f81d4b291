import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import type { EventEnvelope } from '../../../src-main/contract/events.ts'
import { CallId, WindowId } from '../../../src-main/contract/ids.ts'
import { createEventHub } from '../../../src-main/events/event-hub.ts'

const gone = { callId: CallId.parse(uuidv7()) }

function openWindow(hub: ReturnType<typeof createEventHub>) {
  const window = WindowId.parse(uuidv7())
  const seen: EventEnvelope[] = []
  return { window, seen, leave: hub.join(window, (event) => void seen.push(event)) }
}

it('counts each stream on its own, so that a window notices what it missed', () => {
  const hub = createEventHub('monday')
  const { seen } = openWindow(hub)
  hub.emit('call:gone', gone)
  hub.emitData('data:moved', { cards: 'unchanged' }, 7, 9)
  hub.emit('call:gone', gone)
  hub.emit('storage:changed', { full: true })
  expect(seen.map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [7, 9],
    [1, 2],
    [0, 0],
  ])
  expect(hub.position(9)).toEqual({ epoch: 'monday', data: 9, calls: 2 })
})

it('begins to count anew in another epoch', () => {
  const hub = createEventHub('monday')
  hub.emit('call:gone', gone)
  hub.beginEpoch('tuesday')
  expect(hub.position(0)).toEqual({ epoch: 'tuesday', data: 0, calls: 0 })
})

it('tells one window alone, and nobody who has left', () => {
  const hub = createEventHub('monday')
  const alice = openWindow(hub)
  const bob = openWindow(hub)
  hub.emitTo(bob.window, 'call:focus', gone)
  bob.leave()
  hub.emit('call:gone', gone)
  expect(alice.seen).toHaveLength(1)
  expect(bob.seen.map(({ name }) => name)).toEqual(['call:focus'])
  expect(hub.windows()).toEqual([alice.window])
})
