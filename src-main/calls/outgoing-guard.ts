import type { CallQuestion, OutgoingRules } from '../contract/outgoing.ts'
import type { CommandOutcome, Softphone } from '../contract/softphone.ts'
import { judgeTarget, tooMany } from '../domain/outgoing-rules.ts'

export type OutgoingGuard = {
  /** Null: it may be called. `confirm-call` leaves a question. */
  check(target: string): CommandOutcome | null
  /** The last call that was asked about and not yet answered. */
  question(): CallQuestion | null
  /** The operator's word: this one may be called, once and soon. False: the question is another one by now. */
  confirm(id: number): boolean
}

/** A confirmation that nobody made use of is none any more, in milliseconds. */
const confirmedFor = 60_000

/** Stands before everything that dials: keys, links, promises, transfers, consultations. */
export function createOutgoingGuard(rules: () => OutgoingRules, now: () => number): OutgoingGuard {
  const begun: number[] = []
  let lastId = 0
  let open: CallQuestion | null = null
  let confirmed: { readonly target: string; readonly until: number } | null = null

  function begin(): null {
    begun.push(now())
    if (begun.length > 100) begun.shift()
    return null
  }

  return {
    check(target) {
      const house = rules()
      if (tooMany(begun, now(), house)) return 'too-many-calls'
      const verdict = judgeTarget(target, house)
      if (verdict.kind === 'refused') return verdict.why
      if (verdict.kind === 'allowed') return begin()
      const isConfirmed = confirmed?.target === target && now() < confirmed.until
      confirmed = null
      if (isConfirmed) return begin()
      lastId += 1
      open = { id: lastId, target, doubt: verdict.doubt, country: verdict.country }
      return 'confirm-call'
    },
    question: () => open,
    confirm(id) {
      if (open?.id !== id) return false
      confirmed = { target: open.target, until: now() + confirmedFor }
      open = null
      return true
    },
  }
}

/** The telephone, behind its guard. */
export function guardOutgoing(softphone: Softphone, guard: OutgoingGuard): Softphone {
  return {
    ...softphone,
    async dial(target, from) {
      const refused = guard.check(target)
      return refused === null ? softphone.dial(target, from) : { outcome: refused, callId: null }
    },
    async consult(callId, target, story) {
      const refused = guard.check(target)
      return refused === null ? softphone.consult(callId, target, story) : { outcome: refused, callId: null }
    },
    async transfer(callId, target, story) {
      return guard.check(target) ?? softphone.transfer(callId, target, story)
    },
  }
}
