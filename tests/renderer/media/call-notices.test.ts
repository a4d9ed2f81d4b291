import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Call } from '../../../src-main/contract/calls.ts'
import { noticeCalls } from '../../../src-renderer/media/call-notices.ts'
import { createConsoleStore } from '../../../src-renderer/state/console-store.ts'
import { callOf } from '../../support/window/fixtures.ts'

const shown: { title: string; body: string; closed: boolean; onclick: (() => void) | null }[] = []
const closers: (() => void)[] = []

beforeEach(() => {
  vi.useFakeTimers()
  document.title = 'Pronto'
})
afterEach(() => {
  for (const close of closers.splice(0)) close()
  shown.length = 0
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function openDesk({ permission = 'granted', focused = false } = {}) {
  vi.spyOn(document, 'hasFocus').mockReturnValue(focused)
  // The parts of a Notification that are used; jsdom has none.
  const notifications = Object.assign(
    function notification(title: string, { body }: { body: string }) {
      const one = {
        title,
        body,
        closed: false,
        onclick: null,
        close: () => Object.assign(one, { closed: true }),
      }
      shown.push(one)
      return one
    },
    { permission },
  ) as unknown as typeof Notification
  const store = createConsoleStore()
  const answer = vi.fn()
  closers.push(
    noticeCalls({
      store,
      document,
      notifications,
      words: () => ({ title: 'Maria Rossi sta chiamando', body: 'sulla linea Assistenza' }),
      answer,
    }),
  )
  const calls = (...list: Call[]) =>
    store.setState({ callsById: Object.fromEntries(list.map((call) => [call.id, call])) })
  return { calls, answer }
}

test('a call behind other windows is named in a notification; clicking it answers', () => {
  const focus = vi.spyOn(window, 'focus').mockImplementation(() => undefined)
  const { calls, answer } = openDesk()
  const call = callOf()
  calls(call)
  calls({ ...call, verified: false })
  expect(shown).toMatchObject([{ title: 'Maria Rossi sta chiamando', body: 'sulla linea Assistenza' }])
  shown[0]?.onclick?.()
  expect(focus).toHaveBeenCalledOnce()
  expect(answer).toHaveBeenCalledExactlyOnceWith(call.id)
})

test('the notification goes when the call is answered or gone', () => {
  const { calls } = openDesk()
  const call = callOf()
  calls(call)
  calls({ ...call, state: 'talking' })
  expect(shown[0]?.closed).toBe(true)
})

test('where notifications are not allowed the title flashes until somebody looks', () => {
  const { calls } = openDesk({ permission: 'denied' })
  calls(callOf())
  expect(shown).toHaveLength(0)
  expect(document.title).toBe('Maria Rossi sta chiamando')
  vi.advanceTimersByTime(900)
  expect(document.title).toBe('Pronto')
  vi.advanceTimersByTime(900)
  expect(document.title).toBe('Maria Rossi sta chiamando')
  window.dispatchEvent(new Event('focus'))
  vi.advanceTimersByTime(2_000)
  expect(document.title).toBe('Pronto')
})

test('whoever looks at the window is not told twice', () => {
  const { calls } = openDesk({ focused: true })
  calls(callOf())
  expect(shown).toHaveLength(0)
  expect(document.title).toBe('Pronto')
})
