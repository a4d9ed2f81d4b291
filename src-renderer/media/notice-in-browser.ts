import type { Call } from '../../src-main/contract/calls.ts'
import type { Line } from '../../src-main/contract/line.ts'
import { textsFor } from '../../src-main/texts/index.ts'
import { accountShown, withAccount } from '../calls/account-of.ts'
import { lineOf } from '../calls/call-selection.ts'
import { type ConsoleAccess, languageOf } from '../state/console-context.tsx'
import { focusCall } from '../state/ui-store.ts'
import { noticeCalls } from './call-notices.ts'

/** The browser host's part in making a ringing call noticed: what the notification says, and what its click does. */
export function noticeInBrowser(view: Window, { console: store, ui, request }: ConsoleAccess): () => void {
  return noticeCalls({
    store,
    document: view.document,
    notifications: 'Notification' in view ? Notification : undefined,
    words(call) {
      const { line, settings } = store.getState()
      return wordsFor(call, languageOf(settings.language), line)
    },
    answer(callId) {
      focusCall(ui, callId)
      void request('call:answer', { callId })
    },
  })
}

function wordsFor(call: Call, language: 'it' | 'en', now: Line): { title: string; body: string } {
  const texts = textsFor(language)
  const { calls } = texts
  const { caller } = call
  const line = withAccount(call, accountShown(call, now), lineOf(call, now.demo, texts))
  const onLine = line === '' ? '' : calls.onLine(line)
  const body = [onLine, calls.clickAnswers].filter(Boolean).join(' · ')
  switch (caller.kind) {
    case 'known':
      return { title: calls.ringing(caller.customer.name), body }
    case 'several':
      return { title: calls.ringingSeveral(caller.customers.length), body }
    case 'withheld':
      return { title: calls.ringingWithheld, body }
    case 'unknown':
      return { title: calls.ringingUnknown, body: [caller.raw, body].filter(Boolean).join(' · ') }
  }
}
