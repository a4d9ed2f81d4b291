import type { CallRules } from '../contract/profile.ts'
import type { RemoteIdentity } from '../contract/softphone.ts'
import { blockedAs } from '../domain/call-rules.ts'

export type Screening = 'ring' | 'do-not-disturb' | 'blocked' | 'forward' | 'forward-later'

/**
 * What this seat's rules make of a caller. A blocked one is refused whatever else is set; forwarding comes before "do not
 * disturb": somebody else is there to answer. Where it may not go, the call stays here.
 */
export function createCallRules(rules: () => CallRules, mayForwardTo: (target: string) => boolean) {
  // Read on the way of every INVITE: the numbers are parsed once for each list.
  const read = new WeakMap<CallRules['blocked'], ReadonlySet<string>>()

  function blocked(): ReadonlySet<string> {
    const list = rules().blocked
    const known = read.get(list) ?? new Set(list.map(blockedAs))
    read.set(list, known)
    return known
  }

  return function screen({ user, withheld }: RemoteIdentity, isBusy: boolean): Screening {
    const { doNotDisturb, forwardTo, forwardWhen } = rules()
    const numbers = blocked()
    if (numbers.size > 0 && !withheld && numbers.has(blockedAs(user))) return 'blocked'
    const forwards = forwardTo !== '' && mayForwardTo(forwardTo)
    if (forwards && (forwardWhen === 'always' || isBusy || doNotDisturb)) return 'forward'
    if (doNotDisturb) return 'do-not-disturb'
    return forwards ? 'forward-later' : 'ring'
  }
}
