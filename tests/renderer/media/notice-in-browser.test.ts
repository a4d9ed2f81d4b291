import { expect, onTestFinished, test, vi } from 'vitest'
import { createSendRequest } from '../../../src-renderer/bridge/send-request.ts'
import { noticeInBrowser } from '../../../src-renderer/media/notice-in-browser.ts'
import { createConsoleStore } from '../../../src-renderer/state/console-store.ts'
import { createUiStore } from '../../../src-renderer/state/ui-store.ts'
import { createFakeHost } from '../../support/window/fake-host.ts'
import { callOf } from '../../support/window/fixtures.ts'

test('a click on the notification of a ringing call answers it, as the notification says', () => {
  const shown: { title: string; body: string; onclick: () => void; close: () => void }[] = []
  // The parts of a Notification that are used; jsdom has none.
  const notification = function notification(title: string, { body }: { body: string }) {
    const one = { title, body, onclick: () => {}, close: () => {} }
    shown.push(one)
    return one
  }
  vi.stubGlobal('Notification', Object.assign(notification, { permission: 'granted' }))
  vi.spyOn(document, 'hasFocus').mockReturnValue(false)
  vi.spyOn(window, 'focus').mockImplementation(() => undefined)
  const host = createFakeHost()
  const store = createConsoleStore()
  store.setState(({ settings }) => ({ settings: { ...settings, language: 'it' } }))
  const ui = createUiStore({ screen: 'log' })
  const stop = noticeInBrowser(window, { console: store, ui, request: createSendRequest(host, ui) })
  onTestFinished(() => {
    stop()
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })

  const call = { ...callOf(), line: 'Assistenza' }
  store.setState({ callsById: { [call.id]: call } })
  expect(shown).toMatchObject([{ body: '+393331234567 · sulla linea Assistenza · un clic risponde' }])
  shown[0]?.onclick()
  expect(host.askedFor('call:answer')).toEqual([{ callId: call.id }])
  expect(ui.getState()).toMatchObject({ screen: 'call', focusedCallId: call.id })
})
