import { useLayoutEffect } from 'react'
import { expect, it } from 'vitest'
import { createSendRequest } from '../../../src-renderer/bridge/send-request.ts'
import { CallScreen } from '../../../src-renderer/calls/call-screen.tsx'
import { rehearseCalls } from '../../../src-renderer/calls/rehearse.tsx'
import { stateOfSnapshot } from '../../../src-renderer/state/apply-event.ts'
import { type ConsoleAccess, ConsoleProvider } from '../../../src-renderer/state/console-context.tsx'
import { createConsoleStore, emptyConsoleState } from '../../../src-renderer/state/console-store.ts'
import { createUiStore } from '../../../src-renderer/state/ui-store.ts'
import { createFakeHost } from '../../support/window/fake-host.ts'
import { callFrom, cardOf, snapshotOf } from '../../support/window/fixtures.ts'

const maria = cardOf('Maria Rossi')
const { id, code, name, company } = maria.customer

function openWindow() {
  const host = createFakeHost({
    'customer:recent': () => ({ ok: true, value: [{ id, code, name, company, phone: null }] }),
    'customer:open': () => ({ ok: true, value: maria }),
  })
  const ui = createUiStore()
  const store = createConsoleStore()
  const access: ConsoleAccess = { console: store, ui, request: createSendRequest(host, ui) }
  const idle: IdleRequestCallback[] = []
  const drawn: string[] = []
  const close = rehearseCalls({
    view: { document, requestIdleCallback: (run) => idle.push(run) },
    bridge: host,
    access,
    screen: (stage) => (
      <ConsoleProvider access={stage}>
        <CallScreen />
        <Seen by={() => void drawn.push(document.body.textContent ?? '')} />
      </ConsoleProvider>
    ),
  })
  return { host, store, idle, drawn, close }
}

function Seen({ by }: { by: () => void }) {
  useLayoutEffect(by)
  return null
}

const plenty: IdleDeadline = { didTimeout: false, timeRemaining: () => 50 }
const settled = () => new Promise((resolve) => setTimeout(resolve))

it('draws a card out of sight once the profile is open, and leaves nothing behind', async () => {
  const { store, host, idle, drawn } = openWindow()
  await settled()
  expect(host.asked).toEqual([])

  store.setState(stateOfSnapshot(emptyConsoleState, snapshotOf()))
  await settled()
  for (let run = idle.shift(); run; run = idle.shift()) run(plenty)

  expect(drawn).toHaveLength(150)
  expect(drawn[0]).toContain('Maria Rossi')
  expect(document.body.innerHTML).toBe('')
  expect(host.asked.map(({ name }) => name)).toEqual(['customer:recent', 'customer:open'])
})

it('gives way to a call, and ends with the window', async () => {
  const calling = openWindow()
  calling.store.setState(stateOfSnapshot(emptyConsoleState, snapshotOf()))
  await settled()
  const call = callFrom(maria)
  calling.store.setState({ callsById: { [call.id]: call } })
  calling.idle.shift()?.(plenty)
  expect(calling.drawn).toEqual([])

  const closing = openWindow()
  closing.store.setState(stateOfSnapshot(emptyConsoleState, snapshotOf()))
  await settled()
  closing.close()
  closing.idle.shift()?.(plenty)
  expect(closing.drawn).toEqual([])
})
