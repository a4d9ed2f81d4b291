import type { PromiseReminder } from '../../src-main/contract/ledger.ts'
import { textsFor } from '../../src-main/texts/index.ts'
import type { Bridge } from '../bridge/bridge.ts'
import { type ConsoleAccess, languageOf } from '../state/console-context.tsx'
import { notify, openCustomer } from '../state/ui-store.ts'

/**
 * A promise that falls due is said in the window. Behind other windows the browser's own notification says it where it
 * may; the Electron host shows one by itself, and its click comes back as `customer:focus`.
 */
export function followReminders(view: Window, bridge: Pick<Bridge, 'kind' | 'on'>, access: ConsoleAccess) {
  return bridge.on((event) => {
    if (event.name === 'customer:focus') openCustomer(access.ui, event.payload.customerId)
    if (event.name !== 'promise:reminder') return
    const { title, body } = wordsFor(event.payload.reminder, access)
    const { promiseId, customerId } = event.payload.reminder
    notify(access.ui, { kind: 'reminder', text: `${title}: ${body}`, customerId })
    const away = view.document.hidden || !view.document.hasFocus()
    if (bridge.kind !== 'browser' || !away || !('Notification' in view)) return
    if (Notification.permission !== 'granted') return
    const notification = new Notification(title, { body, tag: promiseId })
    notification.onclick = () => {
      view.focus()
      notification.close()
      openCustomer(access.ui, customerId)
    }
  })
}

function wordsFor(
  { moment, customerName, dueAt, what, others }: PromiseReminder,
  { console: store }: ConsoleAccess,
): { readonly title: string; readonly body: string } {
  const { promises, time } = textsFor(languageOf(store.getState().settings.language))
  return {
    title: promises.notice[moment](customerName, time.clock(dueAt)),
    body: others === 0 ? what : `${what}, ${promises.notice.others(others)}`,
  }
}
