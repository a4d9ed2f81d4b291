import type { Call } from '../../src-main/contract/calls.ts'
import type { CallId } from '../../src-main/contract/ids.ts'
import { textsFor } from '../../src-main/texts/index.ts'
import { headline } from '../calls/call-bar.tsx'
import { nameOf } from '../calls/call-selection.ts'
import { type ConsoleAccess, languageOf } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'

/** Whoever asked a colleague in vain is told why, and that the customer is back. */
export function followConsults({ console: store, ui }: ConsoleAccess): () => void {
  return store.subscribe(({ callsById, cardsById, settings }, before) => {
    if (callsById === before.callsById) return
    const texts = textsFor(languageOf(settings.language))
    for (const { colleague, customer } of endedConsults(callsById, before.callsById)) {
      const what = headline(colleague, nameOf(colleague, cardsById, texts), texts)
      const back = texts.transfers.isBack(nameOf(customer, cardsById, texts))
      notify(ui, { kind: 'hint', text: `${what}. ${back}` })
    }
  })
}

type CallsById = Readonly<Record<CallId, Call>>

function endedConsults(now: CallsById, before: CallsById) {
  return Object.values<Call>(now).flatMap((colleague) => {
    if (colleague.consultFor === null || colleague.state !== 'ended') return []
    if (before[colleague.id]?.state === 'ended' || isOurDoing(colleague)) return []
    const customer = now[colleague.consultFor]
    return customer && customer.state !== 'ended' ? [{ colleague, customer }] : []
  })
}

function isOurDoing({ end }: Call): boolean {
  return (
    end?.reason === 'hung-up-here' || end?.reason === 'cancelled-here' || end?.reason === 'transferred-here'
  )
}
