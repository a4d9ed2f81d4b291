import type { ConsoleEvents } from '../../src-main/contract/events.ts'
import { textsFor } from '../../src-main/texts/index.ts'
import { type ConsoleAccess, languageOf } from '../state/console-context.tsx'
import { type CallToConfirm, notify, openOverlay } from '../state/ui-store.ts'

/** A link or the clipboard would call: the window asks for a key first. */
export function askToDial(
  { console: store, ui, request }: ConsoleAccess,
  { target, from }: ConsoleEvents['dial:asked'],
): void {
  if (target === null) {
    const { outgoing } = textsFor(languageOf(store.getState().settings.language))
    notify(ui, { kind: 'hint', text: outgoing.noNumber[from] })
    return
  }
  const call: CallToConfirm['call'] = (chosen) => void request('call:dial', { target, ...chosen })
  openOverlay(ui, { kind: 'confirm-call', target, doubt: null, country: null, from, by: null, call })
}
