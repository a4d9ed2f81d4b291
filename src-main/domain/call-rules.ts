import type { CallRules, CallRulesChange } from '../contract/profile.ts'
import { numberToKeep } from './phone-numbers.ts'

/** One spelling for all spellings of a number, by which blocked numbers are compared; what is none is taken as it is. */
export function blockedAs(raw: string): string {
  return numberToKeep(raw) ?? raw.trim().toLowerCase()
}

/** The rules with a change made to them: a number is blocked once, however it is written, and freed in any spelling. */
export function withCallRules(rules: CallRules, change: CallRulesChange): CallRules {
  const { block, unblock } = change
  const freed = unblock === undefined ? null : blockedAs(unblock)
  const kept = rules.blocked.filter((each) => freed === null || blockedAs(each) !== freed)
  const isNew = block !== undefined && kept.every((each) => blockedAs(each) !== blockedAs(block))
  // The list stays the same object where nothing was added or freed: what is read from it is kept by it.
  const isSame = !isNew && kept.length === rules.blocked.length
  return {
    doNotDisturb: change.doNotDisturb ?? rules.doNotDisturb,
    forwardTo: change.forwardTo ?? rules.forwardTo,
    forwardWhen: change.forwardWhen ?? rules.forwardWhen,
    blocked: isSame ? rules.blocked : isNew ? [...kept, block] : kept,
  }
}
