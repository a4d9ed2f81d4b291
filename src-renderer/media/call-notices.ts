import type { Call } from '../../src-main/contract/calls.ts'
import type { CallId } from '../../src-main/contract/ids.ts'
import type { ConsoleState, ConsoleStore } from '../state/console-store.ts'
import { pageTitle } from './page-title.ts'

export type CallNoticeParts = {
  readonly store: ConsoleStore
  readonly document: Document
  /** Undefined where the browser has no notifications. */
  readonly notifications: typeof Notification | undefined
  /** `title` names the caller, `body` the line that was called. */
  words(call: Call): { readonly title: string; readonly body: string }
  /** The notification was clicked. A page's notification has no buttons: its words say what the click does. */
  answer(callId: CallId): void
}

/** Milliseconds between the page's own title and the caller's name. */
const flashMs = 900

/**
 * Browser host only: a ringing call behind other windows shows a notification where they are allowed, and in any case
 * makes the tab's title flash. The Electron host brings its window forward instead.
 */
export function noticeCalls({ store, document, notifications, words, answer }: CallNoticeParts): () => void {
  const shown = new Map<CallId, Notification | null>()
  const pages = pageTitle(document)
  let flashing: ReturnType<typeof setInterval> | undefined

  function flash(title: string | null): void {
    clearInterval(flashing)
    flashing = undefined
    pages.set('ringing', title)
    if (title === null) return
    let isOn = true
    flashing = setInterval(() => {
      isOn = !isOn
      pages.set('ringing', isOn ? title : null)
    }, flashMs)
  }

  function show(call: Call): Notification | null {
    if (notifications?.permission !== 'granted') return null
    const { title, body } = words(call)
    const notification = new notifications(title, {
      body,
      tag: call.id,
      requireInteraction: true,
      silent: true,
    })
    notification.onclick = () => {
      document.defaultView?.focus()
      notification.close()
      answer(call.id)
    }
    return notification
  }

  function follow({ callsById }: ConsoleState): void {
    const away = document.hidden || !document.hasFocus()
    const ringing = Object.values(callsById).filter(({ state }) => state === 'ringing')
    for (const call of ringing) if (away && !shown.has(call.id)) shown.set(call.id, show(call))
    for (const [id, notification] of shown) {
      if (ringing.some((call) => call.id === id)) continue
      notification?.close()
      shown.delete(id)
    }
    const first = ringing.find(({ id }) => shown.has(id))
    if (!first) flash(null)
    else if (flashing === undefined) flash(words(first).title)
  }

  const onFocus = () => flash(null)
  const offStore = store.subscribe((state, before) => state.callsById !== before.callsById && follow(state))
  document.defaultView?.addEventListener('focus', onFocus)
  return () => {
    offStore()
    document.defaultView?.removeEventListener('focus', onFocus)
    for (const notification of shown.values()) notification?.close()
    flash(null)
  }
}
