import type { Call, CallEndReason } from '../contract/calls.ts'
import type { HostPort } from '../contract/host.ts'
import type { CallId } from '../contract/ids.ts'
import { rangInVain } from '../domain/missed-calls.ts'
import { whoIsCalling } from './announce.ts'

export type MissedTellerPorts = {
  readonly host: Pick<HostPort, 'remind'>
  texts(): {
    readonly withheld: string
    readonly missed: (who: string) => string
    readonly end: Readonly<Record<CallEndReason, string>>
  }
  /** Somebody wants to see who called in vain. */
  open(call: Call): void
}

/** Says beside other programs who rang until it stopped, since the call itself goes from the screen by itself. */
export function createMissedTeller({ host, texts, open }: MissedTellerPorts) {
  const ringing = new Set<CallId>()
  return {
    changed(call: Call): void {
      if (call.state === 'ringing') {
        ringing.add(call.id)
        return
      }
      if (!ringing.delete(call.id) || call.end === null || !rangInVain(call)) return
      const words = texts()
      const title = words.missed(whoIsCalling(call, words))
      host.remind({ title, body: words.end[call.end.reason] }, () => open(call))
    },
  }
}
