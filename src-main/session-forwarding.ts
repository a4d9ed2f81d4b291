import type { OutgoingRules } from './contract/outgoing.ts'
import { type Failure, failure } from './contract/result.ts'
import { judgeTarget } from './domain/outgoing-rules.ts'
import { dialTarget } from './softphone/dial-target.ts'

/** Only whether it can be read matters here, not at which server it is. */
const anyDomain = 'pbx.invalid'

/**
 * Why no call may be sent on to this number, null if it may. Nobody is there to be asked while a caller is sent on, so
 * that whatever the house would ask about is refused: `forward-costly`, with the doubt as `detail`.
 */
export function forwardTrouble(target: string, rules: OutgoingRules): Failure | null {
  if (target === '') return null
  if (dialTarget(target, anyDomain) === null) return failure('not-a-number')
  const verdict = judgeTarget(target, rules)
  if (verdict.kind === 'allowed') return null
  return verdict.kind === 'refused' ? failure(verdict.why) : failure('forward-costly', verdict.doubt)
}
