import type { Call, CallEndReason } from '../contract/calls.ts'
import type { AttemptOutcome } from '../contract/promises.ts'

/**
 * What came of a call that the house made: the operator's own word first (somebody's voice mail answers too). Null while
 * it is not known, or where the call never reached the telephone network.
 */
export function attemptOutcomeOf({
  outcome,
  answeredAt,
  end,
}: Pick<Call, 'outcome' | 'answeredAt' | 'end'>): AttemptOutcome | null {
  if (outcome === 'wrong-number' || outcome === 'no-answer') return outcome
  if (answeredAt !== null) return 'answered'
  return end === null ? null : unanswered[end.reason]
}

const unanswered: Record<CallEndReason, AttemptOutcome | null> = {
  'hung-up-here': 'no-answer',
  'hung-up-there': 'no-answer',
  'cancelled-here': 'no-answer',
  busy: 'no-answer',
  declined: 'no-answer',
  'no-answer': 'no-answer',
  'no-such-number': 'wrong-number',
  'caller-gave-up': null,
  'answered-elsewhere': null,
  'refused-here-busy': null,
  'do-not-disturb': null,
  blocked: null,
  forwarded: null,
  'refused-here': null,
  missed: null,
  'not-allowed': null,
  'transferred-here': null,
  parked: null,
  'no-common-codec': null,
  'no-microphone': null,
  'media-lost': null,
  'line-lost': null,
  'pbx-error': null,
}
