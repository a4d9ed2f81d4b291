import { expect, it } from 'vitest'
import { collectBetweenCalls } from '../../../src-renderer/calls/collect-between-calls.ts'
import { createConsoleStore } from '../../../src-renderer/state/console-store.ts'
import { callFrom, cardOf } from '../../support/window/fixtures.ts'

const plenty: IdleDeadline = { didTimeout: false, timeRemaining: () => 50 }
const call = callFrom(cardOf('Maria Rossi'))
const ringing = { callsById: { [call.id]: call } }
const quiet = { callsById: {} }

function openWindow({ offersCollection = true } = {}) {
  const idle: IdleRequestCallback[] = []
  const collected: string[] = []
  const store = createConsoleStore()
  const gc = () => void collected.push('all')
  const view = {
    requestIdleCallback: (run: IdleRequestCallback) => idle.push(run),
    ...(offersCollection ? { gc } : {}),
  }
  const { collect, stop } = collectBetweenCalls(view, store)
  const haveTime = () => {
    for (let run = idle.shift(); run; run = idle.shift()) run(plenty)
  }
  return { store, collected, collect, stop, haveTime }
}

it('clears the heap once the last call has left the screen and nobody waits', () => {
  const { store, collected, haveTime } = openWindow()
  store.setState(ringing)
  haveTime()
  expect(collected).toEqual([])
  store.setState(quiet)
  expect(collected).toEqual([])
  haveTime()
  store.setState({ agentId: null })
  haveTime()
  expect(collected).toEqual(['all'])
})

it('lets a call come first that arrives before there was time', () => {
  const { store, collected, collect, haveTime } = openWindow()
  collect()
  store.setState(ringing)
  haveTime()
  expect(collected).toEqual([])
})

it('leaves it to the engine where the window was opened by somebody else', () => {
  const { store, collect, haveTime } = openWindow({ offersCollection: false })
  store.setState(ringing)
  store.setState(quiet)
  collect()
  expect(haveTime).not.toThrow()
})

it('stops with the window', () => {
  const { store, collected, stop, haveTime } = openWindow()
  store.setState(ringing)
  stop()
  store.setState(quiet)
  haveTime()
  expect(collected).toEqual([])
})
