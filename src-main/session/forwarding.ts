import type { OutgoingRules } from '../contract/outgoing.ts'
import { type Failure, failure } from '../contract/result.ts'
import { forwardTrouble as troubleByRules } from '../domain/forwarding.ts'
import { dialTarget } from '../softphone/dial-target.ts'

/** Only whether it can be read matters here, not at which server it is. */
const anyDomain = 'pbx.invalid'

/** As `domain/forwarding.ts`, and an address has to be one that the telephone can read. */
export function forwardTrouble(target: string, rules: OutgoingRules): Failure | null {
  if (target !== '' && dialTarget(target, anyDomain) === null) return failure('not-a-number')
  return troubleByRules(target, rules)
}
