import { flushSync } from 'react-dom'
import type { Call } from '../../src-main/contract/calls.ts'
import { type Texts, textsFor } from '../../src-main/texts/index.ts'
import { type ConsoleAccess, languageOf } from '../state/console-context.tsx'
import { focusCall, notify } from '../state/ui-store.ts'

/** Where the caller's name is typed, or the first of those who share the number. */
export const callerNameId = 'caller-name'

/** Says why nothing can be done yet for a caller without a card, and leads to where they get one. */
export function askForCard(
  { console: store, ui }: ConsoleAccess,
  call: Call,
  why: (texts: Texts) => string,
): void {
  const texts = textsFor(languageOf(store.getState().settings.language))
  flushSync(() => focusCall(ui, call.id))
  notify(ui, { kind: 'hint', text: why(texts) })
  document.getElementById(callerNameId)?.focus()
}
