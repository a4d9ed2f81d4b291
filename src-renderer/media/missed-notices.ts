import type { Call } from '../../src-main/contract/calls.ts'
import { rangInVain } from '../../src-main/domain/missed-calls.ts'
import type { ConsoleState, ConsoleStore } from '../state/console-store.ts'
import { pageTitle } from './page-title.ts'

export type MissedNoticeParts = {
  readonly store: ConsoleStore
  readonly view: Window
  /** Names the caller. */
  title(call: Call): string
  /** Nobody looked at the window when it stopped ringing; answers with what takes the notice away. */
  tell(call: Call, title: string): () => void
}

/** Who rang in vain behind other windows stands in the window's title, and in a notice, until somebody looks. */
export function noticeMissed({ store, view, title, tell }: MissedNoticeParts): () => void {
  const pages = pageTitle(view.document)
  const notices = new Set<() => void>()

  function follow(state: ConsoleState, before: ConsoleState): void {
    const away = view.document.hidden || !view.document.hasFocus()
    if (!away || state.callsById === before.callsById) return
    for (const call of Object.values(state.callsById)) {
      if (before.callsById[call.id]?.state !== 'ringing' || !rangInVain(call)) continue
      const words = title(call)
      pages.set('missed', words)
      notices.add(tell(call, words))
    }
  }

  function forget(): void {
    pages.set('missed', null)
    for (const takeAway of notices) takeAway()
    notices.clear()
  }

  const looked = () => {
    if (!view.document.hidden && view.document.hasFocus()) forget()
  }

  const offStore = store.subscribe(follow)
  view.addEventListener('focus', forget)
  view.document.addEventListener('visibilitychange', looked)
  return () => {
    offStore()
    view.removeEventListener('focus', forget)
    view.document.removeEventListener('visibilitychange', looked)
    forget()
  }
}
