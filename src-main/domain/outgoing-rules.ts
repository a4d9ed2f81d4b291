import type { CallDoubt, OutgoingRules } from '../contract/outgoing.ts'
import { destinationOf } from './costly-numbers.ts'

export type OutgoingVerdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'confirm'; readonly doubt: CallDoubt; readonly country: string | null }
  | { readonly kind: 'refused'; readonly why: 'call-not-allowed' | 'too-many-calls' }

const minute = 60_000
const home = 'IT'

/** Whether so many calls have been begun within the last minute that one more would be too many. */
export function tooMany(begun: readonly number[], now: number, { mostPerMinute }: OutgoingRules): boolean {
  return begun.filter((at) => now - at < minute).length >= mostPerMinute
}

/** What the rules of the house say of this number, in any spelling, or SIP address. */
export function judgeTarget(target: string, rules: OutgoingRules): OutgoingVerdict {
  const { number, country, cost } = destinationOf(target)
  if (number === null) return judgeAddress(target, rules)
  // Longer prefixes than country codes are possible, such as those of one's own town.
  if (rules.allowed.length > 0 && !rules.allowed.some((prefix) => number.startsWith(prefix)))
    return { kind: 'refused', why: 'call-not-allowed' }
  if (rules.confirmCostly && cost !== 'usual') return { kind: 'confirm', doubt: cost, country }
  if (rules.confirmForeign && country !== home) return { kind: 'confirm', doubt: 'foreign', country }
  return { kind: 'allowed' }
}

/** Extensions are the PBX's own; a name at another server may be anywhere. */
function judgeAddress(target: string, { allowed, confirmForeign }: OutgoingRules): OutgoingVerdict {
  if (!/^\s*sips?:[^@]*@/i.test(target)) return { kind: 'allowed' }
  if (allowed.length > 0) return { kind: 'refused', why: 'call-not-allowed' }
  return confirmForeign ? { kind: 'confirm', doubt: 'elsewhere', country: null } : { kind: 'allowed' }
}
