import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { Call } from '../../../src-main/contract/calls.ts'
import { OutageId } from '../../../src-main/contract/ids.ts'
import { createSendRequest } from '../../../src-renderer/bridge/send-request.ts'
import { askBeforeLeaving } from '../../../src-renderer/media/ask-before-leaving.ts'
import { noticeUnseen } from '../../../src-renderer/media/unseen-notices.ts'
import { createConsoleStore } from '../../../src-renderer/state/console-store.ts'
import { createUiStore } from '../../../src-renderer/state/ui-store.ts'
import { createFakeHost, eventOf } from '../../support/window/fake-host.ts'
import { callOf, otherWindow, ourWindow } from '../../support/window/fixtures.ts'

const seconds = 1_000

beforeEach(() => {
  vi.useFakeTimers()
  document.title = 'Pronto'
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

type Shown = { title: string; body: string; closed: boolean; onclick: (() => void) | null }

function openWindow({ kind = 'browser', focused = false, mediaWindow = ourWindow } = {}) {
  const shown: Shown[] = []
  // The parts of a Notification that are used; jsdom has none.
  const notification = function notification(title: string, { body }: { body: string }) {
    const one: Shown & { close: () => void } = {
      title,
      body,
      closed: false,
      onclick: null,
      close: () => {
        one.closed = true
      },
    }
    shown.push(one)
    return one
  }
  vi.stubGlobal('Notification', Object.assign(notification, { permission: 'granted' }))
  const focus = vi.spyOn(document, 'hasFocus').mockReturnValue(focused)
  vi.spyOn(window, 'focus').mockImplementation(() => undefined)
  const host = {
    ...createFakeHost(),
    kind: kind === 'browser' ? ('browser' as const) : ('electron' as const),
  }
  const store = createConsoleStore({ connection: 'live', windowId: ourWindow, mediaWindow })
  store.setState(({ settings }) => ({ settings: { ...settings, language: 'it' } }))
  const ui = createUiStore({ screen: 'log' })
  const stop = noticeUnseen(window, host, { console: store, ui, request: createSendRequest(host, ui) })
  onTestFinished(stop)
  const calls = (...list: Call[]) =>
    store.setState({ callsById: Object.fromEntries(list.map((call) => [call.id, call])) })
  const lookAway = (away: boolean) => focus.mockReturnValue(!away)
  return { host, ui, shown, calls, lookAway }
}

const held = (): Call => ({ ...callOf(), state: 'held', answeredAt: Date.now(), heldSince: Date.now() })

test('whoever waits stands in the title of the window, with the time', () => {
  const { calls } = openWindow({ focused: true })
  const call = held()
  calls(call)
  vi.advanceTimersByTime(65 * seconds)
  expect(document.title).toMatch(/ · in attesa da 1:05$/)
  calls({ ...call, state: 'talking', heldSince: null })
  expect(document.title).toBe('Pronto')
})

test('a window out of sight for half a minute says by a notification who waits; a click leads there', () => {
  const { calls, shown, ui } = openWindow()
  const call = held()
  calls(call)
  vi.advanceTimersByTime(29 * seconds)
  expect(shown).toEqual([])
  vi.advanceTimersByTime(90 * seconds)
  expect(shown).toMatchObject([{ body: 'La chiamata è ancora in attesa: torna a Pronto.', closed: false }])
  expect(shown[0]?.title).toMatch(/ aspetta da 30 s$/)
  shown[0]?.onclick?.()
  expect(ui.getState()).toMatchObject({ screen: 'call', focusedCallId: call.id })
  calls()
  expect(shown[0]?.closed).toBe(true)
})

test('a window that is looked at needs no notification, and counts from when one looks away', () => {
  const { calls, shown, lookAway } = openWindow({ focused: true })
  calls(held())
  vi.advanceTimersByTime(60 * seconds)
  lookAway(true)
  vi.advanceTimersByTime(28 * seconds)
  expect(shown).toEqual([])
  vi.advanceTimersByTime(5 * seconds)
  expect(shown).toHaveLength(1)
})

test('the Electron host is asked to show it; a window without the audio keeps quiet', () => {
  const electron = openWindow({ kind: 'electron' })
  const call = held()
  electron.calls(call)
  vi.advanceTimersByTime(40 * seconds)
  expect(electron.host.askedFor('call:hold-unseen')).toEqual([{ callId: call.id }])
  expect(electron.shown).toEqual([])
  const second = openWindow({ mediaWindow: otherWindow })
  second.calls(held())
  vi.advanceTimersByTime(40 * seconds)
  expect(second.shown).toEqual([])
})

test('a console that cannot be reached says so once beside other programs, until it can', () => {
  const { host, shown } = openWindow()
  const outage = {
    id: OutageId.parse('01900000-0000-7000-8000-000000000001'),
    from: 0,
    to: 6_000,
    over: false,
    causes: ['network'] as const,
    agentId: null,
  }
  host.tell(eventOf('outage:logged', { outage }))
  host.tell(eventOf('outage:logged', { outage: { ...outage, to: 306_000 } }))
  expect(shown).toMatchObject([
    { title: 'Non sei raggiungibile', body: 'Rete. Apri Pronto per vedere che cosa fare.', closed: false },
  ])
  host.tell(eventOf('outage:logged', { outage: { ...outage, over: true } }))
  expect(shown[0]?.closed).toBe(true)
})

test('who rang in vain behind other windows stands in the title and a notification until somebody looks', () => {
  const { calls, shown, lookAway, ui } = openWindow()
  const call = callOf()
  const gaveUp: Call = {
    ...call,
    state: 'ended',
    end: { reason: 'caller-gave-up', status: null },
    endedAt: Date.now(),
  }
  calls(call)
  calls(gaveUp)
  calls({ ...gaveUp, verified: false })
  expect(document.title).toMatch(/^Chiamata persa da /)
  expect(shown).toMatchObject([
    { title: document.title, body: 'Ha riagganciato prima della risposta.', closed: false },
  ])
  calls()
  expect(document.title).toMatch(/^Chiamata persa da /)
  window.dispatchEvent(new Event('focus'))
  expect(document.title).toBe('Pronto')
  expect(shown[0]?.closed).toBe(true)

  lookAway(false)
  calls(call)
  calls(gaveUp)
  lookAway(true)
  calls(call)
  calls({ ...gaveUp, end: { reason: 'answered-elsewhere', status: null } })
  expect(shown).toHaveLength(1)
  expect(ui.getState().screen).toBe('log')
})

test('leaving the page asks first while somebody is on the line, and at no other time', () => {
  const store = createConsoleStore({ connection: 'live', windowId: ourWindow, mediaWindow: ourWindow })
  const stop = askBeforeLeaving(window, store)
  const asks = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(asks()).toBe(false)
  const call = held()
  store.setState({ callsById: { [call.id]: call } })
  expect(asks()).toBe(true)
  store.setState({ mediaWindow: otherWindow })
  expect(asks()).toBe(false)
  store.setState({ mediaWindow: ourWindow, callsById: { [call.id]: { ...call, state: 'ended' } } })
  expect(asks()).toBe(false)
  stop()
})
