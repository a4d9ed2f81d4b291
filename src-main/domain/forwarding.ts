import type { OutgoingRules } from '../contract/outgoing.ts'
import { type Failure, failure } from '../contract/result.ts'
import { judgeTarget } from './outgoing-rules.ts'

/** Whether this is a number in any spelling, or says that it is a SIP address. */
function isDialable(target: string): boolean {
  const text = target.trim()
  if (/^sips?:\S/i.test(text)) return true
  const number = text.replace(/[^\d+*#]/g, '')
  return /^[\d\s+*#()./\-\u00a0\u2010-\u2015]+$/.test(text) && /^\+?[\d*#]{1,40}$/.test(number)
}

/**
 * Why no call may be sent on to this number, null if it may. Nobody is there to be asked while a caller is sent on, so
 * that whatever the house would ask about is refused: `forward-costly`, with the doubt as `detail`.
 */
export function forwardTrouble(target: string, rules: OutgoingRules): Failure | null {
  if (target === '') return null
  if (!isDialable(target)) return failure('not-a-number')
  const verdict = judgeTarget(target, rules)
  if (verdict.kind === 'allowed') return null
  return verdict.kind === 'refused' ? failure(verdict.why) : failure('forward-costly', verdict.doubt)
}
