import type { Call } from '../contract/calls.ts'
import type { HostPort } from '../contract/host.ts'
import type { CallId } from '../contract/ids.ts'
import { formatPhoneNumber } from '../domain/phone-numbers.ts'

type AnnounceTexts = {
  readonly title: (who: string) => string
  readonly withheld: string
  readonly answer: string
}

export type AnnouncePorts = {
  readonly host: Pick<HostPort, 'bringForward' | 'notify'>
  texts(): AnnounceTexts
  /** What was called, in few words; may be empty. */
  lineOf(call: Call): string
  answer(callId: CallId): void
}

/** Makes a ringing call noticed behind other windows: the window comes forward, a notification can answer. */
export function createAnnouncer({ host, texts, lineOf, answer }: AnnouncePorts) {
  const shown = new Map<CallId, () => void>()

  function show(call: Call): void {
    const words = texts()
    host.bringForward()
    const dispose = host.notify(
      {
        callId: call.id,
        title: words.title(whoIsCalling(call, words)),
        body: lineOf(call),
        answer: words.answer,
      },
      () => answer(call.id),
    )
    shown.set(call.id, dispose)
  }

  return {
    changed(call: Call): void {
      const dispose = shown.get(call.id)
      if (call.state === 'ringing' && !dispose) show(call)
      if (call.state !== 'ringing' && dispose) {
        shown.delete(call.id)
        dispose()
      }
    },
    close(): void {
      for (const dispose of shown.values()) dispose()
      shown.clear()
    },
  }
}

/** `withheld`: how somebody is called who withholds their number. */
export function whoIsCalling({ caller, displayName }: Call, texts: { readonly withheld: string }): string {
  switch (caller.kind) {
    case 'withheld':
      return texts.withheld
    case 'known':
      return caller.customer.name
    case 'several':
      return caller.customers.map(({ name }) => name).join(', ')
    case 'unknown':
      return displayName || formatPhoneNumber(caller.number ?? caller.raw)
  }
}
