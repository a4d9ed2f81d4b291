import type { Call } from '../../src-main/contract/calls.ts'
import type { OutageId } from '../../src-main/contract/ids.ts'
import { textsFor } from '../../src-main/texts/index.ts'
import type { Bridge } from '../bridge/bridge.ts'
import { nameOf } from '../calls/call-selection.ts'
import { type ConsoleAccess, languageOf } from '../state/console-context.tsx'
import { focusCall, openCustomer } from '../state/ui-store.ts'
import { noticeHolds } from './hold-notices.ts'
import { holds } from './media.ts'
import { noticeMissed } from './missed-notices.ts'

/**
 * What must not go unseen behind other windows: somebody who waits, or rang in vain, and a console that cannot be reached. The Electron
 * host shows the notifications by itself; in a browser the page does where it may.
 */
export function noticeUnseen(view: Window, bridge: Pick<Bridge, 'kind' | 'on'>, access: ConsoleAccess) {
  const { console: store, ui, request } = access
  const words = () => textsFor(languageOf(store.getState().settings.language))
  const name = (call: Call) => nameOf(call, store.getState().cardsById, words())

  const stopHolds = noticeHolds({
    store,
    document: view.document,
    words: (call, heldMs) => `${name(call)} · ${words().calls.heldFor(words().time.timer(heldMs))}`,
    tell(call, heldMs) {
      if (!holds(store.getState())) return () => undefined
      if (bridge.kind !== 'browser') {
        void request('call:hold-unseen', { callId: call.id })
        return () => undefined
      }
      const { reach, time } = words()
      const title = reach.heldTitle(name(call), time.duration(heldMs / 1000))
      return show(view, { title, body: reach.heldBody, tag: `held ${call.id}` }, () => focusCall(ui, call.id))
    },
  })
  const stopMissed = noticeMissed({
    store,
    view,
    title: (call) => words().calls.missed(name(call)),
    tell(call, title) {
      if (bridge.kind !== 'browser' || call.end === null || !holds(store.getState())) return () => undefined
      const { customerId, end } = call
      return show(view, { title, body: words().calls.end[end.reason], tag: `missed ${call.id}` }, () => {
        if (customerId) openCustomer(ui, customerId)
      })
    },
  })
  const stopOutages = bridge.kind === 'browser' ? noticeOutages(view, bridge, access) : () => undefined
  return () => {
    stopHolds()
    stopMissed()
    stopOutages()
  }
}

function noticeOutages(view: Window, bridge: Pick<Bridge, 'on'>, { console: store }: ConsoleAccess) {
  let told: OutageId | null = null
  let takeAway = (): void => undefined
  return bridge.on((event) => {
    if (event.name !== 'outage:logged') return
    const { id, over, causes } = event.payload.outage
    if (over) return takeAway()
    const isAway = view.document.hidden || !view.document.hasFocus()
    if (id === told || !isAway || !holds(store.getState())) return
    told = id
    const { reach } = textsFor(languageOf(store.getState().settings.language))
    const because = reach.causes[causes[0] ?? 'network']
    const body = reach.openWindow(because.charAt(0).toUpperCase() + because.slice(1))
    takeAway = show(view, { title: reach.cannotBeReached, body, tag: `outage ${id}` }, () => undefined)
  })
}

type Words = { readonly title: string; readonly body: string; readonly tag: string }

function show(view: Window, { title, body, tag }: Words, onClick: () => void): () => void {
  if (!('Notification' in view) || Notification.permission !== 'granted') return () => undefined
  const notification = new Notification(title, { body, tag, requireInteraction: true })
  notification.onclick = () => {
    view.focus()
    notification.close()
    onClick()
  }
  return () => notification.close()
}
